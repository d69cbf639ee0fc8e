#include "app/findings/caching/caching.h"

#include "app/findings/caching/freshness.h"
#include "app/findings/caching/reuse.h"
#include "app/findings/caching/storing.h"

namespace thence::findings::caching {

Judgement judge(Cache cache, const Observed& observed, qint64 elapsed, const http::Request& next) {
    Judgement judgement;
    judgement.age = currentAge(observed, elapsed);
    judgement.storable = mayStore(cache, observed, judgement.why);
    if (!judgement.storable)
        return judgement;
    judgement.lifetime = freshnessLifetime(cache, observed, judgement.why);
    judgement.reuse =
        mayReuse(cache, observed, judgement.lifetime, judgement.age, next, judgement.why);
    return judgement;
}

} // namespace thence::findings::caching
