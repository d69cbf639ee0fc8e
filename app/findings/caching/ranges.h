#pragma once

#include "app/http/message.h"

#include <optional>

namespace thence::findings::caching {

/// Bytes `first` to `last` of a representation, both included.
struct ByteRange {
    qint64 first = 0;
    qint64 last = 0;
    std::optional<qint64> length; ///< of the whole representation, where it is known
};

/// What part a 206 holds, from its Content-Range (RFC 9110 §14.4).
std::optional<ByteRange> storedRange(const http::Response& response);

/// Whether the single range that a Range field asks for (RFC 9110 §14.2) lies inside `stored`.
bool covers(const ByteRange& stored, QByteArrayView rangeField);

} // namespace thence::findings::caching
