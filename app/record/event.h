#pragma once

#include "app/record/pause.h"
#include "app/trace/trace.h"

#include <QMetaType>

#include <variant>

namespace thence::record {

/// Tells records apart for as long as the program runs; 0 is nobody's.
using Id = quint64;

/// A trace begins, or begins otherwise than it was said: a person edited the first request, or
/// chose another client for it.
struct Begun {
    http::Request composed;
    trace::Terms terms;
    QList<trace::Hop> kept = {}; ///< of a branch: the hops before it
};

/// A request is about to be sent; it will be the next hop.
struct HopStarted {
    http::Request request;
    trace::Arrival arrival = trace::Arrival::Composed;
    /// The step that led to it, as it was made in the end; nothing for the first request.
    std::optional<trace::Follow> step = {};
};

/// The exchange went on to a phase.
struct PhaseEntered {
    trace::Phase phase = trace::Phase::Blocked;
};

/// So many bytes of content have come for it, as they were sent. Comes now and then.
struct ContentReceived {
    qint64 bytes = 0;
};

/// The hop is complete, its decision included.
struct HopFinished {
    trace::Hop hop;
    trace::Timings::Duration elapsed{0}; ///< of the whole trace
};

/// The next request waits for a person.
struct Paused {
    Pause pause;
    trace::Timings::Duration elapsed{0}; ///< of the whole trace
};

/// The trace is over: nothing more will happen to it.
struct Finished {};

/// Something that happened to a record.
struct Event {
    Id record = 0;
    std::variant<Begun, HopStarted, PhaseEntered, ContentReceived, HopFinished, Paused, Finished>
        what;
};

} // namespace thence::record

Q_DECLARE_METATYPE(thence::record::Event)
