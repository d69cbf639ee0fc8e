#include "app/formats/jsonwriter.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <utility>

namespace thence::formats {

namespace {

/// A value as it stands in an object or array that is one level deep.
QByteArray textOf(const QJsonValue& value) {
    constexpr qsizetype before = 6; // "[\n    "
    constexpr qsizetype behind = 3; // "\n]\n"
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson();
    QByteArray text = list.sliced(before, list.size() - before - behind);
    // Qt, and others, take a byte order mark that a string begins with for none of its characters,
    // unless it is written as a number.
    return text.replace("\"\xef\xbb\xbf", "\"\\ufeff");
}

} // namespace

void JsonWriter::separate() {
    if (std::exchange(named_, false) || levels_.empty())
        return;
    pending_.append(std::exchange(levels_.back().isEmpty, false) ? "" : ",\n");
    indent(qsizetype(levels_.size()));
}

JsonWriter& JsonWriter::open(char bracket) {
    separate();
    pending_.append(bracket).append('\n');
    levels_.push_back({bracket == '{' ? '}' : ']'});
    return *this;
}

JsonWriter& JsonWriter::close() {
    const Level level = levels_.back();
    levels_.pop_back();
    pending_.append(level.isEmpty ? "" : "\n");
    indent(qsizetype(levels_.size()));
    pending_.append(level.end);
    if (levels_.empty()) {
        pending_.append('\n');
        flush();
    }
    return *this;
}

JsonWriter& JsonWriter::key(const QString& name) {
    separate();
    pending_.append(textOf(name)).append(": ");
    named_ = true;
    return *this;
}

JsonWriter& JsonWriter::value(const QJsonValue& value) {
    constexpr qsizetype enough = 64 * 1024;
    separate();
    QByteArray text = textOf(value);
    // Inside of strings there are no line ends.
    if (const auto deeper = qsizetype(levels_.size()) - 1; deeper > 0)
        text.replace("\n", '\n' + QByteArray(4 * deeper, ' '));
    pending_.append(text);
    if (pending_.size() > enough)
        flush();
    return *this;
}

void JsonWriter::flush() {
    sink_(pending_);
    pending_.clear();
}

QByteArray together(const Writing& write) {
    QByteArray bytes;
    write([&](const QByteArray& piece) { bytes.append(piece); });
    return bytes;
}

} // namespace thence::formats
