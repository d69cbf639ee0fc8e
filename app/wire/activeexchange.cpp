#include "app/wire/activeexchange.h"

#include "app/http/method.h"
#include "app/http/statuscode.h"
#include "app/wire/speaking/requesthead.h"

#include <QCoreApplication>

namespace thence::wire {

using trace::Failure;
using trace::Phase;

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Wire", text);
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

ActiveExchange::ActiveExchange(ExchangeId id, http::Request request, const trace::Limits& limits,
                               Pool& pool, Owner& owner)
    : id_(id), limits_(limits), pool_(pool), owner_(owner) {
    exchange_.request = std::move(request);
    exchange_.startedAt = QDateTime::currentDateTimeUtc();
}

void ActiveExchange::enter(Phase phase, std::chrono::milliseconds limit) {
    clock_.enter(phase);
    deadline_ = clock_.enteredAt() + limit;
    owner_.watch(deadline_);
    owner_.entered(id_, phase);
}

void ActiveExchange::extend(std::chrono::milliseconds limit) {
    deadline_ = PhaseClock::Clock::now() + limit;
    owner_.watch(deadline_);
}

void ActiveExchange::start() {
    owner_.entered(id_, Phase::Blocked);
    if (const QString why = whyInvalid(exchange_.request); !why.isEmpty())
        return fail({.kind = Failure::Kind::InvalidRequest, .phase = {}, .reason = why});
    Pool::Found found = pool_.find(exchange_.request.target);
    if (found.sawUnaskedBytes)
        exchange_.leniencies.push_back({trace::Leniency::Kind::UnaskedBytes, -1});
    if (found.stream)
        opened(std::move(found.stream));
    else
        dial();
}

void ActiveExchange::dial() {
    dial_ = pool_.dial(exchange_.request.target, *this);
    dial_->start();
}

void ActiveExchange::entered(Phase phase, std::chrono::milliseconds limit) {
    enter(phase, limit);
}

void ActiveExchange::reached(const std::shared_ptr<const trace::Connection>& connection) {
    exchange_.connection = connection;
}

void ActiveExchange::opened(std::unique_ptr<Stream> stream) {
    stream_ = std::move(stream);
    exchange_.reused = stream_->isReused();
    exchange_.connection = stream_->connection();
    enter(Phase::Send, limits_.idle);
    stream_->send(exchange_, *this);
}

void ActiveExchange::notOpened(Failure failure) {
    fail(std::move(failure));
}

void ActiveExchange::written(bool whole) {
    if (clock_.current() != Phase::Send)
        return;
    if (whole)
        enter(Phase::Wait, limits_.firstByte);
    else
        extend(limits_.idle);
}

void ActiveExchange::arrived() {
    if (clock_.current() == Phase::Send)
        clock_.enter(Phase::Wait);
    if (clock_.current() == Phase::Wait)
        enter(Phase::Receive, limits_.idle);
    else
        extend(limits_.idle);
}

void ActiveExchange::answered() {
    const http::Response& response = *exchange_.response;
    if (!http::isRedirect(response.status) || !response.fields.contains("Location"))
        return;
    contentEnd_ = PhaseClock::Clock::now() + limits_.redirectContent;
    owner_.watch(contentEnd_);
}

void ActiveExchange::ended(Stream::End end) {
    if (!end.failure)
        return finish();
    if (end.nothingCame && mayRetry())
        return retry(*std::move(end.failure));
    if (end.nothingCame && exchange_.reused)
        end.failure->reason += tr(QT_TRANSLATE_NOOP(
            "Wire", "; the server may have closed the kept connection just then, and this request "
                    "is not safe to send twice (RFC 9110 §9.2.2)"));
    fail(*std::move(end.failure));
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
    stream_->close();
    lost_ = std::move(stream_);
    clock_.startOver();
    dial();
}

void ActiveExchange::expired() {
    if (contentEnd_ < deadline_) {
        stream_->cutContent();
        return finish();
    }
    cancel(timeOutIn(clock_.current()));
}

void ActiveExchange::cancel(Failure::Kind kind) {
    dial_.reset();
    fail({.kind = kind, .phase = {}, .reason = {}});
}

void ActiveExchange::fail(Failure failure) {
    if (finished_)
        return;
    failure.phase = clock_.current();
    failure.received = exchange_.encodedSize;
    exchange_.failure = std::move(failure);
    finish();
}

void ActiveExchange::finish() {
    clock_.stop();
    finished_ = true;
    exchange_.timings = clock_.timings();
    if (stream_)
        stream_->close();
    owner_.finished(id_);
}

} // namespace thence::wire
