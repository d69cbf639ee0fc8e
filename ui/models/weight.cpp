#include "ui/models/weight.h"

namespace thence::ui {

namespace {

constexpr qsizetype ofAHop = 1024; // however little it says

qsizetype weight(const http::FieldList& fields) {
    qsizetype bytes = 0;
    for (const http::Field field : fields)
        bytes += field.name.size() + field.value.size() + 4;
    return bytes;
}

/// Of a head, or of its fields where it is not known.
qsizetype weight(const std::optional<QByteArray>& head, const http::FieldList& fields) {
    return head ? head->size() : weight(fields);
}

const http::FieldList noFields;

} // namespace

qsizetype weight(const trace::Exchange& exchange) {
    const http::Response* const response = exchange.response ? &*exchange.response : nullptr;
    qsizetype bytes = ofAHop + exchange.request.target.href().size() +
                      weight(exchange.requestHead, exchange.request.fields) +
                      weight(exchange.responseHead, response ? response->fields : noFields) +
                      weight(exchange.trailers);
    if (response)
        bytes += response->content.size();
    for (const trace::Interim& interim : exchange.interim)
        bytes += weight(interim.head, interim.fields);
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
