#include "app/advisor/differences.h"

#include "app/advisor/evidencerules.h"
#include "app/findings/caching/caching.h"
#include "app/findings/caching/observe.h"
#include "app/findings/wording.h"
#include "app/http/cachecontrol.h"
#include "app/http/statuscode.h"
#include "app/redirect/comparison.h"
#include "app/trace/units.h"
#include "app/url/site.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace thence::advisor {

namespace {

namespace caching = findings::caching;
using caching::Observed;

QString text(QByteArrayView bytes) {
    return QString::fromUtf8(bytes);
}

/// The real and the imagined first step, side by side.
struct Steps {
    http::Request asked;
    http::Response said, saidInstead;
    QDateTime receivedAt;
    const http::Request* next = nullptr;        ///< null: it ended there
    const http::Request* nextInstead = nullptr; ///< null: it would end there
};

qsizetype contentSize(const http::Request* request) {
    return request && request->content ? request->content->bytes.size() : 0;
}

void compareMethod(const Steps& s, QList<Difference>& found) {
    if (!s.next || !s.nextInstead || s.next->method == s.nextInstead->method)
        return;
    found.append({Topic::Method, s.nextInstead->method == s.asked.method,
                  fill(QT_TRANSLATE_NOOP("Advice", "The next request is %1, not %2."),
                       {text(s.nextInstead->method), text(s.next->method)})});
}

QString bytesText(qsizetype size) {
    return trace::countText(size, trace::Counted::Byte);
}

void compareContent(const Steps& s, QList<Difference>& found) {
    const qsizetype was = contentSize(s.next), would = contentSize(s.nextInstead);
    if (was == would || !s.nextInstead)
        return;
    const QString host = text(s.nextInstead->target.authority());
    if (would > was)
        found.append(
            {Topic::Content, true,
             fill(QT_TRANSLATE_NOOP("Advice", "The content (%1) reaches %2; it was dropped."),
                  {bytesText(would), host})});
    else
        found.append(
            {Topic::Content, false,
             fill(QT_TRANSLATE_NOOP("Advice", "The content (%1) is dropped; it reached %2."),
                  {bytesText(was), text(s.next->target.authority())})});
    if (would > was && !isSameOrigin(s.asked.target, s.nextInstead->target))
        found.append({Topic::Content, false,
                      fill(QT_TRANSLATE_NOOP("Advice", "The content crosses from %1 to %2."),
                           {text(s.asked.target.origin()), text(s.nextInstead->target.origin())})});
}

void compareUrl(const Steps& s, QList<Difference>& found) {
    if (!s.next || !s.nextInstead || s.next->target == s.nextInstead->target)
        return;
    found.append({Topic::Url, false,
                  fill(QT_TRANSLATE_NOOP("Advice", "It goes to %1, not to %2."),
                       {text(s.nextInstead->target.href()), text(s.next->target.href())})});
}

void compareCredentials(const Steps& s, QList<Difference>& found) {
    if (!s.next || !s.nextInstead)
        return;
    for (const char* name : {"Authorization", "Cookie", "Proxy-Authorization"}) {
        const bool was = s.next->fields.contains(name),
                   would = s.nextInstead->fields.contains(name);
        if (was == would)
            continue;
        const QStringList arguments = {text(name), text(s.nextInstead->target.origin())};
        found.append({Topic::Credential, !would,
                      would
                          ? fill(QT_TRANSLATE_NOOP("Advice", "%1 is sent to %2."), arguments)
                          : fill(QT_TRANSLATE_NOOP("Advice", "%1 is not sent to %2."), arguments)});
    }
}

/// What Chrome keeps of a redirect, in a few words.
QString storing(const Observed& observed) {
    const caching::Judgement judgement =
        judge(caching::Cache::Browser, observed, 0, observed.request);
    if (!judgement.storable)
        return http::CacheControl(observed.response.fields).has("no-store")
                   ? fill(QT_TRANSLATE_NOOP("Advice", "not stored (no-store)"), {})
                   : fill(QT_TRANSLATE_NOOP("Advice", "not stored"), {});
    if (judgement.reuse != caching::Reuse::Fresh)
        return fill(QT_TRANSLATE_NOOP("Advice", "confirmed before each use"), {});
    return judgement.lifetime.seconds
               ? fill(QT_TRANSLATE_NOOP("Advice", "fresh for %1"),
                      {findings::secondsText(*judgement.lifetime.seconds)})
               : fill(QT_TRANSLATE_NOOP("Advice", "kept by Chromium without end"), {});
}

void compareCaching(const Steps& s, QList<Difference>& found) {
    const QString was = storing({s.asked, s.said, s.receivedAt});
    const QString would = storing({s.asked, s.saidInstead, s.receivedAt});
    if (was != would)
        found.append({Topic::Caching, false,
                      fill(QT_TRANSLATE_NOOP("Advice", "The redirect itself: %1, where it was %2."),
                           {would, was})});
}

void compareSearch(const Steps& s, QList<Difference>& found) {
    const bool was = http::isPermanentRedirect(s.said.status);
    const bool would = http::isPermanentRedirect(s.saidInstead.status);
    if (was == would || !http::isRedirect(s.saidInstead.status))
        return;
    found.append({Topic::Search, false,
                  would ? fill(QT_TRANSLATE_NOOP("Advice", "A strong sign for search engines that "
                                                           "the target is the page to show."),
                               {})
                        : fill(QT_TRANSLATE_NOOP("Advice", "A weak sign for search engines: the "
                                                           "old URL may stay."),
                               {})});
}

void compareEnds(const trace::Trace& trace, const WhatIf& ghost, QList<Difference>& found) {
    const GhostHop& last = ghost.hops.constLast();
    if (!last.response) {
        found.append({Topic::End, false,
                      fill(QT_TRANSLATE_NOOP("Advice", "Nobody has sent %1 %2 here, so what comes "
                                                       "after is not known."),
                           {text(last.request.method), text(last.request.target.href())})});
        return;
    }
    const bool redirectEnds = ghost.end && ghost.end->reason != trace::Stop::Reason::NotARedirect;
    const bool samePlace = last.recorded == int(trace.hops.size()) - 1;
    if (redirectEnds)
        found.append({Topic::End, false, trace::describe(*ghost.end)});
    else if (!samePlace || ghost.hops.size() == 1)
        found.append(
            {Topic::End, false,
             fill(QT_TRANSLATE_NOOP("Advice", "It ends with %1 at %2."),
                  {QString::number(last.response->status), text(last.request.target.href())})});
    else
        found.append({Topic::End, false,
                      fill(QT_TRANSLATE_NOOP("Advice", "It ends as before, with %1."),
                           {QString::number(last.response->status)})});
}

} // namespace

QList<Difference> differences(const trace::Trace& trace, const WhatIf& ghost) {
    const trace::Hop& hop = trace.hops[ghost.from];
    // What the client does by itself is compared, also where a person or a setting stepped in.
    const trace::Follow* step = hop.follow();
    const bool steppedIn = step ? step->edited || !step->client.isEmpty() : !trace.terms.follow;
    const auto own = steppedIn ? redirect::followedDecision(trace, int(ghost.from)) : std::nullopt;
    if (own)
        step = std::get_if<trace::Follow>(&*own);
    const Steps steps{
        ghost.hops.first().request,   *hop.exchange.response,
        *ghost.hops.first().response, caching::observe(hop.exchange).receivedAt,
        step ? &step->next : nullptr, ghost.hops.size() > 1 ? &ghost.hops[1].request : nullptr};
    QList<Difference> found;
    compareMethod(steps, found);
    compareContent(steps, found);
    compareUrl(steps, found);
    compareCredentials(steps, found);
    compareCaching(steps, found);
    compareSearch(steps, found);
    compareEnds(trace, ghost, found);
    return found;
}

} // namespace thence::advisor
