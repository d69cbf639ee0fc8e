#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace thence::cli {

/// `text` as a terminal may see it: control characters (C0, DEL, C1), characters that cannot be
/// seen or that turn the direction of writing, and line separators become "\x1b" and "\u202e".
QString escaped(QStringView text);

/// `bytes` read as UTF-8, escaped; bytes that are not UTF-8 become "\xff".
QString escaped(QByteArrayView bytes);

/// A JSON document as a terminal may see it: the same characters in its strings are "\u009b" and
/// "\udb40\udc41", which say the same (RFC 8259 §7).
QByteArray escapedJson(const QByteArray& json);

} // namespace thence::cli
