#pragma once

#include "app/trace/decision.h"

#include <optional>

namespace thence::record {

/// What waits while a trace is paused.
struct Pause {
    int index = 0; ///< the hop it will be
    /// The next request as the client means it, how one got to it, and what changed.
    trace::Follow step;
    QString client; ///< id of the client that makes this step
    /// Why this client would not have made it.
    std::optional<trace::Stop> refusal;

    bool operator==(const Pause&) const = default;
};

} // namespace thence::record
