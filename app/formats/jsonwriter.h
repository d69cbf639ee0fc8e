#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QString>

#include <functional>
#include <vector>

namespace thence::formats {

/// Takes the bytes of a file piece by piece, in order. A piece has whole characters.
using Sink = std::function<void(const QByteArray& piece)>;
/// Makes the bytes of a file for a sink.
using Writing = std::function<void(const Sink&)>;

/// Writes indented JSON (RFC 8259, UTF-8) to a sink as it comes, byte for byte what QJsonDocument
/// makes of the whole, so that only one value has to be in memory at a time. But a byte order mark
/// in front of a string is written as "\ufeff", which readers keep.
class JsonWriter {
public:
    explicit JsonWriter(Sink sink) : sink_(std::move(sink)) {}

    /// Opens an object or an array ('{', '['), at the start or where a value may stand.
    JsonWriter& open(char bracket);
    /// Closes what was opened last. Closing the first one ends the text.
    JsonWriter& close();
    /// The name of the next value. QJsonDocument sorts names; here they come in the caller's order.
    JsonWriter& key(const QString& name);
    JsonWriter& value(const QJsonValue& value);

private:
    struct Level {
        char end; ///< the bracket that closes it
        bool isEmpty = true;
    };

    void separate();
    void indent(qsizetype levels) { pending_.append(QByteArray(4 * levels, ' ')); }
    void flush();

    Sink sink_;
    std::vector<Level> levels_;
    QByteArray pending_;
    bool named_ = false; ///< a key stands before the next value
};

/// All pieces of what `write` writes, put together.
QByteArray together(const Writing& write);

} // namespace thence::formats
