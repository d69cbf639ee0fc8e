#include "app/findings/caching/freshness.h"

#include "app/findings/caching/storing.h"
#include "app/findings/wording.h"
#include "app/http/cachecontrol.h"
#include "app/http/date.h"
#include "app/http/syntax.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace thence::findings::caching {

namespace {

struct Caching {
    Q_DECLARE_TR_FUNCTIONS(Caching)
};

const QString lifetimeSection = u"RFC 9111 §4.2.1"_s;

std::optional<QDateTime> dateField(const Observed& observed, QByteArrayView name) {
    const auto value = observed.response.fields.first(name);
    return value ? http::parseDate(*value, observed.receivedAt) : std::nullopt;
}

/// When the response was made: its Date, or the time of receipt where that is missing or invalid
/// (RFC 9110 §6.6.1).
QDateTime dateOf(const Observed& observed) {
    return dateField(observed, "Date").value_or(observed.receivedAt);
}

/// max-age or s-maxage. The first one counts where it is repeated; one that cannot be read makes
/// the response stale.
Lifetime fromDirective(const http::CacheControl& control, QByteArrayView name,
                       Lifetime::Source source, QList<Reason>& why) {
    const std::optional<qint64> seconds = control.seconds(name);
    const QString shown = QString::fromLatin1(name);
    if (!seconds)
        why.append({Caching::tr("%1 cannot be read as a number of seconds: the response counts as "
                                "stale.")
                        .arg(shown),
                    lifetimeSection});
    else
        why.append(
            {Caching::tr("%1 gives it %2.").arg(shown, secondsText(*seconds)), lifetimeSection});
    if (control.count(name) > 1)
        why.append(
            {Caching::tr("%1 is repeated; the first one counts.").arg(shown), lifetimeSection});
    return {seconds.value_or(0), source};
}

Lifetime fromExpires(const Observed& observed, QList<Reason>& why) {
    if (observed.response.fields.all("Expires").size() > 1)
        why.append({Caching::tr("Expires is repeated; the first one counts."), lifetimeSection});
    const std::optional<QDateTime> expires = dateField(observed, "Expires");
    if (!expires) {
        why.append({Caching::tr("Expires is not a valid date, which means that it is over."),
                    u"RFC 9111 §5.3"_s});
        return {0, Lifetime::Source::Expires};
    }
    const qint64 seconds = std::max(qint64(0), dateOf(observed).secsTo(*expires));
    why.append({dateField(observed, "Date")
                    ? Caching::tr("Expires minus Date gives it %1.").arg(secondsText(seconds))
                    : Caching::tr("Expires gives it %1 from its receipt; there is no usable Date.")
                          .arg(secondsText(seconds)),
                lifetimeSection});
    return {seconds, Lifetime::Source::Expires};
}

/// Chromium's HttpResponseHeaders::GetFreshnessLifetimes: these are fresh without end when nothing
/// else was said, whatever Last-Modified is.
bool isPermanentInChrome(const Observed& observed, const http::CacheControl& control) {
    const int status = observed.response.status;
    return (status == 300 || status == 301 || status == 308 || status == 410) &&
           !control.has("no-cache") &&
           !http::CacheControl(observed.response.fields, "Pragma").has("no-cache");
}

Lifetime fromHeuristic(const Observed& observed, const http::CacheControl& control,
                       QList<Reason>& why) {
    const QString section = u"RFC 9111 §4.2.2"_s;
    if (!isHeuristicallyCacheable(observed.response.status) && !control.has("public")) {
        why.append({Caching::tr("Nothing says how long it is fresh, and nobody may guess for %1.")
                        .arg(observed.response.status),
                    section});
        return {};
    }
    const std::optional<QDateTime> modified = dateField(observed, "Last-Modified");
    if (!modified || *modified >= dateOf(observed)) {
        why.append({Caching::tr("Nothing says how long it is fresh, and without a Last-Modified in "
                                "the past there is nothing to guess from."),
                    section});
        return {};
    }
    const qint64 seconds = modified->secsTo(dateOf(observed)) / 10;
    why.append({Caching::tr("A tenth of the time since Last-Modified is the usual guess: %1.")
                    .arg(secondsText(seconds)),
                section});
    return {seconds, Lifetime::Source::Heuristic};
}

/// The Age field: its first member, ignored when it is not a whole number (RFC 9111 §5.1).
qint64 ageValue(const Observed& observed) {
    const auto value = observed.response.fields.first("Age");
    if (!value)
        return 0;
    const QList<QByteArrayView> members = http::splitList(*value);
    return members.isEmpty() ? 0 : http::parseDeltaSeconds(members.first()).value_or(0);
}

} // namespace

Lifetime freshnessLifetime(Cache cache, const Observed& observed, QList<Reason>& why) {
    const http::CacheControl control(observed.response.fields);
    if (cache == Cache::Shared && observed.response.fields.contains("CDN-Cache-Control"))
        why.append({Caching::tr("CDN-Cache-Control is there for caches that are told to obey it; "
                                "this verdict does not."),
                    u"RFC 9213 §3.1"_s});
    if (cache == Cache::Shared && control.has("s-maxage"))
        return fromDirective(control, "s-maxage", Lifetime::Source::SMaxage, why);
    if (control.has("max-age"))
        return fromDirective(control, "max-age", Lifetime::Source::MaxAge, why);
    if (observed.response.fields.contains("Expires"))
        return fromExpires(observed, why);
    if (cache == Cache::Browser && isPermanentInChrome(observed, control)) {
        why.append(
            {Caching::tr("Chrome keeps a %1 without a lifetime for ever; Firefox asks again.")
                 .arg(observed.response.status),
             u"Chromium net/http/http_response_headers.cc GetFreshnessLifetimes"_s});
        return {std::nullopt, Lifetime::Source::BrowserPermanent};
    }
    return fromHeuristic(observed, control, why);
}

qint64 currentAge(const Observed& observed, qint64 elapsed) {
    // apparent_age = max(0, response_time - date_value);
    // corrected_initial_age = max(apparent_age, age_value + response_delay);
    // current_age = corrected_initial_age + resident_time;
    const qint64 apparent = std::max(qint64(0), dateOf(observed).secsTo(observed.receivedAt));
    return std::max(apparent, ageValue(observed)) + std::max(qint64(0), elapsed);
}

} // namespace thence::findings::caching
