#include "app/record/record.h"

#include <utility>

namespace thence::record {

namespace {

/// Says how the step to the next hop was made in the end.
void setLastStep(trace::Trace& trace, const trace::Follow& step) {
    if (!trace.hops.isEmpty())
        trace.hops.last().decision = step;
}

void apply(Record& record, const Begun& event, Moment) {
    record.trace = {.composed = event.composed, .terms = event.terms, .hops = event.kept};
    record.state = State::Running;
    record.inFlight.reset();
    record.pause.reset();
}

void apply(Record& record, const HopStarted& event, Moment now) {
    if (event.step)
        setLastStep(record.trace, *event.step);
    record.pause.reset();
    record.state = State::Running;
    record.inFlight = InFlight{.request = event.request, .since = now, .timings = {}};
}

void apply(Record& record, const PhaseEntered& event, Moment now) {
    if (!record.inFlight)
        return;
    record.inFlight->timings = record.inFlight->timingsAt(now);
    record.inFlight->phase = event.phase;
    record.inFlight->since = now;
}

void apply(Record& record, const ContentReceived& event, Moment) {
    if (record.inFlight)
        record.inFlight->received = event.bytes;
}

void apply(Record& record, const HopFinished& event, Moment) {
    record.inFlight.reset();
    record.trace.hops.append(event.hop);
    record.trace.elapsed = event.elapsed;
}

void apply(Record& record, const Paused& event, Moment) {
    setLastStep(record.trace, event.pause.step);
    record.trace.elapsed = event.elapsed;
    record.pause = event.pause;
    record.state = State::Paused;
}

void apply(Record& record, const Finished&, Moment) {
    record.inFlight.reset();
    record.pause.reset();
    record.state = State::Over;
}

} // namespace

trace::Timings InFlight::timingsAt(Moment now) const {
    trace::Timings all = timings;
    auto& duration = all[phase];
    duration = duration.value_or(trace::Timings::Duration{0}) + (now - since);
    return all;
}

Record apply(Record record, const Event& event, Moment now) {
    if (event.record == record.id)
        std::visit([&](const auto& what) { apply(record, what, now); }, event.what);
    return record;
}

} // namespace thence::record
