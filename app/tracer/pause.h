#pragma once

#include "app/trace/decision.h"

#include <optional>

namespace thence::tracer {

/// What waits while a chain is paused.
struct Pause {
    int index = 0; ///< the hop it will be
    /// The next request as the caller means it, how one got to it, and what changed.
    trace::Follow step;
    QString client; ///< id of the client that makes this step
    /// Why this client would not have made it.
    std::optional<trace::Stop> refusal;
};

} // namespace thence::tracer
