#include "app/tracer/tracer.h"

#include "app/tracer/chain.h"
#include "app/wire/ownthread.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

#include <utility>

namespace thence::tracer {

using trace::Failure;

struct Tracer::State {
    record::Id record = 0;
    wire::OwnThread thread;
    QPointer<wire::Wire> wire;
    std::optional<Chain> chain;
    bool pauseAtEachHop = false;
    bool running = false;
    quint64 run = 0; ///< tells a chain from the ones before it
    std::optional<wire::Wire::Id> inFlight;
    std::optional<Failure::Kind> ending; ///< nothing more is to be sent
    int released = 0;                    ///< the last hop that may go without a pause
    int branchedAt = -1;                 ///< pauses there in any case
    bool waiting = false;                ///< in a pause
    QElapsedTimer clock;
    trace::Timings::Duration before{0}; ///< of the chain, when the clock was started
    QTimer deadline;
    int remaining = 0; ///< ms of the deadline, while waiting
    QTimer counting;   ///< runs while content is received

    trace::Timings::Duration elapsed() const {
        return before + trace::Timings::Duration(clock.nsecsElapsed());
    }
};

namespace {

constexpr int countingTime = 200; // ms: whoever reads along needs no word on every packet

QDateTime now() {
    return QDateTime::currentDateTimeUtc();
}

} // namespace

Tracer::Tracer(wire::Wire& wire, QObject* parent)
    : QObject(parent), state_(std::make_unique<State>()) {
    state_->wire = &wire;
    state_->deadline.setSingleShot(true);
    state_->deadline.setTimerType(Qt::PreciseTimer);
    connect(&state_->deadline, &QTimer::timeout, this,
            [this] { end(Failure::Kind::TraceTimedOut); });
    state_->counting.setInterval(countingTime);
    connect(&state_->counting, &QTimer::timeout, this, [this] {
        if (state_->inFlight && state_->wire)
            tell(record::ContentReceived{state_->wire->received(*state_->inFlight)});
    });
}

Tracer::~Tracer() {
    state_->thread.check();
    if (state_->inFlight && state_->wire)
        state_->wire->cancel(*state_->inFlight);
}

void Tracer::start(record::Id record, http::Request request, trace::Terms terms) {
    begin(record, terms);
    state_->chain.emplace(std::move(request), std::move(terms));
}

void Tracer::continueFrom(record::Id record, const trace::Trace& original, int index) {
    begin(record, original.terms);
    for (qsizetype i = 0; i < index; ++i)
        state_->before += original.hops[i].exchange.timings.total();
    state_->released = index - 1;
    state_->branchedAt = index;
    state_->chain.emplace(original, index);
}

/// Ends the chain under way, and makes ready for the next one.
void Tracer::begin(record::Id record, const trace::Terms& terms) {
    state_->thread.check();
    state_->record = record;
    if (state_->inFlight && state_->wire)
        state_->wire->cancel(*state_->inFlight);
    ++state_->run;
    state_->inFlight.reset();
    state_->ending.reset();
    state_->released = 0;
    state_->branchedAt = -1;
    state_->before = {};
    state_->waiting = false;
    state_->running = true;
    state_->pauseAtEachHop = false;
    state_->clock.start();
    state_->deadline.start(terms.limits.wholeTrace);
    state_->counting.stop();
    QMetaObject::invokeMethod(
        this,
        [this, run = state_->run] {
            if (run == state_->run && tellBeginning())
                proceed();
        },
        Qt::QueuedConnection);
}

void Tracer::cancel() {
    end(Failure::Kind::Cancelled);
}

void Tracer::end(Failure::Kind kind) {
    state_->thread.check();
    if (!state_->running)
        return;
    // A redirect whose content is cut short still leads on, but not in this chain.
    state_->ending = kind;
    if (state_->inFlight && state_->wire) {
        state_->wire->cancel(*state_->inFlight, kind);
        return;
    }
    state_->inFlight.reset();
    release();
    proceedLater();
}

void Tracer::resume(std::optional<http::Request> edited) {
    state_->thread.check();
    if (!state_->waiting)
        return;
    release();
    state_->released = int(state_->chain->trace().hops.size());
    if (edited)
        state_->chain->edit(*edited, now());
    const bool beginsOtherwise = edited && state_->chain->trace().hops.isEmpty();
    QMetaObject::invokeMethod(
        this,
        [this, beginsOtherwise, run = state_->run] {
            if (run == state_->run && (!beginsOtherwise || tellBeginning()))
                proceed();
        },
        Qt::QueuedConnection);
}

void Tracer::stepAs(const QString& id) {
    state_->thread.check();
    if (!state_->waiting)
        return;
    QMetaObject::invokeMethod(
        this,
        [this, run = state_->run, pause = state_->chain->stepAs(id, now())] {
            if (run != state_->run || !state_->waiting)
                return;
            if (pause.index > 0 || tellBeginning())
                tell(record::Paused{pause, state_->chain->trace().elapsed});
        },
        Qt::QueuedConnection);
}

void Tracer::setPausing(bool pausing) {
    state_->thread.check();
    state_->pauseAtEachHop = pausing;
}

bool Tracer::isRunning() const {
    state_->thread.check();
    return state_->running;
}

template <typename What>
bool Tracer::tell(What what) {
    const QPointer<Tracer> self = this;
    const quint64 run = state_->run;
    emit happened({state_->record, std::move(what)});
    return self && state_->run == run;
}

/// Before anything was sent: what the chain begins with, as far as it is known.
bool Tracer::tellBeginning() {
    const trace::Trace& trace = state_->chain->trace();
    return tell(record::Begun{trace.composed, trace.terms, trace.hops});
}

bool Tracer::tellLastHop() {
    state_->chain->setElapsed(state_->elapsed());
    const trace::Trace& trace = state_->chain->trace();
    return tell(record::HopFinished{trace.hops.constLast(), trace.elapsed});
}

void Tracer::proceedLater() {
    QMetaObject::invokeMethod(
        this,
        [this, run = state_->run] {
            if (run == state_->run)
                proceed();
        },
        Qt::QueuedConnection);
}

/// Takes every step up to the next request that is put on the wire, a pause or the end.
void Tracer::proceed() {
    state_->thread.check();
    while (state_->running && !state_->inFlight && !state_->waiting) {
        Chain& chain = *state_->chain;
        const auto index = int(chain.trace().hops.size());
        if (!chain.next()) {
            state_->running = false;
            state_->deadline.stop();
            tell(record::Finished{});
            return;
        }
        const bool pauses = state_->pauseAtEachHop || index == state_->branchedAt;
        if (pauses && index > state_->released && !state_->ending)
            return pause();
        record::HopStarted started{.request = *chain.next(), .arrival = chain.nextArrival()};
        if (const trace::Follow* const step = chain.nextStep())
            started.step = *step;
        if (!tell(std::move(started)))
            return;
        if (state_->ending)
            chain.abandon(*state_->ending, now());
        else if (!state_->wire)
            chain.abandon(Failure::Kind::Cancelled, now());
        else if (!chain.stepAlone(now()))
            return send();
        if (!tellLastHop())
            return;
    }
}

void Tracer::pause() {
    state_->waiting = true;
    state_->before = state_->elapsed();
    state_->chain->setElapsed(state_->before); // a branch has only hops that were made before
    state_->remaining = state_->deadline.remainingTime();
    state_->deadline.stop();
    tell(record::Paused{state_->chain->pending(), state_->before});
}

/// Leaves a pause; the clocks go on.
void Tracer::release() {
    if (!std::exchange(state_->waiting, false))
        return;
    state_->deadline.start(state_->remaining);
    state_->clock.start();
}

void Tracer::send() {
    const QPointer<Tracer> self = this;
    const auto isCurrent = [self, run = state_->run] { return self && self->state_->run == run; };
    state_->inFlight = state_->wire->send(
        *state_->chain->next(),
        [self, isCurrent](trace::Exchange exchange) {
            if (isCurrent())
                self->arrive(std::move(exchange));
        },
        [self, isCurrent](trace::Phase phase) {
            if (!isCurrent())
                return;
            if (phase == trace::Phase::Receive)
                self->state_->counting.start();
            self->tell(record::PhaseEntered{phase});
        });
}

void Tracer::arrive(trace::Exchange exchange) {
    state_->thread.check();
    state_->inFlight.reset();
    state_->counting.stop();
    state_->chain->finish(std::move(exchange), now());
    if (tellLastHop())
        proceed();
}

} // namespace thence::tracer

#include "moc_tracer.cpp"
