#pragma once

#include "app/advisor/ghost.h"
#include "app/redirect/client.h"
#include "app/trace/trace.h"

namespace thence::advisor {

/// What `client` would have done, had hop `index` of `trace` answered as `edit` says. Sends
/// nothing: decide() predicts the requests, and a request that is the same as a recorded one
/// (method, URL, content, credentials) gets the recorded response. Empty without a response at
/// `index`.
WhatIf whatIf(const trace::Trace& trace, qsizetype index, const Edit& edit,
              const redirect::Client& client);

} // namespace thence::advisor
