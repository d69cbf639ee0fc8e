#pragma once

#include "app/record/pause.h"
#include "app/redirect/decide.h"
#include "app/trace/trace.h"
#include "app/tracer/cookiejar.h"
#include "app/tracer/hsts.h"

#include <QDateTime>

#include <optional>

namespace thence::tracer {

/// The bookkeeping of one trace, without any I/O: which request comes next, what each response
/// changed, and why it ends.
///
///   next() ── sent by somebody ── finish(exchange) ─┬─ next() …
///     └─ stepAlone(): HSTS, nothing is sent         └─ null: it has ended
class Chain {
public:
    /// The client that `terms` name must be known (redirect::agentOf).
    Chain(http::Request composed, trace::Terms terms);
    /// A branch: keeps the hops of `original` before `index`, with what they taught, and goes on
    /// with the request of hop `index`, under the terms of `original`.
    Chain(const trace::Trace& original, qsizetype index);

    const trace::Trace& trace() const { return trace_; }
    void setElapsed(trace::Timings::Duration elapsed) { trace_.elapsed = elapsed; }

    /// The request to send now, with every field; null when the chain has ended.
    const http::Request* next() const { return next_ ? &next_->outgoing : nullptr; }
    trace::Arrival nextArrival() const { return next_ ? next_->how : trace::Arrival::Composed; }

    /// Appends the client's own step to https if it takes one instead of sending next().
    bool stepAlone(const QDateTime& now);
    /// Appends what became of next(), and decides what follows.
    void finish(trace::Exchange exchange, const QDateTime& now);
    /// The step that led to next(), as it will be made; null for the first request.
    const trace::Follow* nextStep() const;
    /// Ends the chain before next() is sent.
    void abandon(trace::Failure::Kind kind, const QDateTime& now);

    /// The next request before it is sent; only while there is one.
    record::Pause pending() const;
    /// Makes the next request as the client called `id` makes it, and sends it as that client; what
    /// follows is the trace's own again. The first request has no step before it: the whole trace
    /// goes on as that client. Where the client would not have gone on, the request stays what the
    /// trace's own client makes it. An unknown id changes nothing. Returns pending().
    record::Pause stepAs(const QString& id, const QDateTime& now);
    /// Puts another request in the place of the next one, marked and explained as edited by hand.
    void edit(const http::Request& request, const QDateTime& now);

private:
    struct Next {
        http::Request meant;    ///< with the caller's fields
        http::Request outgoing; ///< with every field
        trace::Arrival how = trace::Arrival::Composed;
    };

    const redirect::Rules& rules() const;
    redirect::Agent agentFor(const trace::Follow& follow) const;
    http::Request outgoing(const redirect::Agent& agent, const http::Request& meant,
                           const QDateTime& now) const;
    void learnFrom(const trace::Exchange& exchange, const QDateTime& now);
    trace::Decision decide(const trace::Exchange& exchange) const;
    trace::Decision decideLastAs(redirect::Agent agent) const;
    trace::Decision withoutRepeating(trace::Follow follow, const QDateTime& now) const;
    void follow(const redirect::Agent& agent, const QDateTime& now);
    trace::Decision withinMemory(trace::Decision decision);
    void append(trace::Hop hop);
    void append(trace::Exchange exchange);
    void conclude(trace::Decision decision, const QDateTime& now);

    trace::Trace trace_;
    redirect::Agent agent_; ///< the client of the trace
    CookieJar cookies_;
    HstsHosts hsts_;
    std::optional<Next> next_;
    qint64 kept_ = 0; ///< bytes, of all hops but the last
};

} // namespace thence::tracer
