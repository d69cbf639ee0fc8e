#include "app/tracer/chain.h"

#include "app/tracer/loop.h"
#include "app/tracer/sentchanges.h"
#include "app/url/site.h"

#include <QCoreApplication>

#include <utility>

namespace whereto::tracer {

namespace {

using trace::Arrival;
using trace::Change;
using trace::Decision;
using trace::Exchange;
using trace::Failure;
using trace::Follow;
using trace::Part;
using trace::Stop;
using namespace Qt::StringLiterals;

// For clients that know no limit: a hostile server need never stop.
constexpr int mostRedirects = 1000;

QString tr(const char* text) {
    return QCoreApplication::translate("Tracer", text);
}

Stop failed(const Exchange& exchange) {
    const Failure& failure = *exchange.failure;
    if (failure.kind == Failure::Kind::Cancelled)
        return {.reason = Stop::Reason::Cancelled};
    const QString host = QString::fromUtf8(exchange.request.target.authority());
    return {.reason = Stop::Reason::Failed, .detail = trace::describe(failure, host)};
}

/// RFC 6797 §8.1: errors on the secure transport, even tolerated ones, teach nothing.
bool isVerified(const Exchange& exchange) {
    return exchange.connection && exchange.connection->tls && exchange.connection->tls->verified;
}

Exchange unsent(const http::Request& request, const QDateTime& now) {
    Exchange exchange;
    exchange.request = request;
    exchange.startedAt = now;
    return exchange;
}

Follow upgrade(const http::Request& request, const url::Url& target) {
    Follow follow{.next = request, .how = Arrival::HstsUpgrade};
    follow.next.target = target;
    follow.changes.append(
        {.part = Part::Url,
         .name = "scheme",
         .from = "http",
         .to = "https",
         .reason = tr("The host asked for https earlier in this trace (Strict-Transport-Security), "
                      "so the client goes there without asking."),
         .reference = u"RFC 6797 §8.3"_s});
    return follow;
}

} // namespace

Chain::Chain(http::Request composed, Settings settings) : settings_(std::move(settings)) {
    trace_.composed = std::move(composed);
    trace_.client = settings_.client.id;
    cookies_.seed(trace_.composed.target.host(), settings_.cookies);
    next_ = Next{.meant = trace_.composed,
                 .outgoing = outgoing(trace_.composed, QDateTime::currentDateTimeUtc())};
}

const redirect::Rules& Chain::rules() const {
    return settings_.client.rules(settings_.clientOptions, redirect::needsScript(trace_.composed));
}

http::Request Chain::outgoing(const http::Request& meant, const QDateTime& now) const {
    return redirect::outgoing(settings_.client, meant, cookies_.cookiesFor(meant.target, now));
}

bool Chain::stepAlone(const QDateTime& now) {
    if (!next_ || !rules().hsts)
        return false;
    const auto target = hsts_.upgraded(next_->meant.target, now);
    if (!target)
        return false;
    Follow follow = upgrade(next_->meant, *target);
    appendSentChanges(next_->outgoing, outgoing(follow.next, now), follow.changes);
    append(unsent(next_->outgoing, now));
    conclude(std::move(follow), now);
    return true;
}

void Chain::finish(Exchange exchange, const QDateTime& now) {
    learnFrom(exchange, now);
    append(std::move(exchange));
    Decision decision = decide(trace_.hops.constLast().exchange);
    if (auto* follow = std::get_if<Follow>(&decision))
        decision = withoutRepeating(std::move(*follow), now);
    conclude(std::move(decision), now);
}

void Chain::learnFrom(const Exchange& exchange, const QDateTime& now) {
    if (!exchange.response)
        return;
    const url::Url& source = exchange.request.target;
    if (rules().cookieJar)
        cookies_.store(source, exchange.response->fields, now);
    if (rules().hsts && isVerified(exchange))
        hsts_.learn(source, exchange.response->fields, now);
}

redirect::Progress Chain::progress() const {
    const bool endless = settings_.maxRedirects < 0 && rules().limit < 0;
    return {.redirects = redirects_,
            .limit = endless ? mostRedirects : settings_.maxRedirects,
            .crossedOrigins = crossedOrigins_,
            .options = settings_.clientOptions,
            .first = &trace_.composed};
}

Decision Chain::decide(const Exchange& exchange) const {
    if (!exchange.response)
        return failed(exchange);
    Decision decision =
        redirect::decide(settings_.client, next_->meant, *exchange.response, progress());
    const auto* follow = std::get_if<Follow>(&decision);
    if (!follow && exchange.failure)
        return failed(exchange); // the content of the final response broke
    if (follow && !settings_.follow)
        return Stop{.reason = Stop::Reason::NotFollowed,
                    .detail = tr("Following is switched off."),
                    .target = follow->next.target.href()};
    return decision;
}

/// Stops where the client would go round for ever, or until its limit: nothing new is to be seen
/// there. Completes the changes otherwise.
Decision Chain::withoutRepeating(Follow follow, const QDateTime& now) const {
    const http::Request next = outgoing(follow.next, now);
    const auto repeated = repeatedHop(trace_.hops, next);
    if (!repeated) {
        appendSentChanges(trace_.hops.constLast().exchange.request, next, follow.changes);
        return follow;
    }
    const QByteArray target = follow.next.target.href();
    if (*repeated == trace_.hops.size() - 1 && follow.how != Arrival::Location)
        return Stop{
            .reason = Stop::Reason::NotARedirect,
            .detail =
                tr("The page asks to be loaded again after %1 s.").arg(follow.delay.count() / 1000),
            .target = target};
    const int limit = settings_.maxRedirects >= 0 ? settings_.maxRedirects : rules().limit;
    const QString wouldGoOn =
        limit < 0 ? tr("The client would go on for ever.")
                  : tr("The client would go on until it has followed %1 redirects.").arg(limit);
    return Stop{.reason = Stop::Reason::Loop,
                .detail = tr("Hop %1 repeats hop %2. %3")
                              .arg(trace_.hops.size() + 1)
                              .arg(*repeated + 1)
                              .arg(wouldGoOn),
                .target = target,
                .repeats = repeated};
}

void Chain::append(Exchange exchange) {
    trace_.hops.append({.exchange = std::move(exchange), .arrival = next_->how});
}

/// Gives the last hop its decision, and makes the next request if there is one.
void Chain::conclude(Decision decision, const QDateTime& now) {
    trace_.hops.last().decision = std::move(decision);
    const Follow* const follow = trace_.hops.constLast().follow();
    if (!follow) {
        next_.reset();
        return;
    }
    crossedOrigins_ =
        crossedOrigins_ || !url::isSameOrigin(next_->meant.target, follow->next.target);
    redirects_ += follow->how == Arrival::HstsUpgrade ? 0 : 1;
    next_ =
        Next{.meant = follow->next, .outgoing = outgoing(follow->next, now), .how = follow->how};
}

void Chain::abandon(Failure::Kind kind, const QDateTime& now) {
    if (!next_)
        return;
    append(unsent(next_->outgoing, now));
    Exchange& exchange = trace_.hops.last().exchange;
    exchange.failure.emplace().kind = kind;
    conclude(failed(exchange), now);
}

void Chain::edit(const http::Request& request, const QDateTime& now) {
    if (!next_ || trace_.hops.isEmpty() || request == next_->meant)
        return;
    const http::Request before = std::exchange(next_->outgoing, outgoing(request, now));
    next_->meant = request;
    auto& follow = std::get<Follow>(trace_.hops.last().decision);
    follow.next = request;
    follow.edited = true;
    appendEdits(before, next_->outgoing, follow.changes);
}

} // namespace whereto::tracer
