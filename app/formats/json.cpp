#include "app/formats/formats.h"
#include "app/formats/jsonparts.h"
#include "app/formats/jsonterms.h"
#include "app/formats/jsonvalues.h"
#include "app/http/mediatype.h"
#include "app/trace/units.h"

#include <QCoreApplication>

namespace thence::formats {

namespace {

using namespace Qt::StringLiterals;
using trace::Exchange;
using trace::Hop;

void setTime(QJsonObject& object, const QString& key, const QDateTime& time) {
    if (time.isValid())
        object[key] = time.toUTC().toString(Qt::ISODateWithMs);
}

QJsonArray toJson(const http::FieldList& fields) {
    QJsonArray array;
    for (const http::Field field : fields) {
        QJsonObject object;
        setBytes(object, u"name"_s, field.name);
        setBytes(object, u"value"_s, field.value);
        array.append(object);
    }
    return array;
}

QJsonObject contentToJson(QByteArrayView bytes, const http::FieldList& fields) {
    if (bytes.contains('\0'))
        return {{u"base64"_s, base64(bytes)}};
    if (const auto text = exactText(bytes))
        return {{u"text"_s, *text}};
    const QByteArray charset = http::mediaType(fields).parameter("charset");
    if (const auto text = exactText(bytes, charset))
        return {{u"text"_s, *text}, {u"charset"_s, fieldText(charset)}};
    return {{u"base64"_s, base64(bytes)}};
}

/// `composed` has the content that others mostly have as well; null for itself.
QJsonObject toJson(const http::Request& request, const http::Request* composed) {
    QJsonObject object{{u"fields"_s, toJson(request.fields)}};
    setBytes(object, u"method"_s, QByteArrayView(request.method));
    setBytes(object, u"url"_s, QByteArrayView(request.target.href()));
    if (request.content) {
        QJsonObject content;
        if (composed && composed->content && composed->content->bytes == request.content->bytes)
            content[u"sameAs"_s] = u"composed"_s;
        else
            content = contentToJson(request.content->bytes, request.fields);
        if (!request.content->replayable)
            content[u"replayable"_s] = false;
        object[u"content"_s] = content;
    }
    return object;
}

QJsonObject toJson(const http::Response& response) {
    QJsonObject object{{u"status"_s, response.status},
                       {u"fields"_s, toJson(response.fields)},
                       {u"content"_s, contentToJson(response.content, response.fields)}};
    setBytes(object, u"reason"_s, QByteArrayView(response.reason));
    return object;
}

QJsonArray toJson(const std::vector<trace::Interim>& responses) {
    QJsonArray array;
    for (const trace::Interim& interim : responses) {
        QJsonObject object{{u"status"_s, interim.status}, {u"fields"_s, toJson(interim.fields)}};
        setBytes(object, u"head"_s, interim.head);
        array.append(object);
    }
    return array;
}

QJsonArray toJson(const std::vector<trace::Leniency>& leniencies) {
    QJsonArray array;
    for (const trace::Leniency& leniency : leniencies)
        array.append(QJsonObject{{u"kind"_s, fieldText(word(leniency.kind))},
                                 {u"offset"_s, leniency.offset},
                                 {u"text"_s, describe(leniency)}});
    return array;
}

QJsonObject toJson(const trace::Failure& failure, const QString& host) {
    return {{u"kind"_s, fieldText(word(failure.kind))},
            {u"phase"_s, fieldText(word(failure.phase))},
            {u"reason"_s, failure.reason},
            {u"offset"_s, failure.offset},
            {u"received"_s, failure.received},
            {u"text"_s, describe(failure, host)}};
}

QJsonObject toJson(const trace::Certificate& certificate) {
    QJsonObject object{
        {u"subject"_s, certificate.subject},
        {u"issuer"_s, certificate.issuer},
        {u"alternativeNames"_s, QJsonArray::fromStringList(certificate.alternativeNames)},
        {u"serialNumber"_s, fieldText(certificate.serialNumber)},
        {u"sha256"_s, fieldText(certificate.sha256)},
        {u"key"_s, certificate.key},
        {u"der"_s, base64(certificate.der)}};
    setTime(object, u"notBefore"_s, certificate.notBefore);
    setTime(object, u"notAfter"_s, certificate.notAfter);
    return object;
}

QJsonObject toJson(const trace::Tls& tls) {
    QJsonArray chain;
    for (const trace::Certificate& certificate : tls.chain)
        chain.append(toJson(certificate));
    QJsonObject object{{u"version"_s, tls.version},
                       {u"cipher"_s, tls.cipher},
                       {u"verified"_s, tls.verified},
                       {u"errors"_s, QJsonArray::fromStringList(tls.errors)},
                       {u"chain"_s, chain}};
    setBytes(object, u"alpn"_s, QByteArrayView(tls.alpn));
    return object;
}

QJsonObject toJson(const trace::Connection& connection) {
    QJsonObject object{{u"remoteAddress"_s, connection.remoteAddress.toString()},
                       {u"remotePort"_s, connection.remotePort},
                       {u"localAddress"_s, connection.localAddress.toString()},
                       {u"localPort"_s, connection.localPort}};
    if (connection.tls)
        object[u"tls"_s] = toJson(*connection.tls);
    return object;
}

QJsonObject toJson(const trace::Timings& timings) {
    QJsonObject object{{u"total"_s, qint64(timings.total().count())}};
    for (int i = 0; i < trace::phaseCount; ++i)
        if (const auto& duration = timings[trace::Phase(i)])
            object[fieldText(word(trace::Phase(i)))] = qint64(duration->count());
    return object;
}

QJsonArray toJson(const QList<trace::Change>& changes) {
    QJsonArray array;
    for (const trace::Change& change : changes) {
        QJsonObject object{{u"part"_s, fieldText(word(change.part))},
                           {u"reason"_s, change.reason},
                           {u"reference"_s, change.reference}};
        setBytes(object, u"name"_s, QByteArrayView(change.name));
        setBytes(object, u"from"_s, QByteArrayView(change.from));
        setBytes(object, u"to"_s, QByteArrayView(change.to));
        if (change.byHand)
            object[u"byHand"_s] = true;
        array.append(object);
    }
    return array;
}

QJsonObject toJson(const trace::Stop& stop) {
    QJsonObject object{{u"action"_s, u"stop"_s},
                       {u"reason"_s, fieldText(word(stop.reason))},
                       {u"detail"_s, stop.detail},
                       {u"text"_s, describe(stop)}};
    setBytes(object, u"target"_s, stop.target);
    if (stop.repeats)
        object[u"repeats"_s] = *stop.repeats + 1;
    return object;
}

QJsonObject toJson(const trace::Follow& follow, const http::Request& composed) {
    QJsonObject object{{u"action"_s, u"follow"_s},
                       {u"how"_s, fieldText(word(follow.how))},
                       {u"delayMs"_s, qint64(follow.delay.count())},
                       {u"changes"_s, toJson(follow.changes)},
                       {u"next"_s, toJson(follow.next, &composed)}};
    if (follow.edited)
        object[u"edited"_s] = true;
    if (!follow.client.isEmpty())
        object[u"client"_s] = follow.client;
    return object;
}

/// What came, and how.
void setExchange(QJsonObject& object, const Exchange& exchange) {
    object[u"sent"_s] = exchange.sent;
    setBytes(object, u"requestHead"_s, exchange.requestHead);
    setBytes(object, u"responseHead"_s, exchange.responseHead);
    if (exchange.protocol)
        object[u"protocol"_s] = fieldText(word(*exchange.protocol));
    setTime(object, u"startedAt"_s, exchange.startedAt);
    if (!exchange.interim.empty())
        object[u"interim"_s] = toJson(exchange.interim);
    if (exchange.response)
        object[u"response"_s] = toJson(*exchange.response);
    object[u"trailers"_s] = toJson(exchange.trailers);
    object[u"encodedSize"_s] = exchange.encodedSize;
    object[u"decodedSize"_s] = exchange.decodedSize;
    object[u"contentCut"_s] = exchange.contentCut;
    object[u"cutForMemory"_s] = exchange.cutForMemory;
    object[u"timingsNs"_s] = toJson(exchange.timings);
    object[u"reused"_s] = exchange.reused;
    if (exchange.connection)
        object[u"connection"_s] = toJson(*exchange.connection);
    if (!exchange.leniencies.empty())
        object[u"leniencies"_s] = toJson(exchange.leniencies);
    const QString host = fieldText(exchange.request.target.authority());
    if (exchange.failure)
        object[u"failure"_s] = toJson(*exchange.failure, host);
    if (exchange.retriedAfter)
        object[u"retriedAfter"_s] = toJson(*exchange.retriedAfter, host);
}

QJsonObject toJson(const Hop& hop, const http::Request& composed) {
    QJsonObject object{{u"arrival"_s, fieldText(word(hop.arrival))},
                       {u"request"_s, toJson(hop.exchange.request, &composed)}};
    setExchange(object, hop.exchange);
    object[u"decision"_s] = hop.follow() ? toJson(*hop.follow(), composed) : toJson(*hop.stop());
    return object;
}

void addMembers(QJsonObject& object, const QJsonObject& members) {
    for (auto it = members.begin(); it != members.end(); ++it)
        object.insert(it.key(), it.value());
}

void writeJson(const trace::Trace& trace, const WriteOptions& options, const Sink& sink) {
    const Redaction& redaction = options.redaction;
    const http::Request composed = redaction.shown(trace.composed);
    JsonWriter json(sink);
    json.open('{').key(u"format"_s).value(QLatin1String(traceFormat));
    json.key(u"version"_s).value(traceVersion);
    json.key(u"redacted"_s).value(!redaction.keepsSecrets());
    json.key(u"terms"_s).value(formats::toJson(redaction.shown(trace.terms)));
    json.key(u"composed"_s).value(toJson(composed, nullptr));
    json.key(u"elapsedNs"_s).value(qint64(trace.elapsed.count()));
    const QJsonObject members = redaction.json(options.ofTrace);
    for (auto it = members.begin(); it != members.end(); ++it)
        json.key(it.key()).value(it.value());
    json.key(u"hops"_s).open('[');
    for (qsizetype i = 0; i < trace.hops.size(); ++i) {
        QJsonObject object = toJson(redaction.shown(trace.hops[i]), composed);
        addMembers(object, redaction.json(options.ofHops.value(i)));
        json.value(object);
    }
    json.close().close();
}

} // namespace

extern const Format jsonFormat{
    .id = "json",
    .name = "JSON",
    .option = QT_TRANSLATE_NOOP("Cli", "Print the trace as JSON instead of the report; with "
                                       "--advise and --compare in it"),
    .suffixes = {"json"},
    .mediaType = "application/json",
    .write = writeJson,
    .read = readJson};

} // namespace thence::formats
