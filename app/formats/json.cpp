#include "app/formats/json.h"

#include "app/formats/jsonparts.h"

namespace thence::formats {

namespace {

using trace::Exchange;
using trace::Hop;

QJsonObject contentToJson(QByteArrayView bytes, QByteArrayView mediaType,
                          const Redaction& redaction) {
    const auto [text, isBase64] = jsonText(redaction.content(bytes, mediaType), mediaType);
    return {{isBase64 ? QStringLiteral("base64") : QStringLiteral("text"), text}};
}

QJsonObject requestToJson(const http::Request& request, const Redaction& redaction) {
    QJsonObject object{{QStringLiteral("method"), fieldText(request.method)},
                       {QStringLiteral("url"), fieldText(redaction.url(request.target.href()))},
                       {QStringLiteral("fields"), fieldsToJson(request.fields, redaction)}};
    if (request.content)
        object[QStringLiteral("content")] = contentToJson(
            request.content->bytes, request.fields.first("Content-Type").value_or(QByteArrayView()),
            redaction);
    return object;
}

QJsonObject responseToJson(const Exchange& exchange, const Redaction& redaction) {
    const http::Response& response = *exchange.response;
    QJsonObject content =
        contentToJson(response.content,
                      response.fields.first("Content-Type").value_or(QByteArrayView()), redaction);
    content[QStringLiteral("encodedSize")] = exchange.encodedSize;
    content[QStringLiteral("decodedSize")] = exchange.decodedSize;
    content[QStringLiteral("cut")] = exchange.contentCut;
    if (exchange.cutForMemory)
        content[QStringLiteral("cutForMemory")] = true;
    return {{QStringLiteral("status"), response.status},
            {QStringLiteral("reason"), fieldText(redaction.text(response.reason))},
            {QStringLiteral("fields"), fieldsToJson(response.fields, redaction)},
            {QStringLiteral("trailers"), fieldsToJson(exchange.trailers, redaction)},
            {QStringLiteral("content"), content}};
}

QJsonObject connectionToJson(const Exchange& exchange) {
    const trace::Connection& connection = *exchange.connection;
    QJsonObject object{{QStringLiteral("remoteAddress"), connection.remoteAddress.toString()},
                       {QStringLiteral("remotePort"), connection.remotePort},
                       {QStringLiteral("localAddress"), connection.localAddress.toString()},
                       {QStringLiteral("localPort"), connection.localPort},
                       {QStringLiteral("reused"), exchange.reused}};
    if (connection.tls)
        object[QStringLiteral("tls")] = tlsToJson(*connection.tls);
    return object;
}

QJsonObject timingsToJson(const trace::Timings& timings) {
    QJsonObject object{{QStringLiteral("total"), milliseconds(timings.total())}};
    for (int i = 0; i < trace::phaseCount; ++i)
        if (const auto& duration = timings[trace::Phase(i)])
            object[phaseName(trace::Phase(i))] = milliseconds(duration);
    return object;
}

QJsonObject decisionToJson(const Hop& hop, const Redaction& redaction) {
    if (const trace::Follow* follow = hop.follow()) {
        QJsonObject object{{QStringLiteral("action"), QStringLiteral("follow")},
                           {QStringLiteral("how"), arrivalName(follow->how)},
                           {QStringLiteral("delay"), double(follow->delay.count())},
                           {QStringLiteral("changes"), changesToJson(follow->changes, redaction)}};
        if (follow->edited)
            object[QStringLiteral("edited")] = true;
        if (!follow->client.isEmpty())
            object[QStringLiteral("client")] = follow->client;
        return object;
    }
    const trace::Stop& stop = *hop.stop();
    QJsonObject object{{QStringLiteral("action"), QStringLiteral("stop")},
                       {QStringLiteral("reason"), fieldText(trace::word(stop.reason))},
                       {QStringLiteral("text"), redaction.sentence(describe(stop))}};
    if (stop.target)
        object[QStringLiteral("target")] = fieldText(redaction.url(*stop.target));
    if (stop.repeats)
        object[QStringLiteral("repeats")] = *stop.repeats + 1;
    return object;
}

QJsonObject hopToJson(const Hop& hop, const QJsonObject& extra, const Redaction& redaction) {
    const Exchange& exchange = hop.exchange;
    QJsonObject object = extra;
    object[QStringLiteral("arrival")] = arrivalName(hop.arrival);
    object[QStringLiteral("startedAt")] = exchange.startedAt.toUTC().toString(Qt::ISODateWithMs);
    object[QStringLiteral("request")] = requestToJson(exchange.request, redaction);
    object[QStringLiteral("timings")] = timingsToJson(exchange.timings);
    object[QStringLiteral("decision")] = decisionToJson(hop, redaction);
    if (exchange.response)
        object[QStringLiteral("response")] = responseToJson(exchange, redaction);
    if (exchange.connection)
        object[QStringLiteral("connection")] = connectionToJson(exchange);
    const QString host = fieldText(exchange.request.target.authority());
    if (exchange.failure)
        object[QStringLiteral("failure")] = failureToJson(redaction.shown(*exchange.failure), host);
    if (exchange.retriedAfter)
        object[QStringLiteral("retriedAfter")] =
            failureToJson(redaction.shown(*exchange.retriedAfter), host);
    if (!exchange.interim.empty())
        object[QStringLiteral("interim")] = interimToJson(exchange, redaction);
    if (!exchange.leniencies.empty())
        object[QStringLiteral("notes")] = notesToJson(exchange);
    return object;
}

} // namespace

void writeJson(const trace::Trace& trace, const JsonOptions& options, const Sink& sink) {
    JsonWriter json(sink);
    json.open('{').key(QStringLiteral("client")).value(trace.terms.client.id);
    if (!options.comparison.isUndefined())
        json.key(QStringLiteral("comparison")).value(options.comparison);
    json.key(QStringLiteral("composed")).value(requestToJson(trace.composed, options.redaction));
    json.key(QStringLiteral("elapsed")).value(milliseconds(trace.elapsed));
    json.key(QStringLiteral("hops")).open('[');
    for (qsizetype i = 0; i < trace.hops.size(); ++i)
        json.value(hopToJson(trace.hops[i], options.extra.value(i), options.redaction));
    json.close().close();
}

QByteArray toJson(const trace::Trace& trace, const JsonOptions& options) {
    return together([&](const Sink& sink) { writeJson(trace, options, sink); });
}

} // namespace thence::formats
