#pragma once

#include "app/findings/caching/judgement.h"
#include "app/trace/trace.h"

#include <chrono>
#include <optional>

namespace thence::findings {

/// What one hop of a trace would cost the same client, asked again.
struct Revisit {
    caching::Judgement judgement;
    bool possible = true;              ///< false: nothing is known, because the hop has no response
    trace::Timings::Duration saved{0}; ///< the whole hop when it is answered from the cache
};

/// A second visit to a chain. Nothing is sent for it.
struct SecondVisit {
    QList<Revisit> hops; ///< one for each hop
    int fromCache = 0;   ///< hops that are answered without asking
    int confirmed = 0;   ///< hops that are stored and have to be confirmed
    trace::Timings::Duration saved{0};
};

/// What `cache` answers of `trace` when the same request is made `elapsed` after the first visit.
/// Pure. The hops are taken as they were: what a server would answer differently is not known.
SecondVisit secondVisit(const trace::Trace& trace, std::chrono::seconds elapsed,
                        caching::Cache cache = caching::Cache::Browser);

/// The cache that the client of `terms` answers redirects from; nothing where it keeps none, or is
/// not known.
std::optional<caching::Cache> cacheOf(const trace::Terms& terms);

} // namespace thence::findings
