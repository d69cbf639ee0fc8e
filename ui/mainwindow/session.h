#pragma once

#include "app/lab/lab.h"
#include "app/tracer/tracer.h"
#include "ui/models/hopmodel.h"

#include <QObject>

#include <tl/expected.hpp>

#include <memory>

namespace whereto::ui {

/// What goes on behind the window: the trace under way, the wire it uses, the lab. Fills the model
/// as hops happen.
class Session : public QObject {
    Q_OBJECT

public:
    /// `model` outlives the session.
    explicit Session(HopModel& model, QObject* parent = nullptr);
    ~Session() override;

    /// Starts a new trace in the place of the one before. Every trace has its own wire: nothing
    /// is reused but what the trace itself has opened.
    void start(const http::Request& request, const tracer::Settings& settings,
               wire::Options options);
    void stop();
    bool isRunning() const;
    /// Goes on after paused().
    void resume();
    bool isPaused() const { return paused_; }

    /// Shows a trace that was not made here.
    void show(const trace::Trace& trace);
    /// The trace that is shown, as far as it has come.
    const trace::Trace& trace() const { return trace_; }

    /// The request that begins `scenario`, with the lab running to answer it; the error is a
    /// plain sentence.
    tl::expected<http::Request, QString> labRequest(const lab::Scenario& scenario);

signals:
    /// isRunning(), isPaused() or trace() changed.
    void changed();
    /// The trace is complete.
    void finished();

private:
    void connectTracer();

    HopModel& model_;
    std::unique_ptr<lab::Lab> lab_; ///< made when first needed
    std::unique_ptr<wire::Wire> wire_;
    std::unique_ptr<tracer::Tracer> tracer_; ///< after the wire: it goes first
    trace::Trace trace_;
    bool paused_ = false;
};

} // namespace whereto::ui
