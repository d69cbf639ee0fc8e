#include "app/findings/caching/storing.h"

#include "app/findings/caching/ranges.h"
#include "app/http/cachecontrol.h"
#include "app/http/statuscode.h"
#include "app/url/parse.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>
#include <optional>

using namespace Qt::StringLiterals;

namespace thence::findings::caching {

namespace {

struct Caching {
    Q_DECLARE_TR_FUNCTIONS(Caching)
};

// Each step of RFC 9111 §3 answers: an obstacle, or nothing and the next step decides.
using Obstacle = std::optional<Reason>;

bool hasExplicitFreshness(Cache cache, const Observed& observed,
                          const http::CacheControl& control) {
    return control.has("max-age") || observed.response.fields.contains("Expires") ||
           (cache == Cache::Shared && control.has("s-maxage"));
}

/// "A Content-Location that has the same value as the POST's target URI" (RFC 9110 §9.3.3).
bool describesItself(const Observed& observed) {
    const auto value = observed.response.fields.first("Content-Location");
    if (!value)
        return false;
    const auto location = url::parse(*value, observed.request.target);
    return location && location->withoutFragment() == observed.request.target.withoutFragment();
}

/// "the request method is understood by the cache"
Obstacle methodObstacle(Cache cache, const Observed& observed, const http::CacheControl& control) {
    const QByteArray& method = observed.request.method;
    if (method == "GET" || method == "HEAD")
        return std::nullopt;
    if (method != "POST")
        return Reason{Caching::tr("No cache stores an answer to %1: only GET, HEAD and, within "
                                  "limits, POST define caching.")
                          .arg(QString::fromLatin1(method)),
                      u"RFC 9110 §9.2.3"_s};
    if (cache == Cache::Browser)
        return Reason{Caching::tr("Browsers do not store the answer to a POST, whatever it says."),
                      u"RFC 9110 §9.3.3"_s};
    if (!hasExplicitFreshness(cache, observed, control) || !describesItself(observed))
        return Reason{Caching::tr("The answer to a POST may be stored only with explicit freshness "
                                  "and a Content-Location that equals the URL asked for."),
                      u"RFC 9110 §9.3.3"_s};
    return std::nullopt;
}

/// "the response status code is final", and 206, 304 and must-understand ask for more
Obstacle statusObstacle(const Observed& observed, const http::CacheControl& control) {
    const int status = observed.response.status;
    if (http::isInterim(status) || status == 0)
        return Reason{Caching::tr("An interim response is never stored."), u"RFC 9111 §3"_s};
    if (status == 304)
        return Reason{Caching::tr("304 updates a response that is stored already; it is not one "
                                  "to store."),
                      u"RFC 9111 §4.3.4"_s};
    if (status == 206 && !storedRange(observed.response))
        return Reason{Caching::tr("A partial response without a single Content-Range that can be "
                                  "read is not stored."),
                      u"RFC 9111 §3.3"_s};
    if (control.has("must-understand") && http::reasonPhrase(status).isEmpty())
        return Reason{Caching::tr("must-understand forbids storing a status that is not known, "
                                  "and %1 is not registered.")
                          .arg(status),
                      u"RFC 9111 §5.2.2.3"_s};
    return std::nullopt;
}

/// "the no-store cache directive is not present in the response"
Obstacle noStoreObstacle(const Observed& observed, const http::CacheControl& control) {
    if (control.has("no-store") && !control.has("must-understand"))
        return Reason{Caching::tr("no-store: nobody may keep this response."),
                      u"RFC 9111 §5.2.2.5"_s};
    if (http::CacheControl(observed.request.fields).has("no-store"))
        return Reason{Caching::tr("The request said no-store: its answer may not be kept."),
                      u"RFC 9111 §5.2.1.5"_s};
    return std::nullopt;
}

/// What only a shared cache has to mind: private, and Authorization (RFC 9111 §3.5).
Obstacle sharedObstacle(Cache cache, const Observed& observed, const http::CacheControl& control) {
    if (cache != Cache::Shared)
        return std::nullopt;
    if (control.hasUnqualified("private"))
        return Reason{Caching::tr("private: a cache that many people share may not keep it."),
                      u"RFC 9111 §5.2.2.7"_s};
    if (observed.request.fields.contains("Authorization") && !control.has("public") &&
        !control.has("must-revalidate") && !control.has("s-maxage"))
        return Reason{Caching::tr("The request carried Authorization, and the response does not "
                                  "open itself to shared caches with public, s-maxage or "
                                  "must-revalidate."),
                      u"RFC 9111 §3.5"_s};
    return std::nullopt;
}

/// "the response contains at least one of the following", the first that it does.
std::optional<Reason> permission(Cache cache, const Observed& observed,
                                 const http::CacheControl& control) {
    const QString section = u"RFC 9111 §3"_s;
    if (hasExplicitFreshness(cache, observed, control))
        return Reason{Caching::tr("It may be stored: it says how long it is fresh."), section};
    if (control.has("public"))
        return Reason{Caching::tr("It may be stored: it is public."), section};
    if (cache != Cache::Shared && control.has("private"))
        return Reason{Caching::tr("It may be stored: it is private, and so is this cache."),
                      section};
    if (isHeuristicallyCacheable(observed.response.status))
        return Reason{Caching::tr("It may be stored: %1 is heuristically cacheable.")
                          .arg(observed.response.status),
                      u"RFC 9110 §15.1"_s};
    return std::nullopt;
}

/// Directives that let the message be stored without some of its fields.
void noteLimitedFields(Cache cache, const http::CacheControl& control, QList<Reason>& why) {
    const http::CacheDirective* limited = control.first("private");
    if (cache == Cache::Shared && limited && limited->argument)
        why.append({Caching::tr("A shared cache stores it without these fields: %1.")
                        .arg(QString::fromLatin1(*limited->argument)),
                    u"RFC 9111 §5.2.2.7"_s});
    if (control.has("must-understand") && control.has("no-store"))
        why.append({Caching::tr("must-understand: a cache that knows the status ignores no-store."),
                    u"RFC 9111 §5.2.2.3"_s});
}

} // namespace

bool isHeuristicallyCacheable(int status) {
    constexpr int statuses[] = {200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 501};
    return std::find(std::begin(statuses), std::end(statuses), status) != std::end(statuses);
}

bool mayStore(Cache cache, const Observed& observed, QList<Reason>& why) {
    const http::CacheControl control(observed.response.fields);
    for (const Obstacle& obstacle :
         {methodObstacle(cache, observed, control), statusObstacle(observed, control),
          noStoreObstacle(observed, control), sharedObstacle(cache, observed, control)}) {
        if (obstacle) {
            why.append(*obstacle);
            return false;
        }
    }
    const std::optional<Reason> allowed = permission(cache, observed, control);
    if (!allowed) {
        why.append({Caching::tr("%1 is not stored unless the response says so, and this one has "
                                "neither a lifetime nor public.")
                        .arg(observed.response.status),
                    u"RFC 9111 §3"_s});
        return false;
    }
    why.append(*allowed);
    noteLimitedFields(cache, control, why);
    return true;
}

} // namespace thence::findings::caching
