#include "app/findings/topics/groups.h"

#include "app/http/syntax.h"

#include <QCoreApplication>

#include <algorithm>

namespace thence::findings {

namespace {

constexpr Rule table[] = {
    {"canonical-self", Topic::Search, Severity::Good,
     QT_TRANSLATE_NOOP("Rule", "Canonical is this page"),
     QT_TRANSLATE_NOOP("Rule", "The page names its own URL as canonical, as the redirects do."),
     "Google Search Central, Canonicalization"},
    {"canonical-back", Topic::Search, Severity::Error,
     QT_TRANSLATE_NOOP("Rule", "Canonical points back"),
     QT_TRANSLATE_NOOP("Rule", "The page names %1 as canonical, and that URL (hop %2) redirects to "
                               "this page. Search engines get told two opposite things."),
     "Google Search Central, Canonicalization"},
    {"canonical-elsewhere", Topic::Search, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "Canonical is another page"),
     QT_TRANSLATE_NOOP("Rule",
                       "The redirects lead here, and the page names %1 as canonical. Redirect "
                       "there at once, or let the page name itself."),
     "Google Search Central, Canonicalization"},
    {"canonical-several", Topic::Search, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "Canonicals disagree"),
     QT_TRANSLATE_NOOP("Rule", "%1 different canonical URLs are named, in the page or in Link "
                               "fields. Google may ignore them all."),
     "Google Search Central, Canonicalization"},
    {"noindex-page", Topic::Search, Severity::Warning, QT_TRANSLATE_NOOP("Rule", "noindex"),
     QT_TRANSLATE_NOOP("Rule", "The page says \"%1\" in a robots element: it will not be indexed, "
                               "whatever the redirects say."),
     "Google Search Central, Robots meta tag"},
    {"noindex-field", Topic::Search, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "noindex in a field"),
     QT_TRANSLATE_NOOP("Rule", "X-Robots-Tag says \"%1\": what comes here is not indexed."),
     "Google Search Central, Robots meta tag"},
    {"script-redirect", Topic::Search, Severity::Note,
     QT_TRANSLATE_NOOP("Rule", "Redirect by script"),
     QT_TRANSLATE_NOOP("Rule",
                       "A script in the page seems to go to %1. It was found by its look and "
                       "not followed; only clients that run scripts follow it."),
     "Google Search Central, Redirects and Google Search"},
    {"hreflang-redirected", Topic::Search, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "hreflang points to a redirect"),
     QT_TRANSLATE_NOOP("Rule",
                       "An hreflang link points to %1, which redirects (hop %2). Such links "
                       "have to name the final URLs."),
     "Google Search Central, Localized versions of your pages"},
    {"hreflang-untouched", Topic::Search, Severity::Good,
     QT_TRANSLATE_NOOP("Rule", "hreflang untouched"),
     QT_TRANSLATE_NOOP("Rule",
                       "None of the %1 hreflang links points to a URL that redirects in this "
                       "chain."),
     "Google Search Central, Localized versions of your pages"},
};

/// The targets of rel=canonical in Link fields (RFC 8288 §3).
QList<QByteArray> linkedCanonicals(const Step& step) {
    QList<QByteArray> targets;
    for (const QByteArrayView value : step.response->fields.all("Link"))
        for (const QByteArrayView link : http::splitList(value)) {
            const qsizetype open = link.indexOf('<'), close = link.indexOf('>');
            const QByteArray parameters =
                close < 0 ? QByteArray() : link.sliced(close + 1).toByteArray().toLower();
            if (open == 0 && close > 0 &&
                (parameters.contains("rel=canonical") || parameters.contains("rel=\"canonical\"")))
                targets.append(link.sliced(1, close - 1).toByteArray());
        }
    return targets;
}

void checkCanonical(const ExaminedTrace& examined, Notes& notes) {
    const Step& last = examined.last();
    QList<url::Url> canonicals;
    const auto add = [&](const HtmlPage& page, const QList<QByteArray>& references) {
        for (const QByteArray& reference : references)
            if (const auto url = page.resolve(reference, last.url());
                url && !canonicals.contains(*url))
                canonicals.append(*url);
    };
    const Subject subject =
        linkedCanonicals(last).isEmpty() ? part(Subject::Part::Content) : field("Link");
    add(HtmlPage(), linkedCanonicals(last));
    if (examined.page)
        add(*examined.page, examined.page->canonicals);
    if (canonicals.size() > 1)
        notes.add(named(table, "canonical-several"), last.index, subject,
                  {QString::number(canonicals.size())});
    if (canonicals.isEmpty())
        return;
    const url::Url& canonical = canonicals.first();
    const int place = examined.indexOf(canonical);
    if (canonical.withoutFragment() == last.url().withoutFragment())
        notes.add(named(table, "canonical-self"), last.index, subject);
    else if (place >= 0)
        notes.add(named(table, "canonical-back"), last.index, subject,
                  {shownUrl(canonical), QString::number(place + 1)});
    else
        notes.add(named(table, "canonical-elsewhere"), last.index, subject, {shownUrl(canonical)});
}

void checkRobots(const ExaminedTrace& examined, Notes& notes) {
    const Step& last = examined.last();
    if (const QByteArray tag = last.response->fields.joined("X-Robots-Tag"); forbidsIndexing(tag))
        notes.add(named(table, "noindex-field"), last.index, field("X-Robots-Tag"), {shown(tag)});
    if (!examined.page)
        return;
    for (const QByteArray& content : examined.page->robots)
        if (forbidsIndexing(content)) {
            notes.add(named(table, "noindex-page"), last.index, part(Subject::Part::Content),
                      {shown(content)});
            return;
        }
}

void checkLanguages(const ExaminedTrace& examined, Notes& notes) {
    const Step& last = examined.last();
    for (const QByteArray& alternate : examined.page->alternates) {
        const auto url = examined.page->resolve(alternate, last.url());
        const int place = url ? examined.indexOf(*url) : -1;
        if (place >= 0 && examined.steps[size_t(place)].next) {
            notes.add(named(table, "hreflang-redirected"), last.index, part(Subject::Part::Content),
                      {shownUrl(*url), QString::number(place + 1)});
            return;
        }
    }
    if (!examined.page->alternates.isEmpty())
        notes.add(named(table, "hreflang-untouched"), last.index, part(Subject::Part::Content),
                  {QString::number(examined.page->alternates.size())});
}

void examinePage(const ExaminedTrace& examined, Notes& notes) {
    if (!examined.last().response)
        return;
    checkCanonical(examined, notes);
    checkRobots(examined, notes);
    if (!examined.page)
        return;
    checkLanguages(examined, notes);
    if (examined.page->scriptGoes)
        notes.add(named(table, "script-redirect"), examined.last().index,
                  part(Subject::Part::Content), {shownReference(*examined.page->scriptGoes)});
}

} // namespace

const RuleGroup pageRules{table, examinePage};

} // namespace thence::findings
