#pragma once

#include "app/findings/caching/judgement.h"

namespace thence::findings::caching {

/// What `cache` does with `observed` when `next` comes `elapsed` seconds after it was received
/// (RFC 9111 §3 and §4).
Judgement judge(Cache cache, const Observed& observed, qint64 elapsed, const http::Request& next);

} // namespace thence::findings::caching
