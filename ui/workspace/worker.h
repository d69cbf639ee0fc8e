#pragma once

#include "app/lab/lab.h"
#include "app/record/event.h"
#include "app/tracer/tracer.h"

#include <QObject>

#include <map>
#include <memory>

namespace thence::ui {

/// The network's side of a workspace: as many traces at once as it is asked for, and the lab. Lives
/// in a thread of its own, so that drawing the window never counts as waiting for a server; hands
/// over finished values and shares nothing.
class Worker : public QObject {
    Q_OBJECT

public:
    Worker();
    ~Worker() override;

    /// Begins a trace with a wire of its own: nothing is reused but what the trace itself opens.
    void start(record::Id record, const http::Request& request, const trace::Terms& terms,
               bool pausing);
    /// Begins a branch of `original`, which pauses before the request of hop `index`.
    void continueFrom(record::Id record, const trace::Trace& original, int index, bool pausing);
    /// Ends the trace of `record`; Finished comes with what there is.
    void stop(record::Id record);
    /// Ends it without another word.
    void drop(record::Id record);
    /// Goes on after a pause with `next`, and with or without further pauses.
    void resume(record::Id record, const http::Request& next, bool pausing);
    /// Lets the client called `id` make the step that waits.
    void stepAs(record::Id record, const QString& id);

    /// Starts the lab if it does not run yet; labReady() or labFailed() follows.
    void prepare(const lab::Scenario& scenario);

signals:
    void happened(const thence::record::Event& event);

    void labReady(const thence::http::Request& request);
    void labFailed(const QString& reason);

private:
    struct Run {
        std::unique_ptr<wire::Wire> wire;
        std::unique_ptr<tracer::Tracer> tracer; ///< after the wire: it goes first
    };

    tracer::Tracer& makeTracer(record::Id record, const trace::Terms& terms);
    tracer::Tracer* tracer(record::Id record);
    trace::Terms withLabs(trace::Terms terms) const;

    std::unique_ptr<lab::Lab> lab_;
    std::map<record::Id, Run> runs_;
};

} // namespace thence::ui
