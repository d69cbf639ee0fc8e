#pragma once

#include <QtGlobal>

#include <chrono>
#include <span>

namespace thence::trace {

/// How far a trace may go before it is given up. Servers are hostile until proven otherwise.
struct Limits {
    qint64 redirects = -1;                         ///< followed at most; -1: the client's own limit
    std::chrono::milliseconds wholeTrace{120'000}; ///< without the time spent in pauses
    qint64 memory = 64 * 1024 * 1024;              ///< bytes that a trace keeps of all its hops
    std::chrono::milliseconds connect{10'000};     ///< lookup and TCP
    std::chrono::milliseconds tls{10'000};
    std::chrono::milliseconds firstByte{30'000};
    std::chrono::milliseconds idle{30'000};
    /// For all content of a redirect: its fields are the answer, so waiting longer tells nothing.
    std::chrono::milliseconds redirectContent{2'000};
    qint64 head = 256 * 1024;         ///< bytes, interim responses included
    qint64 keptContent = 1024 * 1024; ///< bytes after decoding; what comes beyond is counted or cut
    qint64 interim = 32;              ///< responses before the final one

    bool operator==(const Limits&) const = default;
};

/// A limit as people set it and files keep it. Adding one: a member above, a row in limits.cpp, and
/// where people are to set it an option of the terminal and a row of the window.
struct Limit {
    enum class Unit { Count, Seconds, Kibibytes, Mebibytes };

    const char* id; ///< "firstByte"
    Unit unit;
    qint64 min, max;                    ///< in the unit
    qint64 (*get)(const Limits&);       ///< in milliseconds, bytes or pieces
    void (*set)(Limits&, qint64 value); ///< the same

    /// How many milliseconds, bytes or pieces the unit has.
    qint64 scale() const;
};

/// Every limit, in the order in which they are shown.
std::span<const Limit> limits();

/// The limit called `id`, which must be one.
const Limit& limit(const char* id);

} // namespace thence::trace
