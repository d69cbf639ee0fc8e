#include "app/findings/caching/ranges.h"

#include "app/http/cachecontrol.h"
#include "app/http/syntax.h"

namespace thence::findings::caching {

namespace {

/// What stands after "bytes" and `separator`.
std::optional<QByteArrayView> afterUnit(QByteArrayView field, char separator) {
    field = http::trimmed(field);
    constexpr qsizetype unit = 5;
    if (field.size() <= unit || !http::equalsIgnoringCase(field.first(unit), "bytes") ||
        field[unit] != separator)
        return std::nullopt;
    return http::trimmed(field.sliced(unit + 1));
}

} // namespace

std::optional<ByteRange> storedRange(const http::Response& response) {
    const auto value = response.fields.first("Content-Range");
    const auto range = value ? afterUnit(*value, ' ') : std::nullopt;
    if (!range)
        return std::nullopt;
    const qsizetype dash = range->indexOf('-');
    const qsizetype slash = range->indexOf('/');
    if (dash < 0 || slash < dash)
        return std::nullopt;
    const auto first = http::parseDeltaSeconds(range->first(dash));
    const auto last = http::parseDeltaSeconds(range->sliced(dash + 1, slash - dash - 1));
    if (!first || !last || *last < *first)
        return std::nullopt;
    return ByteRange{*first, *last, http::parseDeltaSeconds(range->sliced(slash + 1))};
}

bool covers(const ByteRange& stored, QByteArrayView rangeField) {
    const auto range = afterUnit(rangeField, '=');
    if (!range || range->contains(','))
        return false;
    const qsizetype dash = range->indexOf('-');
    if (dash < 0)
        return false;
    const auto first = http::parseDeltaSeconds(range->first(dash));
    const auto last = http::parseDeltaSeconds(range->sliced(dash + 1));
    const bool reachesEnd = stored.length && stored.last >= *stored.length - 1;
    if (first && last)
        return *first >= stored.first && *last <= stored.last && *first <= *last;
    if (first)
        return *first >= stored.first && reachesEnd;
    return last && reachesEnd && *stored.length - *last >= stored.first;
}

} // namespace thence::findings::caching
