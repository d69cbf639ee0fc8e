#include "app/findings/caching/judgement.h"

namespace thence::findings::caching {

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
