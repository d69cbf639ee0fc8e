#include "ui/inspector/cache/cachelines.h"

#include "app/findings/caching/caching.h"
#include "app/findings/caching/observe.h"
#include "app/findings/wording.h"
#include "ui/inspector/findinglines.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace thence::ui {

namespace {

using findings::secondsText;
using findings::caching::Cache;
using findings::caching::Judgement;
using findings::caching::Lifetime;
using findings::caching::Reason;
using findings::caching::Reuse;

constexpr const char* decidingFields[] = {"Cache-Control", "CDN-Cache-Control", "Expires", "Age",
                                          "Date",          "Last-Modified",     "ETag",    "Vary",
                                          "Pragma"};

struct CachePanelText {
    Q_DECLARE_TR_FUNCTIONS(CachePanel)
};

QString tr(const char* text) {
    return CachePanelText::tr(text);
}

QString headline(const Judgement& browser, int status) {
    const Lifetime& lifetime = browser.lifetime;
    if (!browser.storable)
        return tr("Browsers do not keep this %1").arg(status);
    if (!lifetime.seconds)
        return tr("The browser keeps this %1 without end").arg(status);
    if (browser.reuse == Reuse::Fresh)
        return tr("The browser keeps this %1 for %2")
            .arg(status)
            .arg(secondsText(*lifetime.seconds));
    if (browser.reuse == Reuse::StaleRevalidate)
        return tr("The browser keeps this %1 and asks before it uses it").arg(status);
    return tr("The browser has no use for a stored %1").arg(status);
}

QString lifetimeText(const Lifetime& lifetime) {
    if (!lifetime.seconds)
        return tr("without end");
    switch (lifetime.source) {
    case Lifetime::Source::None:
        return tr("not at all: nothing says how long");
    case Lifetime::Source::Heuristic:
        return tr("%1, by guesswork").arg(secondsText(*lifetime.seconds));
    case Lifetime::Source::Expires:
        return tr("%1, from Expires").arg(secondsText(*lifetime.seconds));
    case Lifetime::Source::MaxAge:
    case Lifetime::Source::SMaxage:
    case Lifetime::Source::BrowserPermanent:
        break;
    }
    return tr("%1, from %2")
        .arg(secondsText(*lifetime.seconds),
             QString::fromLatin1(findings::caching::word(lifetime.source)));
}

QString secondVisitText(const Judgement& judgement) {
    const Lifetime& lifetime = judgement.lifetime;
    if (judgement.reuse == Reuse::StaleRevalidate)
        return tr("has to be confirmed by the server first");
    if (judgement.reuse == Reuse::No)
        return tr("goes out as if nothing were stored");
    return lifetime.seconds
               ? tr("answered without asking, for %1 more")
                     .arg(secondsText(std::max<qint64>(*lifetime.seconds - judgement.age, 0)))
               : tr("answered without asking, always");
}

bool sayTheSame(const Judgement& a, const Judgement& b) {
    return a.storable == b.storable && a.reuse == b.reuse &&
           a.lifetime.seconds == b.lifetime.seconds && a.lifetime.source == b.lifetime.source;
}

void addJudgement(SheetLines& lines, const Judgement& judgement) {
    lines.pair(tr("Stored"), judgement.storable ? tr("yes") : tr("no"));
    if (judgement.storable) {
        lines.pair(tr("Fresh"), lifetimeText(judgement.lifetime));
        lines.pair(tr("Age"), secondsText(judgement.age));
        lines.pair(tr("Second visit"), secondVisitText(judgement));
    }
    QString key = tr("Why");
    for (const Reason& reason : judgement.why)
        lines.pair(std::exchange(key, QString()), reason.text, Ink::Text, reason.reference);
}

} // namespace

SheetLines cacheLines(const trace::Trace& trace, int index,
                      const QList<findings::Finding>& findings) {
    SheetLines lines;
    const trace::Exchange& exchange = trace.hops[index].exchange;
    if (!exchange.response) {
        lines.heading(tr("Nothing to keep"));
        lines.text(tr("There is no response, so no cache has anything to store."), Ink::Dim);
        return lines;
    }
    const auto judged = [observed = findings::caching::observe(exchange)](Cache cache) {
        return findings::caching::judge(cache, observed, 0, observed.request);
    };
    const Judgement browser = judged(Cache::Browser);
    lines.heading(headline(browser, exchange.response->status));
    if (!addEvidence(lines, exchange.response->fields, decidingFields))
        lines.text(tr("No field of the response speaks of caching."), Ink::Dim);
    addFindings(lines, findings, findings::Topic::Caching, index);
    lines.heading(tr("A browser (Chrome)"));
    addJudgement(lines, browser);
    const struct {
        Cache cache;
        QString title;
    } others[] = {{Cache::Private, tr("Any private cache")},
                  {Cache::Shared, tr("A shared cache: proxy, CDN")}};
    for (const auto& [cache, title] : others) {
        lines.heading(title);
        const Judgement judgement = judged(cache);
        if (sayTheSame(judgement, browser))
            lines.text(tr("The same as the browser."), Ink::Dim);
        else
            addJudgement(lines, judgement);
    }
    return lines;
}

} // namespace thence::ui
