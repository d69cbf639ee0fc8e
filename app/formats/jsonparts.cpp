#include "app/formats/jsonparts.h"

#include "app/http/mediatype.h"
#include "app/trace/units.h"

#include <QStringDecoder>

namespace thence::formats {

namespace {

/// `bytes` in an encoding, or a null string if they are not valid in it.
QString decoded(QByteArrayView bytes, QStringDecoder decoder) {
    if (!decoder.isValid())
        return {};
    const QString text = decoder.decode(bytes);
    return decoder.hasError() ? QString() : text;
}

QJsonValue textOrNull(const QByteArray& bytes) {
    return bytes.isEmpty() ? QJsonValue() : QJsonValue(fieldText(bytes));
}

QJsonObject certificateToJson(const trace::Certificate& certificate) {
    return {{QStringLiteral("subject"), certificate.subject},
            {QStringLiteral("issuer"), certificate.issuer},
            {QStringLiteral("alternativeNames"),
             QJsonArray::fromStringList(certificate.alternativeNames)},
            {QStringLiteral("notBefore"), certificate.notBefore.toString(Qt::ISODate)},
            {QStringLiteral("notAfter"), certificate.notAfter.toString(Qt::ISODate)},
            {QStringLiteral("serialNumber"), QString::fromLatin1(certificate.serialNumber)},
            {QStringLiteral("sha256"), QString::fromLatin1(certificate.sha256)},
            {QStringLiteral("key"), certificate.key}};
}

} // namespace

std::optional<QString> exactText(QByteArrayView bytes, const QByteArray& charset) {
    // No byte order mark is taken away.
    using Flag = QStringConverter::Flag;
    const auto flags = Flag::Stateless | Flag::ConvertInitialBom;
    QStringDecoder decoder = charset.isEmpty() ? QStringDecoder(QStringDecoder::Utf8, flags)
                                               : QStringDecoder(charset.constData(), flags);
    if (!decoder.isValid())
        return std::nullopt;
    const QString text = decoder.decode(bytes);
    if (decoder.hasError())
        return std::nullopt;
    if (charset.isEmpty())
        return text;
    const auto again = exactBytes(text, charset);
    return again == bytes ? std::optional(text) : std::nullopt;
}

std::optional<QByteArray> exactBytes(const QString& text, const QByteArray& charset) {
    if (charset.isEmpty())
        return text.toUtf8();
    QStringEncoder encoder(charset.constData());
    if (!encoder.isValid())
        return std::nullopt;
    const QByteArray bytes = encoder.encode(text);
    return encoder.hasError() ? std::nullopt : std::optional(bytes);
}

JsonText jsonText(QByteArrayView bytes, QByteArrayView mediaType) {
    if (bytes.isEmpty())
        return {QStringLiteral(""), false};
    if (!bytes.contains('\0')) {
        if (const QString text = decoded(bytes, QStringDecoder(QStringDecoder::Utf8));
            !text.isNull())
            return {text, false};
        if (const QString text = decoded(
                bytes, QStringDecoder(http::mediaType(mediaType).parameter("charset").constData()));
            !text.isNull())
            return {text, false};
    }
    return {QString::fromLatin1(bytes.toByteArray().toBase64()), true};
}

QString fieldText(QByteArrayView bytes) {
    const QString text = decoded(bytes, QStringDecoder(QStringDecoder::Utf8));
    return text.isNull() ? QString::fromLatin1(bytes) : text;
}

QJsonArray fieldsToJson(const http::FieldList& fields, const Redaction& redaction) {
    QJsonArray array;
    for (const http::Field field : fields)
        array.append(QJsonObject{
            {QStringLiteral("name"), fieldText(field.name)},
            {QStringLiteral("value"), fieldText(redaction.field(field.name, field.value))}});
    return array;
}

double milliseconds(const std::optional<trace::Timings::Duration>& duration) {
    return duration ? double(duration->count()) / 1e6 : -1;
}

QJsonArray changesToJson(const QList<trace::Change>& changes, const Redaction& redaction) {
    QJsonArray array;
    for (const trace::Change& change : changes) {
        QJsonObject object{
            {QStringLiteral("part"), fieldText(word(change.part))},
            {QStringLiteral("from"), textOrNull(redaction.changed(change, change.from))},
            {QStringLiteral("to"), textOrNull(redaction.changed(change, change.to))},
            {QStringLiteral("reason"), redaction.sentence(change.reason)},
            {QStringLiteral("reference"), change.reference}};
        if (!change.name.isEmpty())
            object[QStringLiteral("name")] = fieldText(change.name);
        array.append(object);
    }
    return array;
}

QJsonObject tlsToJson(const trace::Tls& tls) {
    QJsonArray chain;
    for (const trace::Certificate& certificate : tls.chain)
        chain.append(certificateToJson(certificate));
    return {{QStringLiteral("version"), tls.version},
            {QStringLiteral("cipher"), tls.cipher},
            {QStringLiteral("alpn"), fieldText(tls.alpn)},
            {QStringLiteral("verified"), tls.verified},
            {QStringLiteral("errors"), QJsonArray::fromStringList(tls.errors)},
            {QStringLiteral("chain"), chain}};
}

QJsonObject failureToJson(const trace::Failure& failure, const QString& host) {
    QJsonObject object{{QStringLiteral("kind"), fieldText(trace::word(failure.kind))},
                       {QStringLiteral("phase"), fieldText(word(failure.phase))},
                       {QStringLiteral("text"), describe(failure, host)}};
    if (failure.offset >= 0)
        object[QStringLiteral("offset")] = failure.offset;
    return object;
}

QJsonArray interimToJson(const trace::Exchange& exchange, const Redaction& redaction) {
    QJsonArray array;
    for (const trace::Interim& interim : exchange.interim)
        array.append(
            QJsonObject{{QStringLiteral("status"), interim.status},
                        {QStringLiteral("fields"), fieldsToJson(interim.fields, redaction)}});
    return array;
}

QJsonArray notesToJson(const trace::Exchange& exchange) {
    QJsonArray notes;
    for (const trace::Leniency& leniency : exchange.leniencies)
        notes.append(describe(leniency));
    return notes;
}

} // namespace thence::formats
