#pragma once

#include "ui/models/hopmodel.h"

namespace thence::test {

/// Has events happen to a record, and shows it in a model.
class Telling {
public:
    explicit Telling(ui::HopModel& model) : model_(model) {}

    /// Shows a whole trace.
    void show(const trace::Trace& trace) {
        record_ = {.id = 1, .trace = trace};
        model_.show(record_);
    }
    /// Shows again what it has come to.
    void showAgain() { model_.show(record_); }
    void start(const http::Request& request) { tell(record::HopStarted{request}); }
    void enter(trace::Phase phase) { tell(record::PhaseEntered{phase}); }
    /// The next hop is complete; it is the one that `trace` has there.
    void finishHop(const trace::Trace& trace) {
        tell(record::HopFinished{trace.hops[record_.trace.hops.size()]});
    }
    /// `step` waits for a person.
    void hold(const trace::Follow& step) {
        tell(record::Paused{{int(record_.trace.hops.size()), step, {}, {}}});
    }
    void end() { tell(record::Finished{}); }

private:
    template <typename What>
    void tell(What what) {
        const record::Event event{1, std::move(what)};
        record_ = record::apply(std::move(record_), event, std::chrono::steady_clock::now());
        model_.apply(record_, event);
    }

    ui::HopModel& model_;
    record::Record record_{.id = 1};
};

} // namespace thence::test
