#pragma once

#include "app/trace/timings.h"

#include <array>
#include <optional>

namespace thence::ui {

/// A phase on the axis of its exchange.
struct PhaseShare {
    trace::Phase phase = trace::Phase::Blocked;
    std::optional<trace::Timings::Duration> duration; ///< null: did not happen
    double start = 0; ///< where it begins, as a part of the whole (0 to 1)
    double share = 0; ///< how much of the whole it takes (0 to 1)

    bool operator==(const PhaseShare&) const = default;
};

/// All seven phases in their order, each beginning where the one before ended.
std::array<PhaseShare, trace::phaseCount> phaseShares(const trace::Timings& timings);

} // namespace thence::ui
