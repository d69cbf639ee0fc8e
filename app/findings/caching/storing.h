#pragma once

#include "app/findings/caching/judgement.h"

namespace thence::findings::caching {

/// Whether `cache` may store the response at all (RFC 9111 §3). Says why or why not.
bool mayStore(Cache cache, const Observed& observed, QList<Reason>& why);

/// 200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 501 (RFC 9110 §15.1).
bool isHeuristicallyCacheable(int status);

} // namespace thence::findings::caching
