#pragma once

#include "app/findings/caching/judgement.h"

namespace thence::findings::caching {

/// What a stored response does for `next` at the given age (RFC 9111 §4, and what the request's own
/// Cache-Control asks for, §5.2.1). Says why.
Reuse mayReuse(Cache cache, const Observed& observed, const Lifetime& lifetime, qint64 age,
               const http::Request& next, QList<Reason>& why);

} // namespace thence::findings::caching
