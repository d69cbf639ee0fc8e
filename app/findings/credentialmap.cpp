#include "app/findings/credentialmap.h"

#include "app/http/syntax.h"
#include "app/redaction/names.h"
#include "app/url/parse.h"
#include "app/url/site.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace thence::findings {

namespace {

using Kind = Credential::Kind;

// A short value of a parameter called "code" or "state" is no secret.
constexpr qsizetype shortestParameter = 8;

/// Collects sightings, one row for each secret.
class Collector {
public:
    explicit Collector(CredentialMap& map) : map_(map) {}

    void saw(Kind kind, QByteArrayView name, QByteArrayView value, const Sighting& sighting) {
        const auto key = std::tuple(kind, name.toByteArray(), value.toByteArray());
        const auto [place, isNew] = places_.try_emplace(key, map_.credentials.size());
        if (isNew)
            map_.credentials.append({kind, name.toByteArray(), {}});
        map_.credentials[place->second].sightings.append(sighting);
    }

    void sawParameters(QByteArrayView query, const Sighting& sighting) {
        for (const QByteArray& pair : query.toByteArray().split('&')) {
            const qsizetype equals = pair.indexOf('=');
            if (equals > 0 && pair.size() - equals - 1 >= shortestParameter &&
                redaction::isSecret(pair.first(equals), pair.sliced(equals + 1)))
                saw(Kind::UrlParameter, pair.first(equals), pair.sliced(equals + 1), sighting);
        }
    }

private:
    CredentialMap& map_;
    std::map<std::tuple<Kind, QByteArray, QByteArray>, qsizetype> places_;
};

void collectField(const http::Field& field, const Sighting& sighting, Collector& collector) {
    using redaction::FieldSecret;
    switch (redaction::fieldSecret(field.name, field.value)) {
    case FieldSecret::Credentials:
        collector.saw(Kind::Authorization, field.name, field.value, sighting);
        break;
    case FieldSecret::Value:
        collector.saw(Kind::TokenField, field.name, field.value, sighting);
        break;
    case FieldSecret::Cookies:
        for (const QByteArray& pair : field.value.toByteArray().split(';')) {
            const QByteArray cookie = pair.trimmed();
            const qsizetype equals = cookie.indexOf('=');
            if (equals > 0)
                collector.saw(Kind::Cookie, cookie.first(equals), cookie.sliced(equals + 1),
                              sighting);
        }
        break;
    case FieldSecret::None:
        break;
    }
}

Sighting sightingAt(const trace::Hop& hop, int index) {
    const url::Url& target = hop.exchange.request.target;
    return {index, target.origin(), target.scheme() == "http" && !url::isLoopback(target.host()),
            false};
}

void collectHop(const trace::Hop& hop, Collector& collector, int index) {
    const http::Request& request = hop.exchange.request;
    const url::Url& target = request.target;
    Sighting sighting = sightingAt(hop, index);
    for (const http::Field field : request.fields)
        collectField(field, sighting, collector);
    collector.sawParameters(target.query(), sighting);
    if (target.hasCredentials())
        collector.saw(Kind::Userinfo, target.username(), target.password(), sighting);
    if (const auto referer = request.fields.first("Referer")) {
        sighting.byReferer = true;
        if (const auto url = url::parse(*referer))
            collector.sawParameters(url->query(), sighting);
    }
}

/// The host is the first one's, by https instead of http.
bool isSecured(const Sighting& first, const Sighting& later) {
    return first.origin.startsWith("http:") && later.origin.startsWith("https:") &&
           url::parse(first.origin).value_or(url::Url()).host() ==
               url::parse(later.origin).value_or(url::Url()).host();
}

Carried carriedBy(const Sighting& first, const Sighting& sighting) {
    if (sighting.inClear)
        return Carried::InClear;
    if (sighting.origin == first.origin)
        return Carried::Sent;
    return isSecured(first, sighting) ? Carried::Secured : Carried::Elsewhere;
}

} // namespace

const Sighting* Credential::firstElsewhere() const {
    const auto found = std::find_if(sightings.begin(), sightings.end(), [&](const Sighting& one) {
        return one.origin != sightings.first().origin;
    });
    return found == sightings.end() ? nullptr : &*found;
}

QList<Carried> carried(const trace::Trace& trace, const QList<Sighting>& sightings) {
    QList<Carried> hops;
    for (int hop = 0; hop < trace.hops.size(); ++hop) {
        const bool before = !sightings.isEmpty() && sightings.first().hop < hop;
        hops.append(before && trace.hops[hop].exchange.sent ? Carried::Dropped : Carried::NotSent);
    }
    for (const Sighting& sighting : sightings)
        hops[sighting.hop] = carriedBy(sightings.first(), sighting);
    return hops;
}

QList<Carried> carried(const trace::Trace& trace, const Credential& credential) {
    QList<Carried> hops = carried(trace, credential.sightings);
    if (credential.kind == Kind::Authorization || credential.kind == Kind::TokenField)
        std::replace(hops.begin(), hops.end(), Carried::Secured, Carried::Elsewhere);
    return hops;
}

bool isLeak(Carried carried) {
    return carried == Carried::Elsewhere || carried == Carried::InClear;
}

CredentialMap credentialMap(const trace::Trace& trace) {
    CredentialMap map;
    Collector collector(map);
    for (int i = 0; i < trace.hops.size(); ++i) {
        const trace::Hop& hop = trace.hops[i];
        if (!hop.exchange.sent)
            continue;
        collectHop(hop, collector, i);
        if (const auto& content = hop.exchange.request.content;
            content && !content->bytes.isEmpty())
            map.content.append(sightingAt(hop, i));
    }
    return map;
}

} // namespace thence::findings
