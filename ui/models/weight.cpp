#include "ui/models/weight.h"

#include <algorithm>

namespace thence::ui {

namespace {

constexpr qsizetype ofAHop = 1024; // however little it says

qsizetype weight(const http::FieldList& fields) {
    qsizetype bytes = 0;
    for (const http::Field field : fields)
        bytes += field.name.size() + field.value.size() + 4;
    return bytes;
}

} // namespace

qsizetype weight(const trace::Exchange& exchange) {
    // An imported exchange has fields and no heads.
    qsizetype bytes = ofAHop + exchange.request.target.href().size() +
                      std::max(exchange.requestHead.size(), weight(exchange.request.fields)) +
                      exchange.responseHead.size() + weight(exchange.trailers);
    if (exchange.response) {
        if (exchange.responseHead.isEmpty())
            bytes += weight(exchange.response->fields);
        bytes += exchange.response->content.size();
    }
    for (const trace::Interim& interim : exchange.interim)
        bytes += std::max(interim.head.size(), weight(interim.fields));
    if (exchange.connection && exchange.connection->tls)
        for (const trace::Certificate& certificate : exchange.connection->tls->chain)
            bytes += certificate.alternativeNames.size() * 16;
    return bytes;
}

qsizetype weight(const trace::Trace& trace) {
    qsizetype bytes = 0;
    for (const trace::Hop& hop : trace.hops)
        bytes += weight(hop.exchange);
    return bytes;
}

} // namespace thence::ui
