#include "ui/workspace/contentkind.h"

#include "app/http/mediatype.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QStringDecoder>

namespace thence::ui {

namespace {

struct Description {
    ContentKind kind;
    const char* name;
    const char* mediaType;
};

constexpr Description descriptions[contentKindCount] = {
    {ContentKind::None, QT_TRANSLATE_NOOP("ContentKind", "None"), ""},
    {ContentKind::Form, QT_TRANSLATE_NOOP("ContentKind", "Form"),
     "application/x-www-form-urlencoded"},
    {ContentKind::Json, QT_TRANSLATE_NOOP("ContentKind", "JSON"), "application/json"},
    {ContentKind::Text, QT_TRANSLATE_NOOP("ContentKind", "Plain text"),
     "text/plain; charset=utf-8"},
    {ContentKind::File, QT_TRANSLATE_NOOP("ContentKind", "File"), "application/octet-stream"},
};

const Description& description(ContentKind kind) {
    return descriptions[size_t(kind)];
}

bool isUtf8(const QByteArray& content) {
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = utf8(content);
    return !utf8.hasError() && !text.contains(QChar(0));
}

} // namespace

QString name(ContentKind kind) {
    return QCoreApplication::translate("ContentKind", description(kind).name);
}

QByteArray mediaType(ContentKind kind) {
    return description(kind).mediaType;
}

ContentKind kindOf(const QByteArray& content, const std::optional<QByteArray>& contentType) {
    if (!isUtf8(content))
        return ContentKind::File;
    const http::MediaType type = http::mediaType(contentType.value_or(QByteArray()));
    if (type.essence == mediaType(ContentKind::Form))
        return ContentKind::Form;
    if (type.isJson())
        return ContentKind::Json;
    return ContentKind::Text;
}

std::optional<QByteArray> followedType(const std::optional<QByteArray>& current, ContentKind before,
                                       ContentKind after) {
    const bool byHand = current && *current != mediaType(before);
    if (byHand || (!current && before != ContentKind::None))
        return current;
    return after == ContentKind::None ? std::nullopt : std::optional(mediaType(after));
}

QString jsonProblem(const QString& text) {
    const QByteArray utf8 = text.toUtf8();
    QJsonParseError error;
    QJsonDocument::fromJson(utf8, &error);
    // A single string or number is JSON too (RFC 8259 §2), which QJsonDocument does not read.
    if (error.error == QJsonParseError::IllegalValue)
        QJsonDocument::fromJson('[' + utf8 + ']', &error);
    if (error.error == QJsonParseError::NoError)
        return {};
    const QByteArray before = utf8.first(std::clamp<qsizetype>(error.offset, 0, utf8.size()));
    const qsizetype lineStart = before.lastIndexOf('\n') + 1;
    return QCoreApplication::translate(
               "ContentKind", "This is not JSON: %1, at line %2, column %3. It is sent as it is.")
        .arg(error.errorString())
        .arg(before.count('\n') + 1)
        .arg(QString::fromUtf8(before.sliced(lineStart)).size() + 1);
}

} // namespace thence::ui
