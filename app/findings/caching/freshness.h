#pragma once

#include "app/findings/caching/judgement.h"

namespace thence::findings::caching {

/// How long the response is fresh (RFC 9111 §4.2.1, heuristics §4.2.2). Says from what.
Lifetime freshnessLifetime(Cache cache, const Observed& observed, QList<Reason>& why);

/// The response's age `elapsed` seconds after it was received (RFC 9111 §4.2.3). The time the
/// response spent on its way is taken as nothing.
qint64 currentAge(const Observed& observed, qint64 elapsed);

} // namespace thence::findings::caching
