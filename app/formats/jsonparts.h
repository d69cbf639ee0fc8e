#pragma once

#include "app/redaction/redaction.h"
#include "app/trace/trace.h"

#include <QJsonArray>
#include <QJsonObject>

namespace thence::formats {

using redaction::Redaction;

/// `bytes` as text of a charset that is known here, UTF-8 unless one is named; nothing if
/// exactBytes() would make other bytes of the text.
std::optional<QString> exactText(QByteArrayView bytes, const QByteArray& charset = {});
/// `text` in a charset; nothing if the charset is not known here or has not all of its characters.
std::optional<QByteArray> exactBytes(const QString& text, const QByteArray& charset = {});

/// Bytes as text where they are text, as base64 where they are not.
struct JsonText {
    QString text;
    bool isBase64 = false;
};

/// Reads `bytes` as UTF-8, or as the charset that `mediaType` names; what is not text in it, or has
/// a NUL byte, becomes base64.
JsonText jsonText(QByteArrayView bytes, QByteArrayView mediaType = {});

/// A field value as a string; bytes that are not UTF-8 become Latin-1 characters.
QString fieldText(QByteArrayView bytes);

/// "Set-Cookie: a=b" as {"name": "Set-Cookie", "value": "a=redacted"}, in order, repeats apart.
QJsonArray fieldsToJson(const http::FieldList& fields, const Redaction& redaction);

/// Milliseconds with a fraction, or -1 for a phase that did not happen.
double milliseconds(const std::optional<trace::Timings::Duration>& duration);

/// [{"part": "method", "from": "POST", "to": "GET", "reason": …, "reference": …}]
QJsonArray changesToJson(const QList<trace::Change>& changes, const Redaction& redaction);

/// The secured connection: version, cipher, verification, chain.
QJsonObject tlsToJson(const trace::Tls& tls);

/// What went wrong, in a sentence, with the phase and the place.
QJsonObject failureToJson(const trace::Failure& failure, const QString& host);

/// The 1xx responses: [{"status": 103, "fields": […]}].
QJsonArray interimToJson(const trace::Exchange& exchange, const Redaction& redaction);

/// What was read although the grammar forbids it, one sentence each.
QJsonArray notesToJson(const trace::Exchange& exchange);

} // namespace thence::formats
