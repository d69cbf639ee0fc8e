#include "app/advisor/nowhere.h"

#include "app/http/syntax.h"

#include <QCoreApplication>

#include <algorithm>

namespace thence::advisor {

namespace {

/// The hop led on, and by something else than its Location.
bool isRefreshed(const AdvisedHop& s) {
    const trace::Follow* const follow = s.trace.hops[s.index].follow();
    return follow && (follow->how == trace::Arrival::RefreshField ||
                      follow->how == trace::Arrival::MetaRefresh);
}

/// The same request would come again, and nothing has shown that it is answered otherwise then.
bool isCircle(const AdvisedHop& s) {
    return s.isSafe() && !s.next && !s.response.fields.contains("Set-Cookie") &&
           s.target.withoutFragment() == s.request.target.withoutFragment();
}

/// RFC 3986 allows an empty reference, and still clients do not agree on what to do with it.
QString emptyLocation(const AdvisedHop& s) {
    const Tally clients = tally(s, s.said());
    const QStringList following = clients.changed + clients.kept;
    const QString meaning =
        fill(QT_TRANSLATE_NOOP("Advice", "The Location is empty, which stands for the URL that was "
                                         "asked for (RFC 3986 §4.4)."),
             {});
    const QString count = fill(
        QT_TRANSLATE_NOOP("Advice", "Of %1 clients %2 follow it (%3); the others stop."),
        {QString::number(clients.total()), QString::number(following.size()), someOf(following)});
    return following.isEmpty() ? meaning : meaning + u' ' + count;
}

QString problem(const AdvisedHop& s) {
    const QList<QByteArrayView> locations = s.response.fields.all("Location");
    if (locations.isEmpty())
        return fill(QT_TRANSLATE_NOOP("Advice", "There is no Location, so browsers show the "
                                                "content and go nowhere (RFC 9110 §10.2.2)."),
                    {});
    if (std::ranges::all_of(locations, [](auto value) { return http::trimmed(value).isEmpty(); }))
        return emptyLocation(s);
    if (s.target.isEmpty())
        return fill(QT_TRANSLATE_NOOP("Advice", "The Location cannot be read as a URL. Browsers "
                                                "show an error instead of following it (Fetch, "
                                                "HTTP-redirect fetch)."),
                    {});
    if (!s.target.isHttp())
        return fill(QT_TRANSLATE_NOOP("Advice", "The Location leads to %1:, and browsers refuse to "
                                                "follow a redirect there (Fetch, HTTP-redirect "
                                                "fetch)."),
                    {QString::fromUtf8(s.target.scheme())});
    return {};
}

} // namespace

QString whyNowhere(const AdvisedHop& hop) {
    if (isRefreshed(hop))
        return {};
    if (const QString found = problem(hop); !found.isEmpty())
        return found + u' ' +
               fill(QT_TRANSLATE_NOOP("Advice", "Answer with an http or https URL."), {});
    if (isCircle(hop))
        return fill(QT_TRANSLATE_NOOP("Advice", "The Location is the URL that was asked for, so "
                                                "the same request comes again for ever (RFC 9110 "
                                                "§15.4). Answer with another URL."),
                    {});
    return {};
}

} // namespace thence::advisor
