#include "app/wire/activeexchange.h"

#include "app/http/method.h"
#include "app/http/statuscode.h"
#include "app/wire/requesthead.h"

#include <QCoreApplication>

namespace thence::wire {

using trace::Failure;
using trace::Phase;

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Wire", text);
}

Failure::Kind kindOf(QAbstractSocket::SocketError error) {
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
        return Failure::Kind::Refused;
    case QAbstractSocket::SocketTimeoutError:
        return Failure::Kind::ConnectTimedOut;
    default:
        return Failure::Kind::Unreachable;
    }
}

/// What it means that the time for a phase is over.
Failure::Kind timeOutIn(Phase phase) {
    switch (phase) {
    case Phase::Dns:
        return Failure::Kind::LookupTimedOut;
    case Phase::Blocked:
    case Phase::Connect:
        return Failure::Kind::ConnectTimedOut;
    case Phase::Tls:
        return Failure::Kind::TlsTimedOut;
    case Phase::Wait:
        return Failure::Kind::WaitTimedOut;
    case Phase::Send:
    case Phase::Receive:
        break;
    }
    return Failure::Kind::IdleTimedOut;
}

} // namespace

ActiveExchange::ActiveExchange(Wire::Id id, http::Request request, Surroundings& surroundings)
    : id_(id), surroundings_(surroundings) {
    exchange_.request = std::move(request);
    exchange_.startedAt = QDateTime::currentDateTimeUtc();
}

void ActiveExchange::enter(Phase phase, std::chrono::milliseconds limit) {
    clock_.enter(phase);
    deadline_ = clock_.enteredAt() + limit;
    surroundings_.watch(deadline_);
    surroundings_.entered(id_, phase);
}

void ActiveExchange::extend(std::chrono::milliseconds limit) {
    deadline_ = PhaseClock::Clock::now() + limit;
    surroundings_.watch(deadline_);
}

void ActiveExchange::start() {
    surroundings_.entered(id_, Phase::Blocked);
    const auto head = requestHead(exchange_.request);
    if (!head)
        return fail(Failure::Kind::InvalidRequest, head.error());
    exchange_.requestHead = *head; // until it is known whether any of it is sent
    origin_ = exchange_.request.target.origin();
    Pool::Taken taken = surroundings_.pool.take(origin_);
    if (taken.sawUnaskedBytes)
        exchange_.leniencies.push_back({trace::Leniency::Kind::UnaskedBytes, -1});
    connection_ = std::move(taken.connection);
    if (!connection_)
        return connectAnew();
    exchange_.reused = true;
    send();
}

void ActiveExchange::connectAnew() {
    const url::Url& target = exchange_.request.target;
    // Reading the system's authorities takes a while, which is not to count as the handshake's.
    if (target.scheme() == "https")
        surroundings_.tls.configurationFor(target.host(), target.port());
    if (const Override* const row = findOverride(surroundings_.options.overrides, target))
        return connectTo({row->address}, row->connectPort ? row->connectPort : row->port);
    const auto known = knownAddresses(target.host());
    if (!known)
        return resolve();
    if (!known->isEmpty())
        return connectTo(*known, target.port());
    clock_.enter(Phase::Dns);
    fail(Failure::Kind::HostNotFound,
         tr(QT_TRANSLATE_NOOP("Wire", "names below invalid have no address (RFC 6761 §6.4)")));
}

// The time for connecting includes the lookup, as people mean it.
void ActiveExchange::resolve() {
    enter(Phase::Dns, surroundings_.options.limits.connect);
    const url::Url& target = exchange_.request.target;
    lookup_ =
        std::make_unique<Lookup>(target.host().toByteArray(), [this](const Lookup::Answer& answer) {
            if (finished_)
                return;
            if (!answer)
                return fail(answer.error().kind == Lookup::Error::Kind::NotFound
                                ? Failure::Kind::HostNotFound
                                : Failure::Kind::LookupFailed,
                            answer.error().reason);
            connectTo(interleaved(*answer), exchange_.request.target.port());
        });
}

void ActiveExchange::connectTo(const QList<QHostAddress>& addresses, quint16 port) {
    const auto now = PhaseClock::Clock::now();
    const auto limit = clock_.current() == Phase::Dns
                           ? std::chrono::ceil<std::chrono::milliseconds>(deadline_ - now)
                           : surroundings_.options.limits.connect;
    enter(Phase::Connect, limit);
    const auto kind = exchange_.request.target.scheme() == "https" ? AddressRacer::Socket::Tls
                                                                   : AddressRacer::Socket::Plain;
    racer_ = std::make_unique<AddressRacer>(
        addresses, port, kind,
        [this](std::unique_ptr<QTcpSocket> socket) { connected(std::move(socket)); },
        [this](const AddressRacer::Loss& loss) { couldNotConnect(loss); });
    racer_->start();
}

void ActiveExchange::couldNotConnect(const AddressRacer::Loss& loss) {
    if (!finished_)
        fail(kindOf(loss.error), loss.reason);
}

void ActiveExchange::connected(std::unique_ptr<QTcpSocket> socket) {
    if (finished_)
        return;
    connection_ = std::make_unique<Connection>(std::move(socket));
    exchange_.connection = connection_->facts();
    const url::Url& target = exchange_.request.target;
    if (target.scheme() != "https")
        return send();
    enter(Phase::Tls, surroundings_.options.limits.tls);
    connection_->setListener(this);
    connection_->secure(surroundings_.tls.configurationFor(target.host(), target.port()),
                        target.host().toByteArray(), surroundings_.options.verify);
}

void ActiveExchange::secured() {
    send();
}

void ActiveExchange::notSecured(const QString& reason) {
    exchange_.connection = connection_->facts();
    fail(Failure::Kind::TlsFailed, reason);
}

void ActiveExchange::send() {
    const url::Url& target = exchange_.request.target;
    exchange_.connection = connection_->facts();
    const bool defaultPort = !target.explicitPort();
    parser_ = std::make_unique<ResponseParser>(exchange_, surroundings_.options.limits,
                                               defaultPort && !exchange_.reused);
    connection_->setListener(this);
    enter(Phase::Send, surroundings_.options.limits.idle);
    writing_ = true;
    const bool sent = writeRequest();
    writing_ = false;
    if (sent)
        written();
    // Even when the other side has closed, it may have answered before.
    if (!sent || missedBytes_)
        receive();
}

bool ActiveExchange::writeRequest() {
    const QByteArray& head = *exchange_.requestHead;
    const QByteArray content = framedContent(exchange_.request);
    constexpr qsizetype cheapToCopy = 64 * 1024;
    if (content.size() > cheapToCopy)
        return write(head) && write(content);
    onePiece_ = head.size() + content.size();
    return write(content.isEmpty() ? head : head + content);
}

bool ActiveExchange::write(const QByteArray& bytes) {
    const bool taken = connection_->write(bytes);
    exchange_.sent = exchange_.sent || taken;
    return taken;
}

void ActiveExchange::written() {
    if (writing_ || clock_.current() != Phase::Send)
        return;
    if (connection_->isWritten())
        enter(Phase::Wait, surroundings_.options.limits.firstByte);
    else
        extend(surroundings_.options.limits.idle);
}

void ActiveExchange::readable() {
    missedBytes_ = writing_;
    if (writing_)
        return;
    surroundings_.hold();
    receive();
}

void ActiveExchange::settle() {
    if (!writing_)
        surroundings_.release();
}

void ActiveExchange::receive() {
    QByteArray& buffer = surroundings_.readBuffer;
    while (!finished_) {
        const qint64 count = connection_->read(buffer.data(), buffer.size());
        if (count == 0)
            return;
        if (count < 0)
            return closed();
        take({buffer.constData(), count});
        if (count < buffer.size() && !exchange_.connection->tls)
            return;
    }
}

/// A server that has the request acknowledges some of it with the first byte of its response.
void ActiveExchange::noteEarlyResponse() {
    if (exchange_.reused && onePiece_ > 0 && !parser_->hasBytes() &&
        connection_->unacknowledged() >= onePiece_)
        exchange_.leniencies.push_back({trace::Leniency::Kind::EarlyResponse, -1});
}

void ActiveExchange::take(QByteArrayView bytes) {
    noteEarlyResponse();
    if (clock_.current() == Phase::Send)
        clock_.enter(Phase::Wait);
    if (clock_.current() == Phase::Wait)
        enter(Phase::Receive, surroundings_.options.limits.idle);
    else
        extend(surroundings_.options.limits.idle);
    if (auto failure = parser_->feed(bytes))
        return fail(*std::move(failure));
    if (parser_->isComplete())
        return finish();
    limitContent();
}

void ActiveExchange::limitContent() {
    const bool answered = exchange_.response && http::isRedirect(exchange_.response->status) &&
                          exchange_.response->fields.contains("Location");
    if (!answered || contentEnd_ != PhaseClock::Clock::time_point::max())
        return;
    contentEnd_ = PhaseClock::Clock::now() + surroundings_.options.limits.redirectContent;
    surroundings_.watch(contentEnd_);
}

void ActiveExchange::closed() {
    auto failure = parser_->end(connection_->ending(), connection_->whatBrokeIt());
    if (!failure)
        return finish();
    if (!parser_->hasBytes() && mayRetry())
        return retry(*std::move(failure));
    if (!parser_->hasBytes() && exchange_.reused)
        failure->reason += tr(QT_TRANSLATE_NOOP(
            "Wire", "; the server may have closed the kept connection just then, and this request "
                    "is not safe to send twice (RFC 9110 §9.2.2)"));
    fail(*std::move(failure));
}

// RFC 9110 §9.2.2: without the user only what can safely be sent twice.
bool ActiveExchange::mayRetry() const {
    const http::Request& request = exchange_.request;
    return exchange_.reused && http::isIdempotent(request.method) &&
           (!request.content || request.content->replayable);
}

void ActiveExchange::retry(Failure first) {
    first.phase = clock_.current();
    exchange_.retriedAfter = std::move(first);
    exchange_.reused = false;
    exchange_.connection.reset();
    connection_->setListener(nullptr);
    lost_ = std::move(connection_);
    parser_.reset();
    clock_.startOver();
    connectAnew();
}

void ActiveExchange::expired() {
    if (contentEnd_ < deadline_) {
        parser_->cutContent();
        return finish();
    }
    fail(timeOutIn(clock_.current()), {});
}

void ActiveExchange::cancel(Failure::Kind kind) {
    fail(kind, {});
}

void ActiveExchange::fail(Failure::Kind kind, const QString& reason) {
    fail(Failure{.kind = kind, .phase = {}, .reason = reason, .offset = -1});
}

void ActiveExchange::fail(Failure failure) {
    if (finished_)
        return;
    failure.phase = clock_.current();
    failure.received = exchange_.encodedSize;
    exchange_.failure = std::move(failure);
    if (parser_)
        parser_->giveUp();
    finish();
}

void ActiveExchange::finish() {
    clock_.stop();
    finished_ = true;
    if (!exchange_.sent)
        exchange_.requestHead.reset();
    exchange_.timings = clock_.timings();
    if (connection_) {
        connection_->setListener(nullptr);
        if (surroundings_.options.keepAlive && !exchange_.failure &&
            parser_->leavesConnectionUsable() && connection_->isWritten())
            surroundings_.pool.put(std::move(origin_), std::move(connection_));
    }
    surroundings_.finished(id_);
}

} // namespace thence::wire
