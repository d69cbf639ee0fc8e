#pragma once

#include "app/advisor/ghost.h"
#include "app/trace/trace.h"

namespace thence::advisor {

/// What the client of `trace` would have done under its terms, had hop `index` answered as `edit`
/// says. Sends nothing: decide() predicts the requests, and a request that is the same as a
/// recorded one (method, URL, content, credentials) gets the recorded response. Empty without a
/// response at `index`, and where the client is not known.
WhatIf whatIf(const trace::Trace& trace, qsizetype index, const Edit& edit);

} // namespace thence::advisor
