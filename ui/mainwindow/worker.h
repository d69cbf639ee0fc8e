#pragma once

#include "app/lab/lab.h"
#include "app/tracer/tracer.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace thence::ui {

/// The network's side of a session. Lives in a thread of its own, so that drawing the window never
/// counts as waiting for a server; hands over finished values and shares nothing. Every signal of
/// a trace carries the number that start() was given.
class Worker : public QObject {
    Q_OBJECT

public:
    Worker();
    ~Worker() override;

    /// Begins a trace with a wire of its own: nothing is reused but what the trace itself opens.
    void start(int run, const http::Request& request, const trace::Terms& terms, bool pausing);
    /// Begins a branch of `original`, which pauses before the request of hop `index`.
    void continueFrom(int run, const trace::Trace& original, int index, bool pausing);
    void stop();
    /// Goes on after a pause with `next`, and with or without further pauses.
    void resume(const http::Request& next, bool pausing);
    /// Lets the client called `id` make the step that waits.
    void stepAs(const QString& id);

    /// Starts the lab if it does not run yet; labReady() or labFailed() follows.
    void prepare(const lab::Scenario& scenario);

signals:
    /// `trace` has the hops before it, the last one's step as it was edited.
    void hopStarted(int run, const thence::trace::Trace& trace,
                    const thence::http::Request& request);
    void phaseEntered(int run, thence::trace::Phase phase);
    /// Comes now and then while content is received: so many bytes so far.
    void received(int run, qint64 bytes);
    void hopFinished(int run, const thence::trace::Trace& trace, int index);
    void paused(int run, const thence::trace::Trace& trace, const thence::tracer::Pause& pause);
    void finished(int run, const thence::trace::Trace& trace);

    void labReady(const thence::http::Request& request);
    void labFailed(const QString& reason);

private:
    void makeTracer(int run, const trace::Terms& terms);
    trace::Terms withLabs(trace::Terms terms) const;

    std::unique_ptr<lab::Lab> lab_;
    std::unique_ptr<wire::Wire> wire_;
    std::unique_ptr<tracer::Tracer> tracer_; ///< after the wire: it goes first
    QTimer counting_;                        ///< runs while content is received
};

} // namespace thence::ui
