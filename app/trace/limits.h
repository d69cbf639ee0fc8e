#pragma once

#include <QtGlobal>

#include <chrono>
#include <string_view>

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

/// A limit as people set it and files keep it. Adding one: a member above and a row below, and a
/// row each for the terminal's option and the window's box.
struct Limit {
    enum class Unit { Count, Seconds, Kibibytes, Mebibytes };

    const char* id; ///< "firstByte"
    Unit unit;
    qint64 min, max;                    ///< in the unit
    qint64 (*get)(const Limits&);       ///< in milliseconds, bytes or pieces
    void (*set)(Limits&, qint64 value); ///< the same

    /// How many milliseconds, bytes or pieces the unit has.
    constexpr qint64 scale() const {
        constexpr qint64 scales[] = {1, 1000, 1024, 1024 * 1024}; // in the order of Unit
        return scales[int(unit)];
    }

    template <std::chrono::milliseconds Limits::*member>
    static constexpr Limit seconds(const char* id) {
        return {id,
                Unit::Seconds,
                1,
                86'400,
                [](const Limits& limits) { return qint64((limits.*member).count()); },
                [](Limits& limits, qint64 ms) { limits.*member = std::chrono::milliseconds(ms); }};
    }

    template <qint64 Limits::*member>
    static constexpr Limit number(const char* id, Unit unit, qint64 min, qint64 max) {
        return {id,
                unit,
                min,
                max,
                [](const Limits& limits) { return limits.*member; },
                [](Limits& limits, qint64 value) { limits.*member = value; }};
    }
};

/// Every limit, in the order in which they are shown.
inline constexpr Limit limits[] = {
    Limit::number<&Limits::redirects>("redirects", Limit::Unit::Count, -1, 1000),
    Limit::seconds<&Limits::wholeTrace>("wholeTrace"),
    Limit::number<&Limits::head>("head", Limit::Unit::Kibibytes, 1, 64 * 1024),
    Limit::number<&Limits::keptContent>("keptContent", Limit::Unit::Kibibytes, 1, 64 * 1024),
    Limit::number<&Limits::memory>("memory", Limit::Unit::Mebibytes, 1, 4096),
    Limit::seconds<&Limits::connect>("connect"),
    Limit::seconds<&Limits::tls>("tls"),
    Limit::seconds<&Limits::firstByte>("firstByte"),
    Limit::seconds<&Limits::idle>("idle"),
    Limit::seconds<&Limits::redirectContent>("redirectContent"),
    Limit::number<&Limits::interim>("interim", Limit::Unit::Count, 0, 1000),
};

/// The limit called `id`, which must be one.
constexpr const Limit& limit(std::string_view id) {
    for (const Limit& row : limits)
        if (id == row.id)
            return row;
    Q_UNREACHABLE();
}

} // namespace thence::trace
