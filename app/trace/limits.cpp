#include "app/trace/limits.h"

#include <algorithm>
#include <cstring>

namespace thence::trace {

namespace {

using Unit = Limit::Unit;

constexpr qint64 maxRedirects = 1000;
constexpr qint64 maxSeconds = 86'400;

template <std::chrono::milliseconds Limits::*member>
constexpr Limit seconds(const char* id) {
    return {id,
            Unit::Seconds,
            1,
            maxSeconds,
            [](const Limits& limits) { return qint64((limits.*member).count()); },
            [](Limits& limits, qint64 ms) { limits.*member = std::chrono::milliseconds(ms); }};
}

template <qint64 Limits::*member>
constexpr Limit number(const char* id, Unit unit, qint64 min, qint64 max) {
    return {id,
            unit,
            min,
            max,
            [](const Limits& limits) { return limits.*member; },
            [](Limits& limits, qint64 value) { limits.*member = value; }};
}

constexpr Limit all[] = {
    number<&Limits::redirects>("redirects", Unit::Count, -1, maxRedirects),
    seconds<&Limits::wholeTrace>("wholeTrace"),
    number<&Limits::head>("head", Unit::Kibibytes, 1, 64 * 1024),
    number<&Limits::keptContent>("keptContent", Unit::Kibibytes, 1, 64 * 1024),
    number<&Limits::memory>("memory", Unit::Mebibytes, 1, 4096),
    seconds<&Limits::connect>("connect"),
    seconds<&Limits::tls>("tls"),
    seconds<&Limits::firstByte>("firstByte"),
    seconds<&Limits::idle>("idle"),
    seconds<&Limits::redirectContent>("redirectContent"),
    number<&Limits::interim>("interim", Unit::Count, 0, 1000),
};

} // namespace

qint64 Limit::scale() const {
    switch (unit) {
    case Unit::Count:
        return 1;
    case Unit::Seconds:
        return 1000;
    case Unit::Kibibytes:
        return 1024;
    case Unit::Mebibytes:
        return 1024 * 1024;
    }
    Q_UNREACHABLE();
}

std::span<const Limit> limits() {
    return all;
}

const Limit& limit(const char* id) {
    const auto* const found = std::find_if(
        std::begin(all), std::end(all), [&](const Limit& row) { return !std::strcmp(row.id, id); });
    Q_ASSERT(found != std::end(all));
    return *found;
}

} // namespace thence::trace
