#include "app/redirect/referrer.h"

#include "app/http/syntax.h"
#include "app/url/parse.h"
#include "app/url/site.h"

namespace thence::redirect {

namespace {

constexpr const char* policies[] = {
    "no-referrer", "no-referrer-when-downgrade",
    "origin",      "origin-when-cross-origin",
    "same-origin", "strict-origin",
    "unsafe-url",  "strict-origin-when-cross-origin",
};

} // namespace

QByteArray referrerPolicy(const http::FieldList& response, const QByteArray& before) {
    QByteArray policy = before;
    for (const QByteArrayView value : response.all("Referrer-Policy"))
        for (const QByteArrayView word : http::splitList(value)) {
            const QByteArray lower = http::trimmed(word).toByteArray().toLower();
            for (const char* known : policies)
                if (lower == known)
                    policy = lower;
        }
    return policy;
}

QByteArray referrerFor(const url::Url& target, QByteArrayView referrer, const QByteArray& policy) {
    const auto source = url::parse(referrer);
    if (!source || !source->isHttp())
        return referrer.toByteArray();
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

} // namespace thence::redirect
