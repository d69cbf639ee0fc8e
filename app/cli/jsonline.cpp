#include "app/cli/jsonline.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace thence::cli {

std::optional<QByteArray> nextLine(QIODevice& in) {
    QByteArray line = in.readLine();
    if (!line.isEmpty())
        return line;
    return in.atEnd() ? std::nullopt : std::optional(QByteArray(1, '\0'));
}

void JsonLine::separate() {
    if (!first_)
        bytes_.append(',');
    first_ = false;
}

void JsonLine::appendEscaped(uchar ascii) {
    if (ascii == '"' || ascii == '\\') {
        bytes_.append('\\').append(char(ascii));
    } else if (ascii < 0x20) {
        constexpr char hex[] = "0123456789abcdef";
        bytes_.append("\\u00").append(hex[ascii >> 4]).append(hex[ascii & 15]);
    } else {
        bytes_.append(char(ascii));
    }
}

JsonLine& JsonLine::open(char bracket) {
    separate();
    bytes_.append(bracket);
    first_ = true;
    return *this;
}

JsonLine& JsonLine::close(char bracket) {
    bytes_.append(bracket);
    first_ = false;
    return *this;
}

JsonLine& JsonLine::key(const char* name) {
    separate();
    bytes_.append('"').append(name).append("\":");
    first_ = true;
    return *this;
}

JsonLine& JsonLine::latin1(QByteArrayView bytes) {
    separate();
    bytes_.append('"');
    for (const char c : bytes) {
        const auto byte = uchar(c);
        if (byte < 0x80)
            appendEscaped(byte);
        else
            bytes_.append(char(0xc0 | (byte >> 6))).append(char(0x80 | (byte & 0x3f)));
    }
    bytes_.append('"');
    return *this;
}

JsonLine& JsonLine::text(const QString& text) {
    separate();
    bytes_.append('"');
    for (const char c : text.toUtf8())
        if (uchar(c) < 0x80)
            appendEscaped(uchar(c));
        else
            bytes_.append(c);
    bytes_.append('"');
    return *this;
}

JsonLine& JsonLine::utf8(QByteArrayView bytes) {
    return text(QString::fromUtf8(bytes));
}

JsonLine& JsonLine::value(const QJsonValue& value) {
    if (value.isString())
        return text(value.toString());
    separate();
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    bytes_.append(list.sliced(1, list.size() - 2));
    return *this;
}

JsonLine& JsonLine::null() {
    separate();
    bytes_.append("null");
    return *this;
}

} // namespace thence::cli
