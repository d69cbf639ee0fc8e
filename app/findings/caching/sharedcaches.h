#pragma once

#include <QString>

namespace thence::findings::caching {

/// "Caddy, HAProxy": the shared caches that were seen not to reuse a redirect of this status even
/// with explicit freshness (HTTP cache tests, results of December 2025). Empty for other statuses.
QString sharedCachesAgainst(int status);

} // namespace thence::findings::caching
