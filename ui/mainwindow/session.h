#pragma once

#include "app/lab/lab.h"
#include "app/tracer/pause.h"
#include "ui/mainwindow/progress.h"
#include "ui/mainwindow/tabtitles.h"
#include "ui/models/hopmodel.h"

#include <QObject>
#include <QThread>

namespace thence::ui {

class Worker;

/// What goes on behind the window: the traces in its tabs, the one under way, and the worker that
/// does it. Fills the model with the trace that is shown.
class Session : public QObject {
    Q_OBJECT

public:
    /// `model` outlives the session.
    explicit Session(HopModel& model, QObject* parent = nullptr);
    ~Session() override;

    /// Starts a new trace in the place of the one that is shown, or in a tab of its own where that
    /// is a branch or has branches. What was under way ends.
    void start(const http::Request& request, const trace::Terms& terms, bool pausing);
    /// Opens a tab for a branch of the shown trace, which pauses before the request of hop `index`.
    /// It has the terms of that trace. Only while nothing runs.
    void continueFrom(int index, bool pausing);
    /// Opens a tab that has no trace yet.
    void openEmpty();
    void stop();
    /// Whether any trace is under way.
    bool isRunning() const { return live_ >= 0; }

    /// Goes on after a pause with `next`.
    void resume(const http::Request& next);
    /// The same, and pauses no more.
    void resumeToEnd(const http::Request& next);
    /// Lets the client called `id` make the step that waits.
    void stepAs(const QString& id);
    bool isPaused() const { return pause_.has_value(); }
    /// What waits in the trace that is shown, or null.
    const tracer::Pause* pause() const;
    /// Whether the trace that is shown pauses, or is between two pauses.
    bool isStepping() const { return stepping_ && isLiveShown(); }
    /// How far the trace that is shown has come.
    Progress progress() const;

    /// Shows a trace that was not made here, in the place that start() would take.
    void show(const trace::Trace& trace);
    /// The trace that is shown, as far as it has come.
    const trace::Trace& trace() const { return tabs_[current_].trace; }

    /// What the tabs are about; there is always one.
    QList<TabName> tabs() const;
    int current() const { return current_; }
    /// What the tab that is shown is called for as long as it is there, wherever it stands.
    int tab() const { return tabs_[current_].id; }
    void select(int tab);
    /// Shows the tab that is `step` places further on, round and round.
    void selectNext(int step);
    /// Closes a tab; a trace under way in it ends. The last one stays.
    void close(int tab);

    /// Starts the lab if need be; labReady() with the request that begins `scenario`, or
    /// labFailed() follows.
    void prepare(const lab::Scenario& scenario);

signals:
    /// Another tab is shown than the one called `left`, and not because a request went there.
    void turned(int left);
    /// The tab called `tab` is there no longer.
    void closed(int tab);
    /// Anything that can be asked here changed.
    void changed();
    /// The trace under way has come further; may come many times in a moment.
    void advanced();
    /// A trace is complete that is no branch.
    void finished(const thence::trace::Trace& trace);
    void labReady(const thence::http::Request& request);
    /// `reason` is a plain sentence.
    void labFailed(const QString& reason);

private:
    struct Tab {
        int id;
        TabName name;
        trace::Trace trace{};
        int origin = -1; ///< id of the tab that it is a branch of
        bool isBranch() const { return origin >= 0; }
    };

    Worker* ensureWorker();
    void connectWorker();
    bool isLiveShown() const { return live_ == current_; }
    /// Ends what is under way; what it still reports is not heard. `live` is the tab of what comes.
    void begin(int live);
    Tab newTab(const TabName& name) { return {.id = tabsMade_++, .name = name}; }
    /// Shows the tab at `place` and what is in it.
    void turnTo(int place);
    void leaveTakenTab();
    /// The trace before stays in sight until the new one has a hop, so that nothing flickers.
    void dropOld();
    void resume(const http::Request& next, bool pausing);
    void refill();

    void startHop(const trace::Trace& trace, const http::Request& request);
    void enterPhase(trace::Phase phase);
    void finishHop(const trace::Trace& trace, int index);
    void hold(const trace::Trace& trace, const tracer::Pause& pause);
    void finish(const trace::Trace& trace);

    HopModel& model_;
    QThread thread_;
    Worker* worker_ = nullptr; ///< made when first needed; the thread ends it
    int tabsMade_ = 0;
    QList<Tab> tabs_;
    int current_ = 0;
    int branches_ = 0; ///< made so far
    int live_ = -1;    ///< the tab of the trace under way
    int run_ = 0;      ///< the trace whose signals count
    std::optional<http::Request> inFlight_;
    wire::PhaseClock clock_; ///< of the request in flight
    std::optional<tracer::Pause> pause_;
    bool pausing_ = false;  ///< at every hop
    bool stepping_ = false; ///< pauses, or is between two pauses
    bool showsOld_ = false;
};

} // namespace thence::ui
