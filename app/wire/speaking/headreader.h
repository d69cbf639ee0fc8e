#pragma once

#include "app/trace/exchange.h"

#include <tl/expected.hpp>

namespace thence::wire {

/// Where a response head lies among the bytes received so far.
struct HeadPlace {
    enum class Found { Not, NotYet, Whole };
    Found found = Found::NotYet;
    qsizetype end = 0; ///< one past the empty line's LF
};

/// Looks for the end of a head in `bytes`. Lines may end in LF alone, and up to four bytes may
/// stand before "HTTP", as browsers allow; with anything else there is no head (`Found::Not`).
/// `searched` says how many bytes were looked at without success before, and is brought up to date,
/// so that bytes that come one by one do not cost a search each.
HeadPlace findHead(QByteArrayView bytes, qsizetype& searched);

/// A head as a browser reads it.
struct ReadHead {
    int status = 0;
    trace::Protocol protocol = trace::Protocol::Http11; ///< or Http10
    QByteArray reason;
    http::FieldList fields;
    std::vector<trace::Leniency> leniencies;
    bool chunked = false;
    std::optional<quint64> contentLength;
    bool keepAlive = true;
};

/// Reads a head that the grammar of RFC 9112 does not allow, with the leniency that Chromium's
/// network stack has, and notes every use of it. `head` ends with its empty line. The failure names
/// the byte that even a browser refuses: a NUL, Content-Length fields that differ, a status that is
/// not a number.
tl::expected<ReadHead, trace::Failure> readLeniently(QByteArrayView head);

} // namespace thence::wire
