#include "app/redirect/referrer.h"

#include "app/http/syntax.h"
#include "app/url/parse.h"
#include "app/url/site.h"

namespace whereto::redirect {

namespace {

constexpr const char* policies[] = {
    "no-referrer", "no-referrer-when-downgrade",
    "origin",      "origin-when-cross-origin",
    "same-origin", "strict-origin",
    "unsafe-url",  "strict-origin-when-cross-origin",
};

/// The last policy in the fields that is known (Referrer Policy §8.1).
QByteArray policyOf(const http::FieldList& response) {
    QByteArray policy = "strict-origin-when-cross-origin";
    for (const QByteArrayView value : response.all("Referrer-Policy"))
        for (const QByteArrayView word : http::splitList(value)) {
            const QByteArray lower = http::trimmed(word).toByteArray().toLower();
            for (const char* known : policies)
                if (lower == known)
                    policy = lower;
        }
    return policy;
}

} // namespace

QByteArray referrerFor(const url::Url& target, QByteArrayView referrer,
                       const http::FieldList& response) {
    const auto source = url::parse(referrer);
    if (!source || !source->isHttp())
        return referrer.toByteArray();
    const QByteArray policy = policyOf(response);
    const QByteArray whole = source->withoutCredentials().withoutFragment().href();
    const QByteArray origin = source->origin() + '/';
    const bool same = url::isSameOrigin(*source, target);
    const bool downgrade = source->scheme() == "https" && target.scheme() == "http";
    if (policy == "no-referrer" || (policy == "same-origin" && !same))
        return {};
    if (policy == "unsafe-url" || policy == "same-origin")
        return whole;
    if (policy == "origin")
        return origin;
    if (policy == "origin-when-cross-origin")
        return same ? whole : origin;
    if (downgrade)
        return {};
    if (policy == "no-referrer-when-downgrade")
        return whole;
    return policy == "strict-origin" || !same ? origin : whole;
}

} // namespace whereto::redirect
