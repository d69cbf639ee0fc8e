#pragma once

#include "app/lab/lab.h"
#include "app/record/record.h"
#include "ui/workspace/draft.h"
#include "ui/workspace/tabtitles.h"

#include <QObject>
#include <QThread>

namespace thence::ui {

class Worker;

/// The open records, one in each tab, and which of them is shown. Any number of them is made at the
/// same time; a tab has its own request, trace, run and draft. Applies what the worker tells. There
/// is always one tab.
class Workspace : public QObject {
    Q_OBJECT

public:
    explicit Workspace(QObject* parent = nullptr);
    ~Workspace() override;

    /// Starts a new trace in the tab that is shown, or in a tab of its own where that one is a
    /// branch or has branches. What was under way in the tab ends.
    void start(const http::Request& request, const trace::Terms& terms, bool pausing);
    /// Opens a tab for a branch of the shown trace, which pauses before the request of hop `index`.
    /// It has the terms of that trace. Not while that trace is under way, nor where its client is
    /// not known.
    void continueFrom(int index, bool pausing);
    /// Opens a tab that has no trace yet.
    void openEmpty();
    /// Opens a trace that was not made here: in the place that start() would take.
    void show(const trace::Trace& trace);
    /// Ends what is under way in the tab that is shown.
    void stop();
    /// Ends everything that is under way, without another word.
    void dropAll();

    /// In a pause of the trace that is shown: goes on with `next`.
    void resume(const http::Request& next);
    /// The same, and pauses no more.
    void resumeToEnd(const http::Request& next);
    /// The same: lets the client called `id` make the step that waits.
    void stepAs(const QString& id);

    /// What is shown, as far as it has come. While a new trace has not put anything on the wire the
    /// one before it is still there, so that nothing flickers.
    const record::Record& record() const { return shown().record; }
    const trace::Trace& trace() const { return record().trace; }
    /// How far the trace of the tab that is shown has come.
    record::State state() const { return stateOf(shown()); }
    /// Whether it pauses, or is between two pauses.
    bool isStepping() const { return shown().stepping; }
    /// Whether `record` is one that waits for a person.
    bool isPaused(record::Id record) const;
    /// Whether any tab's trace is under way.
    bool isAnyRunning() const;

    /// What the tabs are about.
    QList<TabName> tabs() const;
    int current() const { return current_; }
    void select(int place);
    /// Shows the tab that is `step` places further on, round and round.
    void selectNext(int step);
    /// Closes a tab; a trace under way in it ends. The last one stays.
    void close(int place);

    /// What is written in the tab that is shown, from when it was last left; nothing if it never
    /// was.
    const std::optional<Draft>& draft() const { return shown().draft; }
    void keepDraft(Draft draft) { tabs_[current_].draft = std::move(draft); }

    /// Starts the lab if need be; labReady() with the request that begins `scenario`, or
    /// labFailed() follows.
    void prepare(const lab::Scenario& scenario);

signals:
    /// Another tab is about to be shown, and not because a request goes there.
    void leaving();
    /// ... and is shown now.
    void turned();
    /// Another record is shown than before.
    void replaced();
    /// The record that is shown is what it was, and `event`.
    void happened(const thence::record::Event& event);
    /// Anything that can be asked here of the tab that is shown changed.
    void changed();
    /// Something changed in another tab.
    void tabsChanged();
    /// The trace that is shown has come further; may come many times in a moment.
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
        record::Record record{};
        /// A new trace that has not put anything on the wire yet.
        std::optional<record::Record> coming{};
        std::optional<Draft> draft{};
        int origin = -1;       ///< id of the tab that it is a branch of
        bool pausing = false;  ///< at every hop
        bool stepping = false; ///< pauses, or is between two pauses

        record::Id live() const { return coming ? coming->id : record.id; }
    };

    static record::State stateOf(const Tab& tab);
    const Tab& shown() const { return tabs_[current_]; }
    Tab newTab(const TabName& name) { return {.id = tabsMade_++, .name = name}; }
    Tab* tabOf(record::Id record);
    template <typename Do>
    void ask(Do what);

    void end(Tab& tab);
    void leaveTakenTab();
    void turnTo(int place);
    void resume(const http::Request& next, bool pausing);
    void apply(const record::Event& event);
    void tellOf(const record::Event& event, const Tab& tab, bool isNew);

    QThread thread_;
    Worker* worker_ = nullptr; ///< made when first needed; the thread ends it
    int tabsMade_ = 0;         ///< before the tabs, which it counts
    QList<Tab> tabs_;
    int current_ = 0;
    int branches_ = 0;       ///< made so far
    record::Id records_ = 0; ///< made so far
};

} // namespace thence::ui
