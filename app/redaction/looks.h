#pragma once

#include <QByteArrayView>

namespace thence::redaction {

/// Whether `value` has at least `shortest` bytes of letters, digits and the marks of base64, mixed
/// as no word or number mixes them: a UUID, a hash, a session id. A slug or a date is not.
bool looksRandom(QByteArrayView value, qsizetype shortest);

/// Whether `value` is a word, a few words, a short number, a date, a host, a path or a URL.
bool isPlain(QByteArrayView value);

/// "true", "null", "none"…
bool isSwitch(QByteArrayView value);

/// Letters of one case with separators: "not_found", "en-US", "Created".
bool isWordlike(QByteArrayView value);

} // namespace thence::redaction
