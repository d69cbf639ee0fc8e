#include "ui/workspace/workspace.h"

#include "app/redirect/agent.h"
#include "ui/workspace/recentrequest.h"
#include "ui/workspace/worker.h"

#include <algorithm>
#include <utility>

namespace thence::ui {

namespace {

/// The request of `trace`, without what is secret in it.
TabName nameOf(const trace::Trace& trace) {
    const RecentRequest request = remembered(trace);
    const redirect::Client* const client = redirect::findClient(request.client);
    return {.text = label(request),
            .scheme = QString::fromLatin1(trace.composed.target.scheme()),
            .method = QString::fromLatin1(request.method),
            .client = client ? client->name : request.client};
}

} // namespace

Workspace::Workspace(QObject* parent)
    : QObject(parent), tabs_{newTab({.text = tr("New request")})} {}

Workspace::~Workspace() {
    thread_.quit();
    thread_.wait();
}

/// Has the worker do something, in its own thread.
template <typename Do>
void Workspace::ask(Do what) {
    if (!worker_) {
        worker_ = new Worker;
        worker_->moveToThread(&thread_);
        connect(&thread_, &QThread::finished, worker_, &QObject::deleteLater);
        connect(worker_, &Worker::happened, this, &Workspace::apply);
        connect(worker_, &Worker::labReady, this, &Workspace::labReady);
        connect(worker_, &Worker::labFailed, this, &Workspace::labFailed);
        thread_.start();
    }
    QMetaObject::invokeMethod(worker_, [worker = worker_, what] { what(*worker); });
}

/// Ends what is under way in `tab`; what it still reports is not heard.
void Workspace::end(Tab& tab) {
    if (stateOf(tab) != record::State::Over)
        ask([id = tab.live()](Worker& worker) { worker.drop(id); });
    tab.coming.reset();
    tab.stepping = false;
    const record::Event over{tab.record.id, record::Finished{}};
    tab.record = record::apply(std::move(tab.record), over, std::chrono::steady_clock::now());
}

void Workspace::start(const http::Request& request, const trace::Terms& terms, bool pausing) {
    leaveTakenTab();
    Tab& tab = tabs_[current_];
    end(tab);
    tab.coming = record::Record{.id = ++records_};
    tab.pausing = pausing;
    tab.name = nameOf({.composed = request, .terms = terms, .hops = {}});
    ask([=, id = tab.live()](Worker& worker) { worker.start(id, request, terms, pausing); });
    emit changed();
}

void Workspace::continueFrom(int index, bool pausing) {
    if (state() != record::State::Over || index < 0 || index >= trace().hops.size() ||
        !redirect::agentOf(trace().terms))
        return;
    const trace::Trace original = trace();
    Tab branch = newTab({.text = tr("Branch %1, from hop %2").arg(++branches_).arg(index + 1)});
    branch.origin = shown().id;
    branch.pausing = pausing;
    branch.record = {.id = ++records_,
                     .origin = record::Origin::Branch,
                     .trace = original,
                     .state = record::State::Running};
    branch.record.trace.hops.resize(index);
    tabs_.insert(current_ + 1, branch);
    turnTo(current_ + 1);
    ask([=, id = branch.record.id](Worker& worker) {
        worker.continueFrom(id, original, index, pausing);
    });
}

/// Goes to a new tab where a trace in the place of the one that is shown would cost a branch.
void Workspace::leaveTakenTab() {
    const bool isBranch = shown().origin >= 0;
    const bool hasBranches = std::any_of(tabs_.begin(), tabs_.end(),
                                         [&](const Tab& tab) { return tab.origin == shown().id; });
    if (!isBranch && !hasBranches)
        return;
    tabs_[current_].draft.reset(); // what was written goes along
    tabs_.append(newTab({}));
    current_ = int(tabs_.size()) - 1;
    emit replaced();
}

void Workspace::openEmpty() {
    tabs_.append(newTab({.text = tr("New request")}));
    turnTo(int(tabs_.size()) - 1);
}

void Workspace::show(const trace::Trace& trace) {
    leaveTakenTab();
    Tab& tab = tabs_[current_];
    end(tab);
    tab.name = nameOf(trace);
    tab.record = {.id = ++records_, .origin = record::Origin::Imported, .trace = trace};
    emit replaced();
    emit changed();
}

void Workspace::stop() {
    if (state() != record::State::Over)
        ask([id = shown().live()](Worker& worker) { worker.stop(id); });
}

void Workspace::dropAll() {
    for (Tab& tab : tabs_)
        end(tab);
}

void Workspace::resume(const http::Request& next) {
    resume(next, shown().pausing);
}

void Workspace::resumeToEnd(const http::Request& next) {
    resume(next, false);
}

void Workspace::resume(const http::Request& next, bool pausing) {
    if (state() != record::State::Paused)
        return;
    Tab& tab = tabs_[current_];
    tab.record.pause.reset();
    tab.record.state = record::State::Running;
    tab.pausing = tab.stepping = pausing;
    ask([=, id = tab.record.id](Worker& worker) { worker.resume(id, next, pausing); });
    emit changed();
}

void Workspace::stepAs(const QString& client) {
    if (state() == record::State::Paused)
        ask([=, id = record().id](Worker& worker) { worker.stepAs(id, client); });
}

record::State Workspace::stateOf(const Tab& tab) {
    return tab.coming ? record::State::Running : tab.record.state;
}

bool Workspace::isPaused(record::Id record) const {
    return std::any_of(tabs_.begin(), tabs_.end(), [&](const Tab& tab) {
        return tab.live() == record && stateOf(tab) == record::State::Paused;
    });
}

bool Workspace::isAnyRunning() const {
    return std::any_of(tabs_.begin(), tabs_.end(),
                       [](const Tab& tab) { return stateOf(tab) != record::State::Over; });
}

Workspace::Tab* Workspace::tabOf(record::Id record) {
    const auto tab = std::find_if(tabs_.begin(), tabs_.end(),
                                  [&](const Tab& one) { return one.live() == record; });
    return tab == tabs_.end() ? nullptr : &*tab;
}

void Workspace::apply(const record::Event& event) {
    Tab* const tab = tabOf(event.record); // null: it was closed, or another trace took its place
    if (!tab)
        return;
    record::Record& record = tab->coming ? *tab->coming : tab->record;
    record = record::apply(std::move(record), event, std::chrono::steady_clock::now());
    const bool isNew = tab->coming && !std::holds_alternative<record::Begun>(event.what);
    if (isNew)
        tab->record = *std::exchange(tab->coming, std::nullopt);
    if (record::State::Paused == stateOf(*tab))
        tab->stepping = true;
    if (std::holds_alternative<record::HopStarted>(event.what))
        tab->stepping = tab->stepping && tab->pausing;
    if (record::State::Over == stateOf(*tab))
        tab->stepping = false;
    tellOf(event, *tab, isNew);
}

/// `isNew`: what was shown in the tab before has given way.
void Workspace::tellOf(const record::Event& event, const Tab& tab, bool isNew) {
    // A slot may change the tabs.
    const bool isShown = &tab == &shown();
    const bool isSeen = isShown && !tab.coming;
    const bool isLive = tab.record.origin == record::Origin::Live;
    const bool isOver = std::holds_alternative<record::Finished>(event.what);
    const trace::Trace trace = isOver ? tab.record.trace : trace::Trace();
    if (isShown && isNew)
        emit replaced();
    else if (isSeen)
        emit happened(event);
    if (isNew || isOver || std::holds_alternative<record::Paused>(event.what))
        isShown ? emit changed() : emit tabsChanged();
    else if (isShown && (std::holds_alternative<record::HopStarted>(event.what) ||
                         std::holds_alternative<record::HopFinished>(event.what)))
        emit advanced();
    if (isOver && isLive)
        emit finished(trace);
}

QList<TabName> Workspace::tabs() const {
    QList<TabName> names;
    for (const Tab& tab : tabs_) {
        TabName name = tab.name;
        if (&tab != &shown() && stateOf(tab) != record::State::Over)
            name.state = stateOf(tab) == record::State::Paused ? tr("paused") : tr("running");
        names.append(name);
    }
    return names;
}

void Workspace::turnTo(int place) {
    emit leaving();
    current_ = place;
    emit replaced();
    emit turned();
    emit changed();
}

void Workspace::select(int place) {
    if (place < 0 || place >= tabs_.size() || place == current_)
        return;
    turnTo(place);
}

void Workspace::selectNext(int step) {
    const auto count = int(tabs_.size());
    select((current_ + step % count + count) % count);
}

void Workspace::close(int place) {
    if (place < 0 || place >= tabs_.size() || tabs_.size() == 1)
        return;
    end(tabs_[place]);
    if (place == current_)
        turnTo(place + 1 < tabs_.size() ? place + 1 : place - 1);
    tabs_.removeAt(place);
    current_ -= place < current_ ? 1 : 0;
    emit changed();
}

void Workspace::prepare(const lab::Scenario& scenario) {
    ask([=](Worker& worker) { worker.prepare(scenario); });
}

} // namespace thence::ui
