#include "app/wire/wire.h"

#include "app/wire/activeexchange.h"
#include "app/wire/ownthread.h"

#include <QPointer>
#include <QTimer>

#include <unordered_map>
#include <utility>
#include <vector>

namespace thence::wire {

using Clock = PhaseClock::Clock;

// What happens is told when nothing of the machinery is on the stack, so that whoever is told may
// send, cancel, or destroy the wire: from the event loop, or at the end of a socket's signal, which
// saves three system calls for each exchange.
struct Wire::State final : ActiveExchange::Owner, Telling {
    State(Options from, Wire* owner)
        : options(std::move(from)), wire(owner), pool(options, *this), timer(owner) {
        timer.setSingleShot(true);
        timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&timer, &QTimer::timeout, owner, [this] { checkDeadlines(); });
    }

    struct Sent {
        std::unique_ptr<ActiveExchange> exchange;
        Done done;
        PhaseEntered phaseEntered;
    };
    /// What is to be told.
    struct Notice {
        Id id;
        std::optional<trace::Phase> phase; ///< none: it is over
    };

    void entered(Id id, trace::Phase phase) override;
    void finished(Id id) override;
    void hold() override { held = true; }
    void release() override;
    void watch(Clock::time_point deadline) override;

    void post(Notice notice);
    void tell();
    void checkDeadlines();

    OwnThread thread;
    const Options options;
    Wire* wire;
    Pool pool;
    Id lastId = 0;
    std::unordered_map<Id, Sent> sent;
    std::vector<Notice> notices;
    bool held = false;
    bool posted = false;
    QTimer timer;
    Clock::time_point timerEnd;
};

void Wire::State::post(Notice notice) {
    thread.check();
    notices.push_back(notice);
    if (!held && !std::exchange(posted, true))
        QMetaObject::invokeMethod(
            wire,
            [this] {
                posted = false;
                tell();
            },
            Qt::QueuedConnection);
}

void Wire::State::release() {
    held = false;
    tell();
}

void Wire::State::entered(Id id, trace::Phase phase) {
    if (const auto found = sent.find(id); found != sent.end() && found->second.phaseEntered)
        post({id, phase});
}

void Wire::State::finished(Id id) {
    post({id, std::nullopt});
}

void Wire::State::tell() {
    thread.check();
    const QPointer<Wire> alive(wire);
    for (const Notice& notice : std::exchange(notices, {})) {
        const auto found = sent.find(notice.id);
        if (found == sent.end())
            continue; // its end was told meanwhile, from an event loop that a callback ran
        if (notice.phase) {
            // A copy: the callback may send more, which moves the original.
            const PhaseEntered phaseEntered = found->second.phaseEntered;
            phaseEntered(*notice.phase);
        } else {
            const Sent over = std::move(found->second);
            sent.erase(found);
            over.done(over.exchange->takeResult());
        }
        if (!alive)
            return;
    }
}

// One timer for all: deadlines mostly move away from it, and then it is left alone and looks again
// when it fires.
void Wire::State::watch(Clock::time_point deadline) {
    thread.check();
    if (timer.isActive() && timerEnd <= deadline)
        return;
    timerEnd = deadline;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
    timer.start(std::max(left, std::chrono::milliseconds(0)));
}

void Wire::State::checkDeadlines() {
    thread.check();
    const auto now = Clock::now();
    for (auto& [id, item] : sent) {
        if (item.exchange->isFinished())
            continue;
        if (item.exchange->deadline() <= now)
            item.exchange->expired();
        else
            watch(item.exchange->deadline());
    }
}

Wire::Wire(Options options, QObject* parent)
    : QObject(parent), state_(std::make_unique<State>(std::move(options), this)) {}

Wire::~Wire() {
    state_->thread.check();
}

Wire::Id Wire::send(http::Request request, Done done, PhaseEntered phaseEntered) {
    state_->thread.check();
    const Id id = ++state_->lastId;
    auto exchange = std::make_unique<ActiveExchange>(id, std::move(request), state_->options.limits,
                                                     state_->pool, *state_);
    ActiveExchange& started = *exchange;
    state_->sent.emplace(
        id, State::Sent{std::move(exchange), std::move(done), std::move(phaseEntered)});
    started.start();
    return id;
}

void Wire::cancel(Id id, trace::Failure::Kind kind) {
    state_->thread.check();
    if (const auto found = state_->sent.find(id); found != state_->sent.end())
        found->second.exchange->cancel(kind);
}

qint64 Wire::received(Id id) const {
    state_->thread.check();
    const auto found = state_->sent.find(id);
    return found == state_->sent.end() ? 0 : found->second.exchange->received();
}

} // namespace thence::wire

#include "moc_wire.cpp"
