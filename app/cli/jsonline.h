#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QIODevice>
#include <QJsonValue>
#include <QString>

#include <optional>

namespace thence::cli {

/// The next line of `in`, which is stdin or a buffer, without interpretation; nothing at the end. A
/// line that begins with a zero byte is that byte alone: stdio forgets the rest, and it is no JSON
/// either way.
std::optional<QByteArray> nextLine(QIODevice& in);

/// Writes one JSON value straight into bytes, members in the order they come. QJsonDocument builds
/// a tree and sorts it first, which takes three times as long for answers by the hundred thousand.
class JsonLine {
public:
    JsonLine& open(char bracket); ///< '{' or '['
    JsonLine& close(char bracket);
    JsonLine& key(const char* name);
    JsonLine& latin1(QByteArrayView bytes); ///< one character a byte
    JsonLine& text(const QString& text);
    JsonLine& utf8(QByteArrayView bytes); ///< what is not UTF-8 becomes U+FFFD
    JsonLine& value(const QJsonValue& value);
    JsonLine& null();

    QByteArray take() { return std::move(bytes_); }

private:
    void separate();
    void appendEscaped(uchar ascii);

    QByteArray bytes_;
    bool first_ = true; ///< nothing stands before the next value in its bracket
};

} // namespace thence::cli
