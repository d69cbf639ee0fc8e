#include "app/tracer/footprint.h"

namespace thence::tracer {

namespace {

/// The places of the fields, which outgrow the bytes where a head has thousands of short ones.
qint64 places(const http::FieldList& fields) {
    return fields.size() * qint64(sizeof(http::FieldList::Span));
}

qint64 lines(const http::FieldList& fields) {
    qint64 bytes = 0;
    for (const http::Field field : fields)
        bytes += field.name.size() + field.value.size() + 4;
    return bytes;
}

qint64 footprint(const http::FieldList& fields) {
    return places(fields) + lines(fields);
}

/// A request without its content.
qint64 footprint(const http::Request& request) {
    return request.target.href().size() + footprint(request.fields);
}

const char* contentOf(const http::Request& request) {
    return request.content ? request.content->bytes.constData() : nullptr;
}

qint64 footprint(const trace::Follow& follow) {
    qint64 bytes = footprint(follow.next);
    for (const trace::Change& change : follow.changes)
        bytes += qint64(sizeof change) + change.name.size() + change.from.size() +
                 change.to.size() + 2 * change.reason.size();
    return bytes;
}

qint64 size(const std::optional<QByteArray>& head) {
    return head ? head->size() : 0;
}

qint64 received(const trace::Exchange& exchange) {
    qint64 bytes = size(exchange.responseHead) + footprint(exchange.trailers);
    for (const trace::Interim& interim : exchange.interim)
        bytes += qint64(sizeof interim) +
                 (interim.head ? size(interim.head) : lines(interim.fields)) +
                 places(interim.fields);
    if (!exchange.response)
        return bytes;
    const http::Response& response = *exchange.response;
    // The fields are places in the head, unless that was read leniently or is not known.
    if (!exchange.responseHead || !exchange.leniencies.empty())
        bytes += lines(response.fields);
    return bytes + places(response.fields) + response.content.size();
}

qint64 certificates(const trace::Exchange& exchange) {
    qint64 bytes = 0;
    if (!exchange.reused && exchange.connection && exchange.connection->tls)
        for (const trace::Certificate& certificate : exchange.connection->tls->chain)
            bytes += qint64(sizeof certificate) + 2 * certificate.der.size(); // and as text
    return bytes;
}

} // namespace

qint64 footprint(const trace::Hop& hop, const trace::Hop* before) {
    const trace::Exchange& exchange = hop.exchange;
    qint64 bytes = qint64(sizeof hop) + footprint(exchange.request) + size(exchange.requestHead) +
                   received(exchange) + certificates(exchange);
    const char* const content = contentOf(exchange.request);
    if (content && (!before || contentOf(before->exchange.request) != content))
        bytes += exchange.request.content->bytes.size();
    if (const trace::Follow* const follow = hop.follow())
        bytes += footprint(*follow);
    if (const trace::Stop* const stop = hop.stop())
        bytes += 2 * stop->detail.size() + stop->target.value_or(QByteArray()).size();
    return bytes;
}

} // namespace thence::tracer
