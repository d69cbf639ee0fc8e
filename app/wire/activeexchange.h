#pragma once

#include "app/wire/phaseclock.h"
#include "app/wire/pool.h"

#include <algorithm>

namespace thence::wire {

/// One exchange under way, from the asking for a stream to the result:
///
///   blocked ─┬─ a transport is open ────────────────────┬─ send ─ wait ─ receive ─ finished
///            └─ dns ─ connect (racing) ─ tls ───────────┘
///
/// and from everywhere to finished with a failure. It keeps the time, knows what a failure means
/// and whether to try again; what a transport is, and what is spoken on it, it does not know.
/// Nothing here calls anybody outside the wire.
class ActiveExchange final : private Pool::Asker, private Stream::Listener {
public:
    /// Who runs exchanges.
    class Owner {
    public:
        virtual ~Owner() = default;
        /// The exchange has entered a phase; to be told later.
        virtual void entered(ExchangeId id, trace::Phase phase) = 0;
        /// The exchange is over, and must be let live until its result has been told later.
        virtual void finished(ExchangeId id) = 0;
        /// The exchange wants expired() to be called soon after `deadline`.
        virtual void watch(PhaseClock::Clock::time_point deadline) = 0;
    };

    /// All three must outlive it.
    ActiveExchange(ExchangeId id, http::Request request, const trace::Limits& limits, Pool& pool,
                   Owner& owner);

    void start();
    void cancel(trace::Failure::Kind kind);
    bool isFinished() const { return finished_; }
    /// How much content has come, before its codings are undone.
    qint64 received() const { return exchange_.encodedSize; }

    PhaseClock::Clock::time_point deadline() const { return std::min(deadline_, contentEnd_); }
    /// The deadline has passed.
    void expired();

    /// What was exchanged; to be taken once, when it is finished.
    trace::Exchange takeResult() { return std::move(exchange_); }

private:
    void enter(trace::Phase phase, std::chrono::milliseconds limit);
    void extend(std::chrono::milliseconds limit);

    void dial();
    void entered(trace::Phase phase, std::chrono::milliseconds limit) override;
    void reached(const std::shared_ptr<const trace::Connection>& connection) override;
    void opened(std::unique_ptr<Stream> stream) override;
    void notOpened(trace::Failure failure) override;

    void written(bool whole) override;
    void arrived() override;
    void answered() override;
    void ended(Stream::End end) override;
    bool mayRetry() const;
    void retry(trace::Failure first);

    void fail(trace::Failure failure);
    void finish();

    const ExchangeId id_;
    const trace::Limits& limits_;
    Pool& pool_;
    Owner& owner_;
    trace::Exchange exchange_;
    PhaseClock clock_;
    PhaseClock::Clock::time_point deadline_;
    /// When a redirect's content has had its time.
    PhaseClock::Clock::time_point contentEnd_ = PhaseClock::Clock::time_point::max();
    std::unique_ptr<Dial> dial_;
    std::unique_ptr<Stream> stream_;
    std::unique_ptr<Stream> lost_; ///< kept until nothing of it can be on the stack
    bool finished_ = false;
};

} // namespace thence::wire
