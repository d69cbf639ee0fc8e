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

QByteArrayView word(Lifetime::Source source) {
    switch (source) {
    case Lifetime::Source::None:
        return "none";
    case Lifetime::Source::MaxAge:
        return "max-age";
    case Lifetime::Source::SMaxage:
        return "s-maxage";
    case Lifetime::Source::Expires:
        return "expires";
    case Lifetime::Source::Heuristic:
        return "heuristic";
    case Lifetime::Source::BrowserPermanent:
        return "browser-permanent";
    }
    Q_UNREACHABLE();
}

QByteArrayView word(Reuse reuse) {
    switch (reuse) {
    case Reuse::Fresh:
        return "fresh";
    case Reuse::StaleRevalidate:
        return "stale-revalidate";
    case Reuse::No:
        return "no";
    }
    Q_UNREACHABLE();
}

} // namespace thence::findings::caching
