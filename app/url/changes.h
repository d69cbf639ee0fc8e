#pragma once

#include "app/url/url.h"

#include <QList>

namespace thence::url {

/// A run of bytes in a URL's href().
struct Range {
    qsizetype start = 0;
    qsizetype size = 0;

    bool operator==(const Range&) const = default;
};

/// What in `after` differs from `before`, as places in after.href(), in order and never touching:
/// scheme, credentials, host, port, the path from its first different segment, query parameters
/// that were not there, fragment. What is only gone has no place and is not told.
QList<Range> changedRanges(const Url& before, const Url& after);

} // namespace thence::url
