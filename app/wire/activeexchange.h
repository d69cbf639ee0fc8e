#pragma once

#include "app/wire/addressracer.h"
#include "app/wire/connection.h"
#include "app/wire/phaseclock.h"
#include "app/wire/pool.h"
#include "app/wire/resolver.h"
#include "app/wire/responseparser.h"
#include "app/wire/tlssettings.h"
#include "app/wire/wire.h"

#include <algorithm>

namespace thence::wire {

/// What the exchanges of one Wire share.
class Surroundings {
public:
    explicit Surroundings(Options from) : options(std::move(from)), tls(options.trust) {}
    virtual ~Surroundings() = default;

    /// The exchange has entered a phase; to be told later.
    virtual void entered(Wire::Id id, trace::Phase phase) = 0;
    /// The exchange is over, and must be let live until its result has been told later.
    virtual void finished(Wire::Id id) = 0;
    /// Between these two it will be told at release(), and not later; nothing of any exchange may
    /// be on the stack then.
    virtual void hold() = 0;
    virtual void release() = 0;
    /// The exchange wants expired() to be called soon after `deadline`.
    virtual void watch(PhaseClock::Clock::time_point deadline) = 0;

    const Options options;
    TlsSettings tls;
    Pool pool;
    QByteArray readBuffer = QByteArray(64 * 1024, Qt::Uninitialized);
};

/// One exchange under way:
///
///   blocked ─┬─ reused connection ──────────────────────┬─ send ─ wait ─ receive ─ finished
///            └─ dns ─ connect (racing) ─ tls ───────────┘
///
/// and from everywhere to finished with a failure. Nothing here calls anybody outside the wire.
class ActiveExchange final : private Connection::Listener {
public:
    ActiveExchange(Wire::Id id, http::Request request, Surroundings& surroundings);

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

    void connectAnew();
    void resolve();
    void connectTo(const QList<QHostAddress>& addresses, quint16 port);
    void connected(std::unique_ptr<QTcpSocket> socket);
    void couldNotConnect(const AddressRacer::Loss& loss);
    void secured() override;
    void notSecured(const QString& reason) override;
    void send();
    bool writeRequest();
    bool write(const QByteArray& bytes);
    void written() override;
    void readable() override;
    void settle() override;
    void receive();
    void noteEarlyResponse();
    void take(QByteArrayView bytes);
    void limitContent();
    void closed();
    bool mayRetry() const;
    void retry(trace::Failure first);

    void fail(trace::Failure::Kind kind, const QString& reason);
    void fail(trace::Failure failure);
    void finish();

    const Wire::Id id_;
    Surroundings& surroundings_;
    QByteArray origin_;
    trace::Exchange exchange_;
    PhaseClock clock_;
    PhaseClock::Clock::time_point deadline_;
    /// When a redirect's content has had its time.
    PhaseClock::Clock::time_point contentEnd_ = PhaseClock::Clock::time_point::max();
    std::unique_ptr<Lookup> lookup_;
    std::unique_ptr<AddressRacer> racer_;
    std::unique_ptr<Connection> connection_;
    std::unique_ptr<Connection> lost_; ///< kept until nothing of it can be on the stack
    std::unique_ptr<ResponseParser> parser_;
    qint64 onePiece_ = 0; ///< bytes of the request, if it was small enough to be written at once
    bool finished_ = false;
    bool writing_ = false; ///< signals of the socket have to wait until the request is handed over
    bool missedBytes_ = false;
};

} // namespace thence::wire
