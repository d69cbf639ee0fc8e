#include "app/findings/caching/reuse.h"

#include "app/findings/caching/ranges.h"
#include "app/findings/caching/vary.h"
#include "app/findings/wording.h"
#include "app/http/cachecontrol.h"
#include "app/http/method.h"

#include <QCoreApplication>

#include <optional>

using namespace Qt::StringLiterals;

namespace thence::findings::caching {

namespace {

struct Caching {
    Q_DECLARE_TR_FUNCTIONS(Caching)
};

// Each step of RFC 9111 §4 answers: an obstacle, or nothing and the next step decides.
using Obstacle = std::optional<Reason>;

QString shown(QByteArrayView bytes) {
    return QString::fromLatin1(bytes);
}

/// "the presented target URI and that of the stored response match", and the method allows it.
Obstacle keyObstacle(const Observed& observed, const http::Request& next) {
    if (!http::isSafe(next.method))
        return Reason{Caching::tr("%1 is not a safe method: it is always sent, and if it succeeds "
                                  "what is stored for the URL is thrown away.")
                          .arg(shown(next.method)),
                      u"RFC 9111 §4.4"_s};
    if (next.method != "GET" && next.method != "HEAD")
        return Reason{Caching::tr("%1 is not answered from a cache.").arg(shown(next.method)),
                      u"RFC 9110 §9.2.3"_s};
    if (observed.request.method == "HEAD" && next.method == "GET")
        return Reason{Caching::tr("The answer to HEAD has no content to answer GET with."),
                      u"RFC 9110 §9.3.2"_s};
    if (next.target.withoutFragment() != observed.request.target.withoutFragment())
        return Reason{Caching::tr("It is stored for another URL."), u"RFC 9111 §4"_s};
    return std::nullopt;
}

/// "request header fields nominated by the stored response (if any) match those presented"
Obstacle varyObstacle(const Observed& observed, const http::Request& next) {
    const std::optional<QByteArray> mismatch = varyMismatch(observed, next);
    if (!mismatch)
        return std::nullopt;
    if (*mismatch == "*")
        return Reason{Caching::tr("Vary: * matches no later request."), u"RFC 9111 §4.1"_s};
    return Reason{Caching::tr("The response varies by %1, and this request differs there.")
                      .arg(shown(*mismatch)),
                  u"RFC 9111 §4.1"_s};
}

Obstacle rangeObstacle(const Observed& observed, const http::Request& next) {
    if (observed.response.status != 206)
        return std::nullopt;
    const auto stored = storedRange(observed.response);
    const auto wanted = next.fields.first("Range");
    if (stored && wanted && covers(*stored, *wanted))
        return std::nullopt;
    return Reason{Caching::tr("Only a part is stored, and more is asked for."), u"RFC 9111 §3.4"_s};
}

/// A request for Cache-Control's ears, or HTTP/1.0's word for it where there is none.
bool asksForRevalidation(const http::Request& next, const http::CacheControl& wish) {
    return wish.has("no-cache") ||
           (wish.isEmpty() && http::CacheControl(next.fields, "Pragma").has("no-cache"));
}

/// Why a response has to be confirmed even while it is fresh.
Obstacle confirmationFirst(Cache cache, const Observed& observed, const http::CacheControl& control,
                           const http::Request& next, const http::CacheControl& wish) {
    if (control.hasUnqualified("no-cache"))
        return Reason{Caching::tr("no-cache: it may be kept, and has to be confirmed before every "
                                  "use."),
                      u"RFC 9111 §5.2.2.4"_s};
    if (cache == Cache::Browser &&
        http::CacheControl(observed.response.fields, "Pragma").has("no-cache"))
        return Reason{Caching::tr("Browsers read Pragma: no-cache in a response as no-cache; the "
                                  "standard gives it no meaning there."),
                      u"RFC 9111 §5.4"_s};
    if (asksForRevalidation(next, wish))
        return Reason{Caching::tr("The request asks for confirmation (no-cache)."),
                      u"RFC 9111 §5.2.1.4"_s};
    return std::nullopt;
}

/// What the request's own max-age and min-fresh want beyond freshness.
Obstacle notFreshEnough(const Lifetime& lifetime, qint64 age, const http::CacheControl& wish) {
    if (const auto maxAge = wish.seconds("max-age"); maxAge && age > *maxAge)
        return Reason{Caching::tr("The request takes nothing older than %1, and it is %2 old.")
                          .arg(secondsText(*maxAge), secondsText(age)),
                      u"RFC 9111 §5.2.1.1"_s};
    if (const auto minFresh = wish.seconds("min-fresh");
        minFresh && lifetime.seconds && *lifetime.seconds - age < *minFresh)
        return Reason{Caching::tr("The request wants it fresh for %1 more, and %2 are left.")
                          .arg(secondsText(*minFresh),
                               secondsText(std::max(qint64(0), *lifetime.seconds - age))),
                      u"RFC 9111 §5.2.1.3"_s};
    return std::nullopt;
}

/// Directives that forbid serving it stale, whatever the request allows.
std::optional<QByteArray> staleForbiddenBy(Cache cache, const http::CacheControl& control) {
    if (control.has("must-revalidate"))
        return "must-revalidate";
    if (cache == Cache::Shared && control.has("proxy-revalidate"))
        return "proxy-revalidate";
    if (cache == Cache::Shared && control.has("s-maxage"))
        return "s-maxage";
    return std::nullopt;
}

bool maxStaleAllows(qint64 staleness, const http::CacheControl& wish) {
    const http::CacheDirective* maxStale = wish.first("max-stale");
    return maxStale && (!maxStale->argument || wish.seconds("max-stale").value_or(-1) >= staleness);
}

QString validators(const http::Response& response) {
    if (response.fields.contains("ETag"))
        return Caching::tr("It is confirmed with If-None-Match.");
    if (response.fields.contains("Last-Modified"))
        return Caching::tr("It is confirmed with If-Modified-Since.");
    return Caching::tr("It has neither ETag nor Last-Modified, so the whole response is asked for "
                       "again.");
}

/// A stale response: sometimes usable all the same (RFC 9111 §4.2.4).
Reuse reuseStale(Cache cache, const Observed& observed, const http::CacheControl& control,
                 qint64 staleness, const http::CacheControl& wish, QList<Reason>& why) {
    const QString section = u"RFC 9111 §4.2.4"_s;
    why.append({Caching::tr("It is stale by %1.").arg(secondsText(staleness)), u"RFC 9111 §4.2"_s});
    if (const auto by = staleForbiddenBy(cache, control)) {
        why.append({Caching::tr("%1 forbids using it stale.").arg(shown(*by)), section});
    } else if (maxStaleAllows(staleness, wish)) {
        why.append(
            {Caching::tr("The request accepts it stale (max-stale)."), u"RFC 9111 §5.2.1.2"_s});
        return Reuse::Fresh;
    } else if (const auto window = control.seconds("stale-while-revalidate");
               window && staleness <= *window) {
        why.append({Caching::tr("It may be used while it is confirmed in the background, for %1 "
                                "after it went stale.")
                        .arg(secondsText(*window)),
                    u"RFC 5861 §3"_s});
        return Reuse::StaleRevalidate;
    }
    if (const auto window = control.seconds("stale-if-error"); window && staleness <= *window)
        why.append({Caching::tr("Should the server fail, it may still be used for %1 after it went "
                                "stale.")
                        .arg(secondsText(*window)),
                    u"RFC 5861 §4"_s});
    why.append({validators(observed.response), u"RFC 9111 §4.3.1"_s});
    return Reuse::StaleRevalidate;
}

/// The stored response is the right one; what remains is time.
Reuse reuseByTime(Cache cache, const Observed& observed, const Lifetime& lifetime, qint64 age,
                  const http::Request& next, QList<Reason>& why) {
    const http::CacheControl control(observed.response.fields);
    const http::CacheControl wish(next.fields);
    if (const Obstacle first = confirmationFirst(cache, observed, control, next, wish)) {
        why << *first << Reason{validators(observed.response), u"RFC 9111 §4.3.1"_s};
        return Reuse::StaleRevalidate;
    }
    if (const Obstacle wanted = notFreshEnough(lifetime, age, wish)) {
        why << *wanted << Reason{validators(observed.response), u"RFC 9111 §4.3.1"_s};
        return Reuse::StaleRevalidate;
    }
    // response_is_fresh = (freshness_lifetime > current_age)
    if (lifetime.seconds && *lifetime.seconds <= age)
        return reuseStale(cache, observed, control, age - *lifetime.seconds, wish, why);
    why.append({Caching::tr("It is %1 old and fresh: nobody is asked.").arg(secondsText(age)),
                u"RFC 9111 §4.2"_s});
    if (const http::CacheDirective* noCache = control.first("no-cache"); noCache)
        why.append({Caching::tr("These fields are left out until they are confirmed: %1.")
                        .arg(shown(noCache->argument.value_or(QByteArray()))),
                    u"RFC 9111 §5.2.2.4"_s});
    if (control.has("immutable"))
        why.append({Caching::tr("immutable: not even a reload asks while it is fresh."),
                    u"RFC 8246 §2"_s});
    return Reuse::Fresh;
}

} // namespace

Reuse mayReuse(Cache cache, const Observed& observed, const Lifetime& lifetime, qint64 age,
               const http::Request& next, QList<Reason>& why) {
    const bool onlyIfCached = http::CacheControl(next.fields).has("only-if-cached");
    const auto unlessOnlyIfCached = [&](Reuse reuse) {
        if (!onlyIfCached || reuse == Reuse::Fresh)
            return reuse;
        why.append({Caching::tr("The request forbids asking (only-if-cached): it gets 504."),
                    u"RFC 9111 §5.2.1.7"_s});
        return Reuse::No;
    };
    for (const Obstacle& obstacle : {keyObstacle(observed, next), varyObstacle(observed, next),
                                     rangeObstacle(observed, next)}) {
        if (obstacle) {
            why.append(*obstacle);
            return unlessOnlyIfCached(Reuse::No);
        }
    }
    return unlessOnlyIfCached(reuseByTime(cache, observed, lifetime, age, next, why));
}

} // namespace thence::findings::caching
