#include "app/http/stricttransport.h"

#include "app/http/syntax.h"

#include <algorithm>

namespace thence::http {

namespace {

/// Digits, bare or as a quoted string; capped, since nobody outlives 10^12 seconds.
std::optional<std::chrono::seconds> readSeconds(QByteArrayView value) {
    if (value.size() >= 2 && value.startsWith('"') && value.endsWith('"'))
        value = value.sliced(1, value.size() - 2);
    if (value.isEmpty())
        return std::nullopt;
    qint64 seconds = 0;
    for (const char c : value) {
        if (c < '0' || c > '9')
            return std::nullopt;
        seconds = std::min(seconds * 10 + (c - '0'), qint64(1'000'000'000'000));
    }
    return std::chrono::seconds(seconds);
}

} // namespace

std::optional<StrictTransport> readStrictTransport(QByteArrayView value) {
    StrictTransport read;
    bool hasMaxAge = false;
    QList<QByteArray> seen;
    for (const QByteArrayView directive : splitList(value, ';')) {
        const qsizetype equals = directive.indexOf('=');
        const QByteArrayView name = trimmed(equals < 0 ? directive : directive.first(equals));
        const QByteArray key = name.toByteArray().toLower();
        if (!isToken(name) || seen.contains(key))
            return std::nullopt;
        seen.append(key);
        if (key == "max-age") {
            const auto seconds =
                equals < 0 ? std::nullopt : readSeconds(trimmed(directive.sliced(equals + 1)));
            if (!seconds)
                return std::nullopt;
            read.maxAge = *seconds;
            hasMaxAge = true;
        }
        read.includeSubDomains = read.includeSubDomains || key == "includesubdomains";
        read.preload = read.preload || key == "preload";
    }
    return hasMaxAge ? std::optional(read) : std::nullopt;
}

std::optional<StrictTransport> strictTransport(const FieldList& fields) {
    const auto value = fields.first("Strict-Transport-Security");
    return value ? readStrictTransport(*value) : std::nullopt;
}

} // namespace thence::http
