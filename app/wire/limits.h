#pragma once

#include <QtGlobal>

#include <chrono>

namespace thence::wire {

/// How far one exchange may go before it is given up. Servers are hostile until proven otherwise.
struct Limits {
    std::chrono::milliseconds connect{10'000};
    std::chrono::milliseconds tls{10'000};
    std::chrono::milliseconds firstByte{30'000};
    std::chrono::milliseconds idle{30'000};
    /// For all content of a redirect: its fields are the answer, so waiting longer tells nothing.
    std::chrono::milliseconds redirectContent{2'000};
    qint64 head = 256 * 1024;         ///< bytes, interim responses included
    qint64 keptContent = 1024 * 1024; ///< bytes after decoding; what comes beyond is counted or cut
    int interim = 32;                 ///< responses before the final one
};

} // namespace thence::wire
