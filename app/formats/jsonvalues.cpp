#include "app/formats/jsonvalues.h"

#include "app/formats/jsonparts.h"
#include "app/url/parse.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace thence::formats {

using namespace Qt::StringLiterals;

QString expectedText(const char* text) {
    return QCoreApplication::translate("Formats", text);
}

QString base64(QByteArrayView bytes) {
    return QString::fromLatin1(bytes.toByteArray().toBase64());
}

void setBytes(QJsonObject& object, const QString& key, QByteArrayView bytes) {
    const std::optional<QString> text = exactText(bytes);
    object[key] = text ? *text : QString::fromLatin1(bytes);
    if (!text)
        object[key + bytesSuffix] = base64(bytes);
}

void setBytes(QJsonObject& object, const QString& key, const std::optional<QByteArray>& bytes) {
    if (bytes)
        setBytes(object, key, QByteArrayView(*bytes));
}

void readBase64(json::Cursor& at, const char* key, QByteArray& value) {
    const auto text = at.optionalText(key);
    if (!text)
        return;
    auto decoded =
        QByteArray::fromBase64Encoding(text->toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return at.fail(key, expectedText(QT_TRANSLATE_NOOP("Formats", "bytes in base64")));
    value = *std::move(decoded);
}

std::optional<QByteArray> readBytes(json::Cursor& at, const char* key) {
    const auto text = at.optionalText(key);
    const QByteArray other = key + QByteArray(bytesSuffix.data(), bytesSuffix.size());
    if (!at.has(other.constData()))
        return text ? std::optional(text->toUtf8()) : std::nullopt;
    QByteArray bytes;
    readBase64(at, other.constData(), bytes);
    return bytes;
}

void readBytes(json::Cursor& at, const char* key, QByteArray& value) {
    if (auto bytes = readBytes(at, key))
        value = *std::move(bytes);
}

void readTime(json::Cursor& at, const char* key, QDateTime& value) {
    const auto text = at.optionalText(key);
    if (!text)
        return;
    value = QDateTime::fromString(*text, Qt::ISODateWithMs);
    if (!value.isValid() || !text->endsWith(u'Z'))
        at.fail(key, expectedText(QT_TRANSLATE_NOOP(
                         "Formats", "a time in UTC, such as 2026-11-22T10:00:00.000Z")));
}

void readAddress(json::Cursor& at, const char* key, QHostAddress& value) {
    const auto text = at.optionalText(key);
    if (text && !text->isEmpty() && !value.setAddress(*text))
        at.fail(key, expectedText(QT_TRANSLATE_NOOP("Formats", "an IP address")));
}

void readFields(json::Cursor& at, const char* key, http::FieldList& value) {
    readEach(at, key, [&](json::Cursor& field) {
        QByteArray name, text;
        readBytes(field, "name", name);
        readBytes(field, "value", text);
        value.append(name, text);
    });
}

QByteArray readContent(json::Cursor& at) {
    QByteArray bytes;
    readBase64(at, "base64", bytes);
    const auto text = at.optionalText("text");
    const QByteArray charset = at.optionalText("charset").value_or(QString()).toLatin1();
    if (!text)
        return bytes;
    const auto encoded = exactBytes(*text, charset);
    if (!encoded)
        at.fail("charset", expectedText(QT_TRANSLATE_NOOP(
                               "Formats", "a charset that is known here and can write the text")));
    return encoded.value_or(QByteArray());
}

void readUrl(json::Cursor& at, const char* key, url::Url& value) {
    const auto href = readBytes(at, key);
    if (!href)
        return;
    if (const auto read = url::fromHref(*href))
        value = *read;
    else
        at.fail(key, expectedText(QT_TRANSLATE_NOOP("Formats", "a whole URL")));
}

void readRequest(json::Cursor& at, http::Request& value, const http::Request* composed) {
    readBytes(at, "method", value.method);
    readUrl(at, "url", value.target);
    readFields(at, "fields", value.fields);
    readObject(at, "content", [&](json::Cursor& content) {
        value.content.emplace();
        content.read("replayable", value.content->replayable);
        const auto other = content.optionalText("sameAs");
        if (!other)
            value.content->bytes = readContent(content);
        else if (composed && composed->content && *other == "composed"_L1)
            value.content->bytes = composed->content->bytes;
        else
            content.fail("sameAs", expectedText(QT_TRANSLATE_NOOP(
                                       "Formats", "“composed”, and content in that request")));
    });
}

} // namespace thence::formats
