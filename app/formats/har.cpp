#include "app/formats/formats.h"
#include "app/formats/jsonparts.h"
#include "app/http/statuscode.h"
#include "app/http/syntax.h"

#include <QCoreApplication>
#include <QNetworkCookie>

#include <algorithm>

namespace thence::formats {

namespace {

using trace::Exchange;
using trace::Hop;
using trace::Phase;
using trace::Protocol;

QJsonArray requestCookies(const http::FieldList& fields, const Redaction& redaction) {
    QJsonArray cookies;
    for (const QByteArrayView line : fields.all("Cookie")) {
        const QByteArray shown = redaction.field("Cookie", line);
        for (const QByteArrayView pair : http::splitList(shown, ';')) {
            const qsizetype equals = pair.indexOf('=');
            cookies.append(
                QJsonObject{{QStringLiteral("name"),
                             fieldText(equals < 0 ? QByteArrayView() : pair.first(equals))},
                            {QStringLiteral("value"), fieldText(pair.sliced(equals + 1))}});
        }
    }
    return cookies;
}

QJsonArray responseCookies(const http::FieldList& fields, const Redaction& redaction) {
    QJsonArray cookies;
    for (const QByteArrayView line : fields.all("Set-Cookie"))
        for (const QNetworkCookie& cookie :
             QNetworkCookie::parseCookies(redaction.field("Set-Cookie", line))) {
            QJsonObject object{{QStringLiteral("name"), fieldText(cookie.name())},
                               {QStringLiteral("value"), fieldText(cookie.value())},
                               {QStringLiteral("httpOnly"), cookie.isHttpOnly()},
                               {QStringLiteral("secure"), cookie.isSecure()}};
            if (!cookie.path().isEmpty())
                object[QStringLiteral("path")] = cookie.path();
            if (!cookie.domain().isEmpty())
                object[QStringLiteral("domain")] = cookie.domain();
            if (cookie.expirationDate().isValid())
                object[QStringLiteral("expires")] =
                    cookie.expirationDate().toUTC().toString(Qt::ISODateWithMs);
            cookies.append(object);
        }
    return cookies;
}

/// "a=1&b" as name and value pairs, percent-decoded (URL Standard §5.1).
QJsonArray queryParameters(QByteArrayView query) {
    QJsonArray parameters;
    const auto text = [](QByteArrayView part) {
        return fieldText(QByteArray::fromPercentEncoding(part.toByteArray().replace('+', ' ')));
    };
    for (const QByteArray& pair : query.toByteArray().split('&')) {
        if (pair.isEmpty())
            continue;
        const qsizetype equals = pair.indexOf('=');
        parameters.append(QJsonObject{
            {QStringLiteral("name"), text(equals < 0 ? pair : pair.first(equals))},
            {QStringLiteral("value"), equals < 0 ? QString() : text(pair.sliced(equals + 1))}});
    }
    return parameters;
}

QJsonObject postData(const http::Content& content, const http::FieldList& fields,
                     const Redaction& redaction) {
    const QByteArrayView type = fields.first("Content-Type").value_or(QByteArrayView());
    const auto [text, isBase64] = jsonText(redaction.content(content.bytes, type), type);
    QJsonObject object{
        {QStringLiteral("mimeType"), fieldText(redaction.field("Content-Type", type))},
        {QStringLiteral("text"), text}};
    if (isBase64)
        object[QStringLiteral("_encoding")] = QStringLiteral("base64");
    return object;
}

/// The size of a head, or HAR's -1 where it is not known.
qint64 headSize(const std::optional<QByteArray>& head) {
    return head ? head->size() : -1;
}

/// To a server that answers in an older version, HTTP/1.1 is what was sent.
QString requestVersion(const Exchange& exchange) {
    if (exchange.response && !exchange.protocol)
        return {};
    const auto protocol = exchange.protocol.value_or(Protocol::Http11);
    return fieldText(word(std::max(protocol, Protocol::Http11)));
}

QJsonObject requestToJson(const Exchange& exchange, const Redaction& redaction) {
    const http::Request& request = exchange.request;
    const QByteArray url = redaction.url(request.target.withoutFragment().href());
    const qsizetype query = url.indexOf('?');
    QJsonObject object{
        {QStringLiteral("method"), fieldText(request.method)},
        {QStringLiteral("url"), fieldText(url)},
        {QStringLiteral("httpVersion"), requestVersion(exchange)},
        {QStringLiteral("cookies"), requestCookies(request.fields, redaction)},
        {QStringLiteral("headers"), fieldsToJson(request.fields, redaction)},
        {QStringLiteral("queryString"),
         queryParameters(query < 0 ? QByteArrayView() : QByteArrayView(url).sliced(query + 1))},
        {QStringLiteral("headersSize"), headSize(exchange.requestHead)},
        {QStringLiteral("bodySize"), request.content ? request.content->bytes.size() : 0}};
    if (request.content)
        object[QStringLiteral("postData")] = postData(*request.content, request.fields, redaction);
    return object;
}

QJsonObject contentToJson(const Exchange& exchange, const Redaction& redaction) {
    const http::Response& response = *exchange.response;
    const QByteArrayView type = response.fields.first("Content-Type").value_or("x-unknown");
    QJsonObject object{
        {QStringLiteral("size"), exchange.decodedSize},
        {QStringLiteral("mimeType"), fieldText(redaction.field("Content-Type", type))}};
    if (exchange.decodedSize != exchange.encodedSize && !exchange.failure)
        object[QStringLiteral("compression")] = exchange.decodedSize - exchange.encodedSize;
    if (exchange.contentCut)
        object[QStringLiteral("_cut")] = true;
    if (exchange.cutForMemory)
        object[QStringLiteral("_cutForMemory")] = true;
    if (response.content.isEmpty())
        return object;
    const auto [text, isBase64] = jsonText(redaction.content(response.content, type), type);
    object[QStringLiteral("text")] = text;
    if (isBase64)
        object[QStringLiteral("encoding")] = QStringLiteral("base64");
    return object;
}

/// The response of an exchange that has none.
QJsonObject noResponse() {
    return {{QStringLiteral("status"), 0},
            {QStringLiteral("statusText"), QString()},
            {QStringLiteral("httpVersion"), QString()},
            {QStringLiteral("cookies"), QJsonArray()},
            {QStringLiteral("headers"), QJsonArray()},
            {QStringLiteral("content"),
             QJsonObject{{QStringLiteral("size"), 0},
                         {QStringLiteral("mimeType"), QStringLiteral("x-unknown")}}},
            {QStringLiteral("redirectURL"), QString()},
            {QStringLiteral("headersSize"), -1},
            {QStringLiteral("bodySize"), -1}};
}

/// A client's own step, the way browsers write it.
QJsonObject clientStepResponse(const Hop& hop, const Redaction& redaction) {
    const QByteArray target = hop.follow()->next.target.href();
    QJsonObject object = noResponse();
    object[QStringLiteral("status")] = 307;
    object[QStringLiteral("statusText")] = QStringLiteral("Internal Redirect");
    object[QStringLiteral("httpVersion")] = QStringLiteral("HTTP/1.1");
    object[QStringLiteral("headers")] =
        fieldsToJson({{"Location", target}, {"Non-Authoritative-Reason", "HSTS"}}, redaction);
    object[QStringLiteral("redirectURL")] = fieldText(redaction.url(target));
    return object;
}

QJsonObject responseToJson(const Hop& hop, const Redaction& redaction) {
    if (hop.isClientStep())
        return clientStepResponse(hop, redaction);
    const Exchange& exchange = hop.exchange;
    if (!exchange.response)
        return noResponse();
    const http::Response& response = *exchange.response;
    return {
        {QStringLiteral("status"), response.status},
        {QStringLiteral("statusText"), fieldText(redaction.text(response.reason))},
        {QStringLiteral("httpVersion"),
         exchange.protocol ? fieldText(word(*exchange.protocol)) : QString()},
        {QStringLiteral("cookies"), responseCookies(response.fields, redaction)},
        {QStringLiteral("headers"), fieldsToJson(response.fields, redaction)},
        {QStringLiteral("content"), contentToJson(exchange, redaction)},
        {QStringLiteral("redirectURL"),
         fieldText(redaction.url(response.fields.first("Location").value_or(QByteArrayView())))},
        {QStringLiteral("headersSize"), headSize(exchange.responseHead)},
        {QStringLiteral("bodySize"), exchange.encodedSize}};
}

QJsonObject timingsToJson(const trace::Timings& timings) {
    const auto required = [&](Phase phase) { return qMax(0.0, milliseconds(timings[phase])); };
    double connect = milliseconds(timings[Phase::Connect]);
    if (timings[Phase::Tls])
        connect = qMax(0.0, connect) + milliseconds(timings[Phase::Tls]);
    return {{QStringLiteral("blocked"), milliseconds(timings[Phase::Blocked])},
            {QStringLiteral("dns"), milliseconds(timings[Phase::Dns])},
            {QStringLiteral("connect"), connect},
            {QStringLiteral("ssl"), milliseconds(timings[Phase::Tls])},
            {QStringLiteral("send"), required(Phase::Send)},
            {QStringLiteral("wait"), required(Phase::Wait)},
            {QStringLiteral("receive"), required(Phase::Receive)}};
}

/// Everything that HAR has no place for.
void addOwnMembers(QJsonObject& entry, const Hop& hop, const Redaction& redaction) {
    const Exchange& exchange = hop.exchange;
    entry[QStringLiteral("_arrival")] = fieldText(word(hop.arrival));
    if (const trace::Follow* follow = hop.follow()) {
        entry[QStringLiteral("_resolvedRedirectURL")] =
            fieldText(redaction.url(follow->next.target.href()));
        entry[QStringLiteral("_changes")] = changesToJson(follow->changes, redaction);
    } else if (const trace::Stop* stop = hop.stop()) {
        entry[QStringLiteral("_stop")] =
            QJsonObject{{QStringLiteral("reason"), fieldText(trace::word(stop->reason))},
                        {QStringLiteral("text"), redaction.sentence(describe(*stop))}};
    }
    if (exchange.failure)
        entry[QStringLiteral("_failure")] = failureToJson(
            redaction.shown(*exchange.failure), fieldText(exchange.request.target.authority()));
    if (exchange.retriedAfter)
        entry[QStringLiteral("_retriedAfter")] =
            failureToJson(redaction.shown(*exchange.retriedAfter),
                          fieldText(exchange.request.target.authority()));
    if (!exchange.leniencies.empty())
        entry[QStringLiteral("_notes")] = notesToJson(exchange);
    if (exchange.connection && exchange.connection->tls)
        entry[QStringLiteral("_tls")] = tlsToJson(*exchange.connection->tls);
    if (exchange.request.target.hasFragment())
        entry[QStringLiteral("_fragment")] =
            fieldText(redaction.url("#" + exchange.request.target.fragment().toByteArray())).mid(1);
    if (!exchange.interim.empty())
        entry[QStringLiteral("_interim")] = interimToJson(exchange, redaction);
}

/// Members that HAR does not know begin with an underscore.
QJsonObject own(const QJsonObject& members, const Redaction& redaction) {
    QJsonObject named;
    for (auto it = members.begin(); it != members.end(); ++it)
        named.insert(u'_' + it.key(), it.value());
    return redaction.json(named);
}

QJsonObject entryToJson(const Hop& hop, const QJsonObject& extra, const Redaction& redaction) {
    const Exchange& exchange = hop.exchange;
    QJsonObject entry = own(extra, redaction);
    entry[QStringLiteral("startedDateTime")] =
        exchange.startedAt.toUTC().toString(Qt::ISODateWithMs);
    entry[QStringLiteral("time")] = milliseconds(exchange.timings.total());
    entry[QStringLiteral("request")] = requestToJson(exchange, redaction);
    entry[QStringLiteral("response")] = responseToJson(hop, redaction);
    entry[QStringLiteral("cache")] = QJsonObject();
    entry[QStringLiteral("timings")] = timingsToJson(exchange.timings);
    if (exchange.connection) {
        QHostAddress address = exchange.connection->remoteAddress;
        address.setScopeId({}); // "fe80::1%eth0" is not an address to the schema
        entry[QStringLiteral("serverIPAddress")] = address.toString();
        entry[QStringLiteral("connection")] = QString::number(exchange.connection->localPort);
    }
    addOwnMembers(entry, hop, redaction);
    return entry;
}

/// Who made the request of an entry, where it was not the trace's own client alone: `step` is what
/// led to it.
void addMaker(QJsonObject& entry, const trace::Follow& step) {
    if (step.edited)
        entry[QStringLiteral("_edited")] = true;
    if (!step.client.isEmpty())
        entry[QStringLiteral("_client")] = step.client;
}

/// A HAR 1.2 log: one entry for each hop, in order. A step that the client made by itself is an
/// entry with the status 307 and "Non-Authoritative-Reason: HSTS", as browsers write it. Durations
/// are milliseconds; -1 stands for a phase that did not happen; `connect` includes `ssl`.
void writeHar(const trace::Trace& trace, const WriteOptions& options, const Sink& sink) {
    JsonWriter json(sink);
    json.open('{').key(QStringLiteral("log")).open('{');
    json.key(QStringLiteral("_client")).value(trace.terms.client.id);
    json.key(QStringLiteral("creator"))
        .value(QJsonObject{{QStringLiteral("name"), QStringLiteral("Thence")},
                           {QStringLiteral("version"), QStringLiteral(THENCE_VERSION)}});
    json.key(QStringLiteral("entries")).open('[');
    const trace::Follow* step = nullptr;
    for (qsizetype i = 0; i < trace.hops.size(); ++i) {
        const Hop& hop = trace.hops[i];
        QJsonObject entry = entryToJson(hop, options.ofHops.value(i), options.redaction);
        if (step)
            addMaker(entry, *step);
        json.value(entry);
        step = hop.follow();
    }
    json.close().key(QStringLiteral("version")).value(QStringLiteral("1.2")).close().close();
}

} // namespace

extern const Format harFormat{.id = "har",
                              .name = "HAR",
                              .option =
                                  QT_TRANSLATE_NOOP("Cli", "Write a HAR 1.2 file; - is the output"),
                              .suffixes = {"har"},
                              .mediaType = "application/json",
                              .write = writeHar};

} // namespace thence::formats
