#include "app/tracer/chain.h"

#include "app/trace/units.h"
#include "app/tracer/footprint.h"
#include "app/tracer/loop.h"
#include "app/tracer/sentchanges.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace thence::tracer {

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
constexpr qint64 maxRedirects = 1000;

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
         .reason = tr("The host asked for https earlier (Strict-Transport-Security), "
                      "so the client goes there without asking."),
         .reference = u"RFC 6797 §8.3"_s});
    return follow;
}

} // namespace

Chain::Chain(http::Request composed, trace::Terms terms)
    : trace_{.composed = std::move(composed), .terms = std::move(terms), .hops = {}},
      agent_(redirect::agentOf(trace_.terms).value()) {
    trace_.terms.client.version = agent_.client->version;
    cookies_.seed(trace_.composed.target.host(), trace_.terms.cookies);
    for (const trace::KnownHstsHost& known : trace_.terms.hstsHosts)
        hsts_.seed(known.host, known.includeSubDomains);
    next_ = Next{.meant = trace_.composed,
                 .outgoing = outgoing(agent_, trace_.composed, QDateTime::currentDateTimeUtc())};
}

Chain::Chain(const trace::Trace& original, qsizetype index)
    : Chain(original.composed, original.terms) {
    for (qsizetype i = 0; i < index; ++i) {
        const trace::Hop& hop = original.hops[i];
        learnFrom(hop.exchange, hop.exchange.startedAt);
        append(hop);
        conclude(hop.decision, QDateTime::currentDateTimeUtc());
    }
}

const redirect::Rules& Chain::rules() const {
    return agent_.rules(trace_.composed);
}

redirect::Agent Chain::agentFor(const Follow& follow) const {
    const redirect::Client* const other =
        follow.client.isEmpty() ? nullptr : redirect::findClient(follow.client);
    return other ? redirect::agentAs(*other, trace_.terms) : agent_;
}

http::Request Chain::outgoing(const redirect::Agent& agent, const http::Request& meant,
                              const QDateTime& now) const {
    return redirect::outgoing(agent, meant, cookies_.cookiesFor(meant.target, now));
}

bool Chain::stepAlone(const QDateTime& now) {
    if (!next_ || !rules().hsts)
        return false;
    const auto target = hsts_.upgraded(next_->meant.target, now);
    if (!target)
        return false;
    Follow follow = upgrade(next_->meant, *target);
    appendSentChanges(next_->outgoing, outgoing(agent_, follow.next, now), follow.changes);
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
    conclude(withinMemory(std::move(decision)), now);
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

/// What `agent` does after the last hop, which has a response.
Decision Chain::decideLastAs(redirect::Agent agent) const {
    const bool endless = agent_.maxRedirects < 0 && rules().limit < 0;
    agent.maxRedirects = endless ? maxRedirects : agent_.maxRedirects;
    const qsizetype last = trace_.hops.size() - 1;
    return redirect::decide(agent, redirect::meantRequest(trace_, last),
                            *trace_.hops[last].exchange.response,
                            redirect::progressAt(trace_, last));
}

Decision Chain::decide(const Exchange& exchange) const {
    if (!exchange.response)
        return failed(exchange);
    Decision decision = decideLastAs(agent_);
    const auto* follow = std::get_if<Follow>(&decision);
    if (!follow && exchange.failure)
        return failed(exchange); // the content of the final response broke
    const auto* stop = std::get_if<Stop>(&decision);
    if (trace_.terms.follow || (stop && stop->reason == Stop::Reason::NotARedirect))
        return decision;
    return Stop{.reason = Stop::Reason::NotFollowed,
                .detail = tr("Following is switched off."),
                .target = follow ? follow->next.target.href() : stop->target};
}

/// Stops where the client would go round for ever, or until its limit: nothing new is to be seen
/// there. Completes the changes otherwise.
Decision Chain::withoutRepeating(Follow follow, const QDateTime& now) const {
    const http::Request next = outgoing(agent_, follow.next, now);
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
    const qint64 limit = agent_.maxRedirects >= 0 ? agent_.maxRedirects : rules().limit;
    const QString wouldGoOn = limit < 0
                                  ? tr("The client would go on for ever.")
                                  : tr("The client would go on until it has followed %1.")
                                        .arg(trace::countText(limit, trace::Counted::Redirect));
    return Stop{.reason = Stop::Reason::Loop,
                .detail = tr("Hop %1 repeats hop %2. %3")
                              .arg(trace_.hops.size() + 1)
                              .arg(*repeated + 1)
                              .arg(wouldGoOn),
                .target = target,
                .repeats = repeated};
}

void Chain::append(trace::Hop hop) {
    if (const auto& hops = std::as_const(trace_.hops); !hops.isEmpty())
        kept_ += footprint(hops.last(), hops.size() > 1 ? &hops[hops.size() - 2] : nullptr);
    trace_.hops.append(std::move(hop));
}

void Chain::append(Exchange exchange) {
    append({.exchange = std::move(exchange), .arrival = next_->how, .decision = {}});
}

/// Content gives way first: that of redirects may take three quarters of the memory, so that heads
/// and the content of the final response still find a place. When all is used up nothing follows.
Decision Chain::withinMemory(Decision decision) {
    trace::Hop& last = trace_.hops.last();
    last.decision = decision;
    if (!last.exchange.response)
        return decision;
    const auto* const follow = std::get_if<Follow>(&decision);
    const qsizetype count = trace_.hops.size();
    QByteArray& content = last.exchange.response->content;
    const qint64 withoutContent =
        kept_ + footprint(last, count > 1 ? &trace_.hops[count - 2] : nullptr) - content.size();
    const qint64 memory = trace_.terms.limits.memory;
    const qint64 limit = follow ? memory / 4 * 3 : memory;
    const qint64 room = std::max<qint64>(limit - withoutContent, 0);
    if (content.size() > room) {
        content = QByteArray(content.constData(), room); // gives the rest back
        last.exchange.contentCut = true;
        last.exchange.cutForMemory = true;
    }
    if (!follow || withoutContent <= memory)
        return decision;
    return Stop{.reason = Stop::Reason::MemoryUsedUp,
                .detail = tr("The limit is %1 MiB.").arg(double(memory) / (1024 * 1024)),
                .target = follow->next.target.href()};
}

/// Gives the last hop its decision, and makes the next request if there is one.
void Chain::conclude(Decision decision, const QDateTime& now) {
    trace_.hops.last().decision = std::move(decision);
    const Follow* const follow = trace_.hops.constLast().follow();
    if (!follow) {
        next_.reset();
        return;
    }
    next_ = Next{.meant = follow->next,
                 .outgoing = outgoing(agentFor(*follow), follow->next, now),
                 .how = follow->how};
}

void Chain::abandon(Failure::Kind kind, const QDateTime& now) {
    if (!next_)
        return;
    append(unsent(next_->outgoing, now));
    Exchange& exchange = trace_.hops.last().exchange;
    exchange.failure.emplace().kind = kind;
    conclude(failed(exchange), now);
}

const Follow* Chain::nextStep() const {
    return trace_.hops.isEmpty() ? nullptr : trace_.hops.constLast().follow();
}

record::Pause Chain::pending() const {
    const auto index = int(trace_.hops.size());
    if (index == 0)
        return {.index = 0,
                .step = {.next = next_->meant, .how = Arrival::Composed},
                .client = trace_.terms.client.id,
                .refusal = {}};
    const Follow& step = *trace_.hops.constLast().follow();
    return {.index = index, .step = step, .client = agentFor(step).client->id, .refusal = {}};
}

record::Pause Chain::stepAs(const QString& id, const QDateTime& now) {
    const bool own = id == agent_.client->id;
    const redirect::Client* const client = redirect::findClient(id);
    if (!client)
        return pending();
    const redirect::Agent agent = own ? agent_ : redirect::agentAs(*client, trace_.terms);
    if (trace_.hops.isEmpty()) {
        follow(agent, now);
        return pending();
    }
    const Exchange& last = trace_.hops.constLast().exchange;
    Follow step = *trace_.hops.constLast().follow();
    const auto take = [&step](const Decision& decision) -> std::optional<Stop> {
        if (const auto* const stop = std::get_if<Stop>(&decision))
            return *stop;
        step = std::get<Follow>(decision);
        return {};
    };
    std::optional<Stop> refusal;
    if (last.response) {
        take(decideLastAs(agent_));
        refusal = take(decideLastAs(agent));
    }
    step.client = own ? QString() : id;
    appendSentChanges(last.request, outgoing(agent, step.next, now), step.changes);
    conclude(std::move(step), now);
    record::Pause pause = pending();
    pause.refusal = std::move(refusal);
    return pause;
}

/// Before anything was sent: follows the whole chain as `agent`.
void Chain::follow(const redirect::Agent& agent, const QDateTime& now) {
    next_->outgoing = outgoing(agent, next_->meant, now);
    trace_.terms.client = {agent.client->id, agent.client->version, agent.options,
                           agent.withoutFields};
    agent_.client = agent.client;
    agent_.options = agent.options;
    agent_.withoutFields = agent.withoutFields;
}

void Chain::edit(const http::Request& request, const QDateTime& now) {
    if (!next_ || request == next_->meant)
        return;
    const redirect::Agent agent =
        trace_.hops.isEmpty() ? agent_ : agentFor(*trace_.hops.constLast().follow());
    const http::Request before = std::exchange(next_->outgoing, outgoing(agent, request, now));
    next_->meant = request;
    if (trace_.hops.isEmpty()) { // nothing came before that it could differ from
        trace_.composed = request;
        return;
    }
    auto& follow = std::get<Follow>(trace_.hops.last().decision);
    follow.next = request;
    follow.edited = true;
    appendEdits(before, next_->outgoing, follow.changes);
}

} // namespace thence::tracer
