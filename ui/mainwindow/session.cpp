#include "ui/mainwindow/session.h"

#include "app/redirect/agent.h"
#include "ui/mainwindow/recentrequest.h"
#include "ui/mainwindow/worker.h"

#include <algorithm>
#include <utility>

namespace thence::ui {

namespace {

/// The request of `trace`, without what is secret in it.
TabName nameOf(const trace::Trace& trace) {
    const RecentRequest request = remembered(trace);
    const QString& id = trace.terms.client.id;
    const redirect::Client* const client = redirect::findClient(id);
    return {.text = label(request),
            .scheme = QString::fromLatin1(trace.composed.target.scheme()),
            .method = QString::fromLatin1(request.method),
            .client = client ? client->name : id};
}

TabName nameOf(const http::Request& request, const trace::Terms& terms) {
    trace::Trace trace;
    trace.composed = request;
    trace.terms = terms;
    return nameOf(trace);
}

} // namespace

Session::Session(HopModel& model, QObject* parent)
    : QObject(parent), model_(model), tabs_{newTab({.text = tr("New request")})} {}

Session::~Session() {
    thread_.quit();
    thread_.wait();
}

Worker* Session::ensureWorker() {
    if (!worker_) {
        worker_ = new Worker;
        worker_->moveToThread(&thread_);
        connect(&thread_, &QThread::finished, worker_, &QObject::deleteLater);
        connectWorker();
        thread_.start();
    }
    return worker_;
}

void Session::connectWorker() {
    connect(worker_, &Worker::hopStarted, this,
            [this](int run, const trace::Trace& trace, const http::Request& request) {
                if (run == run_)
                    startHop(trace, request);
            });
    connect(worker_, &Worker::phaseEntered, this, [this](int run, trace::Phase phase) {
        if (run == run_)
            enterPhase(phase);
    });
    connect(worker_, &Worker::received, this, [this](int run, qint64 bytes) {
        if (run == run_ && isLiveShown())
            model_.setReceived(bytes);
    });
    connect(worker_, &Worker::hopFinished, this,
            [this](int run, const trace::Trace& trace, int index) {
                if (run == run_)
                    finishHop(trace, index);
            });
    connect(worker_, &Worker::paused, this,
            [this](int run, const trace::Trace& trace, const tracer::Pause& pause) {
                if (run == run_)
                    hold(trace, pause);
            });
    connect(worker_, &Worker::finished, this, [this](int run, const trace::Trace& trace) {
        if (run == run_)
            finish(trace);
    });
    connect(worker_, &Worker::labReady, this, &Session::labReady);
    connect(worker_, &Worker::labFailed, this, &Session::labFailed);
}

void Session::startHop(const trace::Trace& trace, const http::Request& request) {
    const bool replacesOld = showsOld_;
    dropOld();
    pause_.reset();
    inFlight_ = request;
    clock_ = {};
    tabs_[live_].trace = trace;
    if (isLiveShown()) {
        const trace::Follow* const step =
            trace.hops.isEmpty() ? nullptr : trace.hops.constLast().follow();
        if (step && step->edited) // since the hop was shown
            model_.finishHop(trace, trace.hops.size() - 1);
        model_.startHop(request);
    }
    if (replacesOld)
        emit changed();
    else
        emit advanced();
}

void Session::enterPhase(trace::Phase phase) {
    clock_.enter(phase);
    if (isLiveShown())
        model_.enterPhase(phase);
}

void Session::finishHop(const trace::Trace& trace, int index) {
    inFlight_.reset();
    tabs_[live_].trace = trace;
    if (isLiveShown())
        model_.finishHop(trace, index);
    emit advanced();
}

void Session::hold(const trace::Trace& trace, const tracer::Pause& pause) {
    dropOld();
    pause_ = pause;
    stepping_ = true;
    tabs_[live_].trace = trace;
    if (isLiveShown()) {
        if (pause.index > 0) // another client may have made the step anew
            model_.finishHop(trace, pause.index - 1);
        model_.holdHop(pause.step.next);
    }
    emit changed();
}

void Session::finish(const trace::Trace& trace) {
    dropOld();
    Tab& tab = tabs_[live_];
    tab.trace = trace;
    if (isLiveShown())
        model_.finish(trace);
    pause_.reset();
    stepping_ = false;
    live_ = -1;
    const bool isBranch = tab.isBranch();
    emit changed();
    if (!isBranch)
        emit finished(trace);
}

void Session::begin(int live) {
    ++run_;
    live_ = live;
    inFlight_.reset();
    pause_.reset();
    stepping_ = false;
    showsOld_ = live >= 0;
}

void Session::dropOld() {
    if (!std::exchange(showsOld_, false))
        return;
    tabs_[live_].trace = {};
    if (isLiveShown())
        model_.clear();
}

/// Goes to a new tab where a trace in the place of the one that is shown would cost a branch.
void Session::leaveTakenTab() {
    const Tab& shown = tabs_[current_];
    const bool hasBranches = std::any_of(tabs_.begin(), tabs_.end(),
                                         [&](const Tab& tab) { return tab.origin == shown.id; });
    if (!shown.isBranch() && !hasBranches)
        return;
    tabs_.append(newTab({}));
    current_ = int(tabs_.size()) - 1;
    refill();
}

void Session::openEmpty() {
    tabs_.append(newTab({.text = tr("New request")}));
    turnTo(int(tabs_.size()) - 1);
}

void Session::start(const http::Request& request, const trace::Terms& terms, bool pausing) {
    leaveTakenTab();
    begin(current_);
    pausing_ = pausing;
    tabs_[current_].name = nameOf(request, terms);
    Worker* const worker = ensureWorker();
    QMetaObject::invokeMethod(worker,
                              [=, run = run_] { worker->start(run, request, terms, pausing); });
    emit changed();
}

void Session::continueFrom(int index, bool pausing) {
    if (isRunning() || index < 0 || index >= trace().hops.size() ||
        !redirect::agentOf(trace().terms))
        return;
    const trace::Trace original = trace();
    Tab branch = newTab({.text = tr("Branch %1, from hop %2").arg(++branches_).arg(index + 1)});
    branch.origin = tabs_[current_].id;
    branch.trace = original;
    branch.trace.hops.resize(index);
    tabs_.insert(current_ + 1, branch);
    begin(current_ + 1);
    showsOld_ = false;
    pausing_ = pausing;
    turnTo(live_);
    Worker* const worker = ensureWorker();
    QMetaObject::invokeMethod(
        worker, [=, run = run_] { worker->continueFrom(run, original, index, pausing); });
}

void Session::stop() {
    if (isRunning())
        QMetaObject::invokeMethod(worker_, &Worker::stop);
}

void Session::resume(const http::Request& next) {
    resume(next, pausing_);
}

void Session::resumeToEnd(const http::Request& next) {
    resume(next, false);
}

void Session::resume(const http::Request& next, bool pausing) {
    if (!pause_)
        return;
    pause_.reset();
    pausing_ = stepping_ = pausing;
    QMetaObject::invokeMethod(worker_, [=, worker = worker_] { worker->resume(next, pausing); });
    emit changed();
}

void Session::stepAs(const QString& id) {
    if (pause_)
        QMetaObject::invokeMethod(worker_, [=, worker = worker_] { worker->stepAs(id); });
}

Progress Session::progress() const {
    return !isLiveShown() ? Progress::Over : pause_ ? Progress::Paused : Progress::Asking;
}

const tracer::Pause* Session::pause() const {
    return pause_ && isLiveShown() ? &*pause_ : nullptr;
}

void Session::show(const trace::Trace& trace) {
    stop();
    begin(-1);
    leaveTakenTab();
    tabs_[current_].name = nameOf(trace);
    tabs_[current_].trace = trace;
    refill();
    emit changed();
}

/// Puts the trace that is shown into the model, with what waits or is on its way.
void Session::refill() {
    model_.setTrace(trace());
    if (!isLiveShown())
        return;
    if (pause_)
        model_.holdHop(pause_->step.next);
    else if (inFlight_)
        model_.startHop(*inFlight_, clock_);
}

QList<TabName> Session::tabs() const {
    QList<TabName> names;
    for (const Tab& tab : tabs_)
        names.append(tab.name);
    if (isRunning() && !isLiveShown())
        names[live_].state = pause_ ? tr("paused") : tr("running");
    return names;
}

void Session::turnTo(int place) {
    const int left = tabs_[current_].id;
    current_ = place;
    refill();
    emit turned(left);
    emit changed();
}

void Session::select(int tab) {
    if (tab < 0 || tab >= tabs_.size() || tab == current_)
        return;
    turnTo(tab);
}

void Session::selectNext(int step) {
    const auto count = int(tabs_.size());
    select((current_ + step % count + count) % count);
}

void Session::close(int tab) {
    if (tab < 0 || tab >= tabs_.size() || tabs_.size() == 1)
        return;
    if (tab == live_) {
        stop();
        begin(-1);
    }
    if (tab == current_)
        turnTo(tab + 1 < tabs_.size() ? tab + 1 : tab - 1);
    const int id = tabs_.takeAt(tab).id;
    live_ -= tab < live_ ? 1 : 0;
    current_ -= tab < current_ ? 1 : 0;
    emit closed(id);
    emit changed();
}

void Session::prepare(const lab::Scenario& scenario) {
    Worker* const worker = ensureWorker();
    QMetaObject::invokeMethod(worker, [=] { worker->prepare(scenario); });
}

} // namespace thence::ui
