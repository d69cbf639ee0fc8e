#include "app/redirect/decide.h"

#include "app/http/statuscode.h"
#include "app/redirect/followrefresh.h"
#include "app/redirect/location.h"
#include "app/redirect/nextrequest.h"
#include "app/url/site.h"

#include <QCoreApplication>

namespace thence::redirect {

namespace {

using http::Request;
using http::Response;
using trace::Decision;
using trace::Follow;
using trace::Stop;
using Reason = Stop::Reason;

QString tr(const char* text) {
    return QCoreApplication::translate("Decide", text);
}

Carrying carried(const Request& request) {
    if (!request.content)
        return Carrying::Anything;
    return request.content->replayable ? Carrying::Content : Carrying::Stream;
}

Stop notFollowed(const Response& response) {
    return {.reason = Reason::NotFollowed,
            .detail =
                http::isRedirect(response.status)
                    ? tr("This client does not follow a %1 for this method.").arg(response.status)
                    : tr("To this client a %1 is no redirect.").arg(response.status)};
}

/// Schemes that the client does not follow, or follows with a protocol that is not HTTP.
std::optional<Stop> refusedScheme(const Rules& rules, const url::Url& target) {
    const QByteArray scheme = target.scheme().toByteArray();
    if (rules.schemes.contains(scheme) && target.isHttp())
        return std::nullopt;
    const bool foreign = rules.foreignSchemes.contains(scheme);
    return Stop{.reason = Reason::UnsupportedScheme,
                .detail = foreign ? tr("This client goes on, but not with HTTP.") : QString(),
                .target = target.href()};
}

/// Whether the client goes from https to http at `to`, with content or without.
bool allowsDowngrade(const Rules& rules, const url::Url& to, bool withContent) {
    using Downgrade = Rules::Downgrade;
    switch (rules.downgrade) {
    case Downgrade::Follow:
        return true;
    case Downgrade::Refuse:
        return false;
    case Downgrade::RefuseUnlessLoopback:
        return url::isLoopback(to.host());
    case Downgrade::RefuseContentUnlessLoopback:
        return !withContent || url::isLoopback(to.host());
    }
    Q_UNREACHABLE();
}

std::optional<Stop> refusedChange(const Rules& rules, const url::Url& from, const url::Url& to,
                                  bool withContent) {
    if (from.scheme() == to.scheme())
        return std::nullopt;
    if (!rules.schemeMayChange)
        return Stop{.reason = Reason::NotFollowed,
                    .detail = tr("This client does not follow from one scheme to another."),
                    .target = to.href()};
    if (from.scheme() != "https" || allowsDowngrade(rules, to, withContent))
        return std::nullopt;
    return Stop{.reason = Reason::DowngradeRefused, .target = to.href()};
}

std::optional<Stop> pastLimit(qint64 limit, const Progress& progress) {
    if (limit < 0 || progress.redirects < limit)
        return std::nullopt;
    return Stop{.reason = Reason::TooManyRedirects, .detail = tr("It is %1.").arg(limit)};
}

Decision decideByLocation(const Rules& rules, qint64 limit, const Request& request,
                          const Response& response, const Progress& progress) {
    if (response.status < 300 || response.status > 399)
        return Stop{.reason = Reason::NotARedirect};
    const char letter = rules.methods.letter(request.method, carried(request), response.status);
    if (letter == '-' || letter == 'x')
        return response.fields.contains("Location") ? notFollowed(response)
                                                    : Stop{.reason = Reason::NotARedirect};
    const auto target = readLocation(rules.location, response.fields, request.target);
    if (!target)
        return target.error();
    if (const auto stop = refusedScheme(rules, target->url))
        return *stop;
    const bool withContent = request.content && (letter == 'S' || letter == 'B');
    if (const auto stop = refusedChange(rules, request.target, target->url, withContent))
        return *stop;
    if (!rules.location.followsItself &&
        target->url.withoutFragment() == request.target.withoutFragment())
        return Stop{.reason = Reason::NotFollowed, .detail = tr("It leads to the same URL.")};
    if (const auto stop = pastLimit(limit, progress))
        return *stop;
    if (letter == '!')
        return Stop{.reason = Reason::ContentNotReplayable, .target = target->url.href()};
    return nextRequest(rules, {request, response, *target, letter, progress});
}

} // namespace

Decision decide(const Agent& agent, const Request& request, const Response& response,
                const Progress& progress) {
    const Rules& rules = agent.rules(request);
    const qint64 limit = agent.maxRedirects >= 0 ? agent.maxRedirects : rules.limit;
    Decision decision = decideByLocation(rules, limit, request, response, progress);
    const Stop* const stop = std::get_if<Stop>(&decision);
    const bool leadsNowhere =
        stop && (stop->reason == Reason::NotARedirect || stop->reason == Reason::NoLocation);
    if (!rules.refresh || !leadsNowhere)
        return decision;
    const auto refresh = followRefresh(rules, request, response, progress);
    if (!refresh)
        return decision;
    if (const auto past = pastLimit(limit, progress))
        return *past;
    return *refresh;
}

} // namespace thence::redirect
