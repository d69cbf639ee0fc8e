#include "app/findings/secondvisit.h"

#include "app/findings/caching/caching.h"
#include "app/findings/caching/observe.h"
#include "app/redirect/agent.h"

using namespace Qt::StringLiterals;

namespace thence::findings {

namespace {

Revisit revisit(const trace::Exchange& exchange, qint64 elapsed, caching::Cache cache) {
    if (!exchange.response)
        return {.judgement = {}, .possible = false};
    Revisit visit;
    visit.judgement = judge(cache, caching::observe(exchange), elapsed, exchange.request);
    if (visit.judgement.reuse == caching::Reuse::Fresh)
        visit.saved = exchange.timings.total();
    return visit;
}

} // namespace

SecondVisit secondVisit(const trace::Trace& trace, std::chrono::seconds elapsed,
                        caching::Cache cache) {
    SecondVisit visit;
    for (const trace::Hop& hop : trace.hops) {
        const Revisit one = revisit(hop.exchange, elapsed.count(), cache);
        visit.fromCache += one.possible && one.judgement.reuse == caching::Reuse::Fresh;
        visit.confirmed += one.possible && one.judgement.storable &&
                           one.judgement.reuse == caching::Reuse::StaleRevalidate;
        visit.saved += one.saved;
        visit.hops.append(one);
    }
    return visit;
}

std::optional<caching::Cache> cacheOf(const trace::Terms& terms) {
    const auto agent = redirect::agentOf(terms);
    const QString kept = agent ? agent->client->rules(agent->options).cache : QString();
    if (kept.isEmpty() || kept.startsWith("none"_L1))
        return std::nullopt;
    return kept.startsWith("permanent"_L1) ? caching::Cache::Browser : caching::Cache::Private;
}

} // namespace thence::findings
