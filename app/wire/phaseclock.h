#pragma once

#include "app/trace/timings.h"

namespace thence::wire {

/// Measures the phases of one exchange. It is always in exactly one of them, so the durations add
/// up to the time since it was made; entering a phase again adds to it.
class PhaseClock {
public:
    using Clock = std::chrono::steady_clock;

    void enter(trace::Phase next) {
        stop();
        current_ = next;
    }

    /// Ends the current phase; the clock goes on in it.
    void stop() {
        const Clock::time_point now = Clock::now();
        auto& duration = timings_[current_];
        duration = duration.value_or(trace::Timings::Duration{0}) + (now - since_);
        since_ = now;
    }

    /// Everything so far was in vain and counts as Blocked.
    void startOver() {
        stop();
        const auto lost = timings_.total();
        timings_ = {};
        timings_[trace::Phase::Blocked] = lost;
        current_ = trace::Phase::Blocked;
    }

    /// When the current phase was entered or stopped.
    Clock::time_point enteredAt() const { return since_; }
    trace::Phase current() const { return current_; }
    const trace::Timings& timings() const { return timings_; }

private:
    trace::Timings timings_;
    trace::Phase current_ = trace::Phase::Blocked;
    Clock::time_point since_ = Clock::now();
};

} // namespace thence::wire
