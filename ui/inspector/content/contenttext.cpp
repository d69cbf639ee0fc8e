#include "ui/inspector/content/contenttext.h"

#include "app/http/mediatype.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QStringDecoder>

#include <algorithm>

namespace thence::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype sniffedBytes = 1024;
constexpr int deepestIndent = 32;

bool isText(const QByteArray& type) {
    static const QByteArrayList others = {
        "application/xml",        "application/javascript",
        "application/ecmascript", "application/x-www-form-urlencoded",
        "application/x-ndjson",   "application/yaml",
        "image/svg+xml",          "message/http"};
    return type.startsWith("text/") || type.endsWith("+xml") || others.contains(type);
}

/// No type, or one that says nothing: bytes that hold no control characters are taken for text.
bool looksLikeText(QByteArrayView bytes) {
    const QByteArrayView start = bytes.first(std::min(bytes.size(), sniffedBytes));
    return std::none_of(start.begin(), start.end(), [](char c) {
        const auto byte = uchar(c);
        return byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t' && byte != '\f' &&
               byte != 0x1b;
    });
}

void decode(ContentText& result, const QByteArray& content, const QByteArray& charset) {
    QStringDecoder decoder(charset.isEmpty() ? "UTF-8" : charset.constData());
    const bool isKnown = decoder.isValid();
    if (!isKnown) {
        result.note = QCoreApplication::translate("ContentText", "The charset “%1” is not known; "
                                                                 "read as UTF-8.")
                          .arg(QString::fromLatin1(charset.left(40)));
        decoder = QStringDecoder(QStringDecoder::Utf8);
    }
    result.charset = isKnown && !charset.isEmpty() ? QString::fromLatin1(charset) : u"UTF-8"_s;
    result.text = decoder(content);
    if (!decoder.hasError())
        return;
    result.note = QCoreApplication::translate("ContentText", "Some bytes are not %1; they are "
                                                             "shown as �.")
                      .arg(result.charset);
}

/// The place of the first character from `start` on that is not white space. `text` is valid JSON,
/// so there is one.
qsizetype nextToken(const QString& text, qsizetype start) {
    while (text[start].isSpace())
        ++start;
    return start;
}

} // namespace

ContentText readContent(const http::Response& response) {
    const http::MediaType media = http::mediaType(response.fields);
    ContentText result;
    const bool says = !media.essence.isEmpty() && media.essence != "application/octet-stream";
    if (media.isJson())
        result.kind = ContentText::Kind::Json;
    else if (isText(media.essence) || (!says && looksLikeText(response.content)))
        result.kind = ContentText::Kind::Text;
    if (result.kind != ContentText::Kind::Bytes)
        decode(result, response.content, media.parameter("charset"));
    return result;
}

QString indentedJson(const QString& text) {
    QJsonParseError error;
    QJsonDocument::fromJson(text.toUtf8(), &error);
    if (error.error != QJsonParseError::NoError)
        return text;
    // Only the white space between the tokens changes: QJsonDocument would sort the members and
    // round the numbers.
    QString result;
    int depth = 0;
    bool inString = false, escaped = false;
    const auto newLine = [&] {
        result += u'\n' + QString(2 * std::min(depth, deepestIndent), u' ');
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (inString) {
            result += c;
            inString = c != u'"' || escaped;
            escaped = c == u'\\' && !escaped;
        } else if (c == u'"') {
            result += c;
            inString = true;
        } else if (c == u'{' || c == u'[') {
            const qsizetype next = nextToken(text, i + 1);
            result += c;
            if (text[next] == u'}' || text[next] == u']') { // nothing in it: on one line
                result += text[next];
                i = next;
                continue;
            }
            ++depth;
            newLine();
        } else if (c == u'}' || c == u']') {
            --depth;
            newLine();
            result += c;
        } else if (c == u',') {
            result += c;
            newLine();
        } else if (c == u':') {
            result += u": "_s;
        } else if (!c.isSpace()) {
            result += c;
        }
    }
    return result;
}

} // namespace thence::ui
