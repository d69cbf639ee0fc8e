#include "app/findings/topics/groups.h"

#include "app/findings/searchsummary.h"
#include "app/trace/units.h"
#include "app/url/site.h"

#include <QCoreApplication>

namespace thence::findings {

namespace {

using trace::Counted;
using trace::countText;

constexpr Rule table[] = {
    {"strong-signal", Topic::Search, Severity::Good,
     QT_TRANSLATE_NOOP("Rule", "Search engines move on"),
     QT_TRANSLATE_NOOP("Rule", "%1 is permanent: Google takes the target as a strong sign of where "
                               "the page lives, and shows it instead of this URL."),
     "Google Search Central, Redirects and Google Search"},
    {"weak-signal", Topic::Search, Severity::Note,
     QT_TRANSLATE_NOOP("Rule", "Search engines keep this URL"),
     QT_TRANSLATE_NOOP("Rule",
                       "%1 is temporary: a weak sign for Google, which tends to keep showing "
                       "this URL. If the move is meant to last, answer 301 or 308."),
     "Google Search Central, Redirects and Google Search"},
    {"mixed-permanence", Topic::Search, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "Permanent and temporary mixed"),
     QT_TRANSLATE_NOOP("Rule", "The chain mixes permanent redirects (%1) with temporary ones (%2). "
                               "The temporary one at hop %3 weakens what the others say."),
     "Google Search Central, Redirects and Google Search"},
    {"too-many-for-google", Topic::Search, Severity::Error,
     QT_TRANSLATE_NOOP("Rule", "Googlebot gives up"),
     QT_TRANSLATE_NOOP("Rule",
                       "The chain has %1 redirects; Googlebot follows 10 and then reports a "
                       "redirect error."),
     "Google Search Central, HTTP status codes"},
    {"robots-too-far", Topic::Search, Severity::Error,
     QT_TRANSLATE_NOOP("Rule", "robots.txt is too far away"),
     QT_TRANSLATE_NOOP("Rule", "robots.txt is reached after %1 redirects. Crawlers need to follow "
                               "only five and may take it as missing beyond that."),
     "RFC 9309 §2.3.1.2"},
    {"several-redirects", Topic::Search, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "More than one redirect"),
     QT_TRANSLATE_NOOP("Rule", "%1 redirects stand before the page. Lighthouse fails a page at two "
                               "or more, for the time they cost."),
     "Lighthouse, Avoid multiple page redirects"},
    {"one-redirect", Topic::Search, Severity::Good,
     QT_TRANSLATE_NOOP("Rule", "One permanent redirect"),
     QT_TRANSLATE_NOOP("Rule", "One permanent redirect leads to the page. That is as short as a "
                               "moved page can be."),
     "Google Search Central, Redirects and Google Search"},
    {"steps-could-be-one", Topic::Search, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "These steps could be one"),
     QT_TRANSLATE_NOOP("Rule", "The URL is tidied up in %1 steps (%2). Send %3 to %4 at once."),
     "Google Search Central, Site moves with URL changes"},
    {"chain-could-be-one", Topic::Search, Severity::Note,
     QT_TRANSLATE_NOOP("Rule", "The chain could be one hop"),
     QT_TRANSLATE_NOOP("Rule",
                       "Every redirect here is permanent: send %1 to %2 at once and save %3."),
     "Google Search Central, Site moves with URL changes"},
    {"https-by-temporary", Topic::Search, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "https by a temporary redirect"),
     QT_TRANSLATE_NOOP("Rule", "%1 leads from http to https as if it were for a while. Moving to "
                               "https lasts: answer 301 or 308."),
     "Google Search Central, Site moves with URL changes"},
    {"path-lost", Topic::Search, Severity::Warning, QT_TRANSLATE_NOOP("Rule", "Path lost"),
     QT_TRANSLATE_NOOP("Rule", "%1 leads to the top page of %2. Search engines may take that for a "
                               "page that is gone (a soft 404)."),
     "Google Search Central, HTTP status codes"},
    {"query-lost", Topic::Search, Severity::Note, QT_TRANSLATE_NOOP("Rule", "Query lost"),
     QT_TRANSLATE_NOOP("Rule",
                       "The query (%1) is not part of the target. If it chose what to show, "
                       "the target shows something else."),
     "RFC 9110 §10.2.2"},
    {"leads-to-error", Topic::Search, Severity::Error,
     QT_TRANSLATE_NOOP("Rule", "Leads to an error"),
     QT_TRANSLATE_NOOP("Rule", "After %1 the answer is %2. If that lasts, search engines drop "
                               "both URLs."),
     "Google Search Central, HTTP status codes"},
    {"instant-refresh", Topic::Search, Severity::Note, QT_TRANSLATE_NOOP("Rule", "Instant refresh"),
     QT_TRANSLATE_NOOP("Rule",
                       "A refresh without delay counts as permanent for Google and as "
                       "temporary for Yandex, and only browsers follow it. A 301 says it to "
                       "everybody."),
     "Google Search Central, Redirects and Google Search"},
    {"delayed-refresh", Topic::Search, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "Delayed refresh"),
     QT_TRANSLATE_NOOP("Rule", "The refresh waits %1 s. Google takes it as temporary, and readers "
                               "may not wait."),
     "Google Search Central, Redirects and Google Search"},
};

void checkSignal(const Step& step, Notes& notes) {
    // Crawlers ask with GET.
    if (!step.redirects() || step.request->method != "GET")
        return;
    const Subject status = part(Subject::Part::Status);
    notes.add(http::isPermanentRedirect(step.status()) ? named(table, "strong-signal")
                                                       : named(table, "weak-signal"),
              step.index, status, {QString::number(step.status())});
    if (!step.isHttps() && step.target->scheme() == "https" &&
        step.target->host() == step.url().host() && !http::isPermanentRedirect(step.status()))
        notes.add(named(table, "https-by-temporary"), step.index, status,
                  {QString::number(step.status())});
}

bool isTop(const url::Url& url) {
    return url.path().isEmpty() || url.path() == "/";
}

/// "size, colour": what the query speaks of; its values may be secret.
QString parameterNames(const url::Url& url) {
    QStringList names;
    for (const QByteArray& pair : url.query().toByteArray().split('&'))
        if (const qsizetype equals = pair.indexOf('='); equals > 0)
            names.append(shown(pair.first(equals)));
    return names.isEmpty() ? QStringLiteral("?…") : names.join(QStringLiteral(", "));
}

void checkTarget(const Step& step, Notes& notes) {
    if (!step.redirects() || step.request->method != "GET")
        return;
    if (!isTop(step.url()) && isTop(*step.target) && !step.target->hasQuery())
        notes.add(named(table, "path-lost"), step.index, field("Location"),
                  {shown(step.url().path()), shown(step.target->host())});
    else if (!step.url().query().isEmpty() && step.target->query().isEmpty() &&
             step.target->path() == step.url().path())
        notes.add(named(table, "query-lost"), step.index, field("Location"),
                  {parameterNames(step.url())});
}

void checkRefresh(const Step& step, Notes& notes) {
    const trace::Follow* follow = step.hop->follow();
    if (!follow ||
        (follow->how != trace::Arrival::MetaRefresh && follow->how != trace::Arrival::RefreshField))
        return;
    const Subject subject = follow->how == trace::Arrival::MetaRefresh
                                ? part(Subject::Part::Content)
                                : field("Refresh");
    if (follow->delay.count() == 0)
        notes.add(named(table, "instant-refresh"), step.index, subject);
    else
        notes.add(named(table, "delayed-refresh"), step.index, subject,
                  {QString::number(follow->delay.count() / 1000)});
}

void checkMixture(const ExaminedTrace& examined, Notes& notes) {
    int permanent = 0;
    int temporary = 0;
    int firstTemporary = -1;
    for (const Step& step : examined.steps) {
        if (!step.redirects())
            continue;
        ++(http::isPermanentRedirect(step.status()) ? permanent : temporary);
        if (!http::isPermanentRedirect(step.status()) && firstTemporary < 0)
            firstTemporary = step.index;
    }
    if (permanent > 0 && temporary > 0)
        notes.add(named(table, "mixed-permanence"), -1, part(Subject::Part::Status),
                  {QString::number(permanent), QString::number(temporary),
                   QString::number(firstTemporary + 1)});
}

void checkLength(const ExaminedTrace& examined, const SearchSummary& summary, Notes& notes) {
    const int redirects = examined.redirects();
    const QStringList count{QString::number(redirects)};
    if (redirects > 10)
        notes.add(named(table, "too-many-for-google"), -1, {}, count);
    if (examined.first().url().path() == "/robots.txt" && redirects > 5)
        notes.add(named(table, "robots-too-far"), -1, {}, count);
    if (redirects >= 2)
        notes.add(named(table, "several-redirects"), -1, {}, count);
    if (redirects == 1 && examined.isComplete() && examined.last().status() == 200 &&
        http::isPermanentRedirect(examined.first().status()))
        notes.add(named(table, "one-redirect"), -1, {});
    if (!summary.proposal)
        return;
    const QString from = shownUrl(summary.proposal->from);
    const QString to = shownUrl(summary.proposal->to);
    if (summary.proposal->tidying.size() >= 2)
        notes.add(named(table, "steps-could-be-one"), -1, {},
                  {QString::number(redirects), summary.proposal->tidying.join(QStringLiteral(", ")),
                   from, to});
    else
        notes.add(named(table, "chain-could-be-one"), -1, {},
                  {from, to, countText(redirects - 1, Counted::Hop)});
}

void examineSearch(const ExaminedTrace& examined, Notes& notes) {
    for (const Step& step : examined.steps) {
        checkSignal(step, notes);
        checkTarget(step, notes);
        checkRefresh(step, notes);
    }
    checkMixture(examined, notes);
    checkLength(examined, searchSummary(examined), notes);
    const int status = examined.last().status();
    if (examined.redirects() > 0 && status >= 400)
        notes.add(named(table, "leads-to-error"), examined.last().index,
                  part(Subject::Part::Status),
                  {countText(examined.redirects(), Counted::Redirect), QString::number(status)});
}

} // namespace

const RuleGroup searchRules{table, examineSearch};

} // namespace thence::findings
