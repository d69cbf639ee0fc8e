#pragma once

#include "app/trace/timings.h"

#include <QString>

namespace thence::trace {

/// Why an exchange did not end with a whole response.
struct Failure {
    enum class Kind {
        HostNotFound,
        LookupFailed,   ///< nobody could say which addresses the host has
        LookupTimedOut, ///< no answer about the host's addresses in time
        Refused,
        Unreachable,
        ConnectTimedOut,
        TlsFailed,
        TlsTimedOut,
        ClosedBeforeHead, ///< the connection ended before the head was whole
        ClosedInContent,  ///< ... or before the content was as long as announced
        Malformed,
        HeadTooLarge,
        TooManyInterim,
        CodingBroken,
        WaitTimedOut, ///< no first byte in time
        IdleTimedOut, ///< nothing came for too long
        TraceTimedOut,
        Cancelled,
        InvalidRequest ///< nothing was sent: a port 0, a method that is not a token
    };
    Kind kind = Kind::Cancelled;
    Phase phase = Phase::Blocked;
    QString reason{};    ///< the library's or parser's own words; plain text, may be empty. With
                         ///< Refused: the address that was tried
    qint64 offset = -1;  ///< of the offending byte since the start of the response, or -1
    qint64 received = 0; ///< content bytes that had come by then, as they came

    bool operator==(const Failure&) const = default;
};

/// Whether the server is to blame for what it wrote, and not the network for how it behaved.
bool isMalformed(Failure::Kind kind);

/// "host-not-found", "tls-failed"…: the word used in JSON.
QByteArrayView word(Failure::Kind kind);

/// One plain sentence: what happened and where ("localhost:80 (127.0.0.1) refused the
/// connection."). `host` is the host and port that was asked. Never contains markup.
QString describe(const Failure& failure, const QString& host);

/// One plain sentence: what to try. Empty where there is nothing to do, and where it has another
/// name in the window than in the terminal: they have words of their own for such kinds.
QString advice(Failure::Kind kind);

} // namespace thence::trace
