#pragma once

#include "app/findings/caching/judgement.h"
#include "app/trace/exchange.h"

namespace thence::findings::caching {

/// An exchange as a cache on this machine saw it. It must have a response. Where no time was
/// recorded (an imported trace), the response's Date stands for the time of receipt.
Observed observe(const trace::Exchange& exchange);

} // namespace thence::findings::caching
