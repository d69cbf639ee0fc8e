#include "app/tracer/hsts.h"

#include "app/http/stricttransport.h"
#include "app/url/site.h"

namespace thence::tracer {

void HstsHosts::seed(const QByteArray& host, bool includeSubDomains) {
    constexpr qint64 days = 365;
    policies_.insert(host.toLower(),
                     {QDateTime::currentDateTimeUtc().addDays(days), includeSubDomains});
}

void HstsHosts::learn(const url::Url& source, const http::FieldList& fields, const QDateTime& now) {
    const auto policy = http::strictTransport(fields);
    if (!policy || source.scheme() != "https" || url::isIpAddress(source.host()))
        return;
    const QByteArray host = source.host().toByteArray();
    if (policy->maxAge.count() == 0)
        policies_.remove(host);
    else
        policies_.insert(host, {now.addSecs(policy->maxAge.count()), policy->includeSubDomains});
}

/// §8.2: the host itself, or a domain above it that includes its subdomains.
bool HstsHosts::covers(const QByteArray& host, const QDateTime& now) const {
    const auto applies = [&](const QByteArray& domain, bool isHost) {
        const auto policy = policies_.constFind(domain);
        return policy != policies_.constEnd() && policy->expires > now &&
               (isHost || policy->includeSubDomains);
    };
    if (applies(host, true))
        return true;
    for (qsizetype dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1))
        if (applies(host.sliced(dot + 1), false))
            return true;
    return false;
}

std::optional<url::Url> HstsHosts::upgraded(const url::Url& target, const QDateTime& now) const {
    if (target.scheme() != "http" || policies_.isEmpty() || url::isIpAddress(target.host()) ||
        !covers(target.host().toByteArray(), now))
        return std::nullopt;
    url::Url::Parts parts = target.parts();
    parts.scheme = "https";
    // A parser leaves out port 80, so 443 follows by itself; 443 would be the default one now.
    if (parts.port == 443)
        parts.port.reset();
    return url::Url::from(parts);
}

} // namespace thence::tracer
