#pragma once

#include "app/trace/exchange.h"

#include <tl/expected.hpp>

namespace thence::wire {

/// What stands between the data of two chunks, or behind the last (RFC 9112 §7.1).
struct ChunkLine {
    /// The same as the grammar wants it: line breaks are CRLF; spaces, extensions and trailers are
    /// gone.
    QByteArray canonical;
    http::FieldList trailers;
    qsizetype size = 0;                      ///< how many bytes it took; 0 while it is not whole
    std::vector<trace::Leniency> leniencies; ///< offsets from the start of the bytes
};

struct ChunkError {
    QString reason;
    qsizetype place = 0;
};

/// Reads the size of the next chunk from the start of `bytes`: the line break behind the chunk
/// before (unless it is the `first`), the size, and with the last chunk the trailer section.
/// Allows bare LF, spaces behind the size and odd trailers, as browsers do.
tl::expected<ChunkLine, ChunkError> readChunkLine(QByteArrayView bytes, bool first);

} // namespace thence::wire
