#pragma once

#include "app/record/event.h"

#include <chrono>
#include <optional>

namespace thence::record {

/// A moment by a clock that never goes back.
using Moment = std::chrono::steady_clock::time_point;

/// Where a trace comes from.
enum class Origin {
    Live,     ///< followed here
    Branch,   ///< ... from a hop of another one on
    Imported, ///< read from a file
    History,  ///< kept from before
    Witness   ///< a real program made it
};

enum class State { Running, Paused, Over };

/// The exchange that is on its way.
struct InFlight {
    http::Request request;
    trace::Phase phase = trace::Phase::Blocked;
    Moment since;           ///< when it went on to that phase
    trace::Timings timings; ///< of the phases before
    qint64 received = 0;    ///< bytes of content, as they were sent

    /// How long it has been in every phase.
    trace::Timings timingsAt(Moment now) const;
};

/// A trace with what is known of its making. A value: what happens to it makes another one.
struct Record {
    Id id = 0;
    Origin origin = Origin::Live;
    trace::Trace trace = {};
    State state = State::Over;
    std::optional<InFlight> inFlight = {};
    std::optional<Pause> pause = {};
};

/// `record` after `event`, which happened `now`. Pure. An event of another record changes nothing.
///
///   Begun ─▶ HopStarted ─▶ PhaseEntered… ─▶ HopFinished ─┬─▶ HopStarted …
///                                                        ├─▶ Paused ─▶ HopStarted …
///                                                        └─▶ Finished
Record apply(Record record, const Event& event, Moment now);

} // namespace thence::record
