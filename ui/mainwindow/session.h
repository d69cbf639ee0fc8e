#pragma once

#include "app/lab/lab.h"
#include "app/tracer/settings.h"
#include "ui/models/hopmodel.h"

#include <QObject>
#include <QThread>

namespace whereto::ui {

class Worker;

/// What goes on behind the window: the trace under way, and the worker that does it. Fills the
/// model as hops happen.
class Session : public QObject {
    Q_OBJECT

public:
    /// `model` outlives the session.
    explicit Session(HopModel& model, QObject* parent = nullptr);
    ~Session() override;

    /// Starts a new trace in the place of the one before.
    void start(const http::Request& request, const tracer::Settings& settings,
               const wire::Options& options);
    void stop();
    /// Goes on after a pause.
    void resume();
    bool isRunning() const { return running_; }
    bool isPaused() const { return paused_; }

    /// Shows a trace that was not made here.
    void show(const trace::Trace& trace);
    /// The trace that is shown, as far as it has come.
    const trace::Trace& trace() const { return trace_; }

    /// Starts the lab if need be; labReady() with the request that begins `scenario`, or
    /// labFailed() follows.
    void prepare(const lab::Scenario& scenario);

signals:
    /// isRunning(), isPaused() or trace() changed.
    void changed();
    /// The trace is complete.
    void finished();
    void labReady(const whereto::http::Request& request);
    /// `reason` is a plain sentence.
    void labFailed(const QString& reason);

private:
    Worker* ensureWorker();
    void connectWorker();
    /// Ends what is under way; what it still reports is not heard.
    void begin(bool running);
    /// The trace before stays in sight until the new one has a hop, so that nothing flickers.
    void dropOld();

    HopModel& model_;
    QThread thread_;
    Worker* worker_ = nullptr; ///< made when first needed; the thread ends it
    trace::Trace trace_;
    int run_ = 0; ///< the trace whose signals count
    bool running_ = false;
    bool paused_ = false;
    bool showsOld_ = false;
};

} // namespace whereto::ui
