#include "ui/models/verdictchips.h"

#include "app/findings/caching/caching.h"
#include "app/findings/caching/observe.h"
#include "app/findings/wording.h"
#include "app/http/statuscode.h"
#include "ui/models/findingwords.h"

#include <QCoreApplication>

#include <algorithm>

namespace thence::ui {

namespace {

using findings::Finding;
using findings::Severity;
using findings::Topic;
namespace caching = findings::caching;

QString tr(const char* text) {
    return QCoreApplication::translate("VerdictChips", text);
}

/// Where a card has better words than the rule's summary. Rules that are no warnings are on a card
/// only if they stand here.
struct Wording {
    const char* rule;
    const char* text;
};
constexpr Wording wordings[] = {
    {"permanent-for-ever", QT_TRANSLATE_NOOP("VerdictChips", "Browser keeps it: no expiry")},
    {"authorization-crossed-origin",
     QT_TRANSLATE_NOOP("VerdictChips", "Authorization leaves the origin")},
    {"strong-signal", QT_TRANSLATE_NOOP("VerdictChips", "Search: strong signal")},
    {"weak-signal", QT_TRANSLATE_NOOP("VerdictChips", "Search: weak signal")},
    {"canonical-self", QT_TRANSLATE_NOOP("VerdictChips", "canonical → itself")},
};

const Wording* wordingOf(const findings::Rule& rule) {
    const auto* const found =
        std::find_if(std::begin(wordings), std::end(wordings),
                     [&](const Wording& one) { return qstrcmp(one.rule, rule.id) == 0; });
    return found == std::end(wordings) ? nullptr : found;
}

Chip chipOf(const Finding& finding) {
    const findings::Rule& rule = *finding.rule;
    const Wording* const wording = wordingOf(rule);
    const Tone tone =
        qstrcmp(rule.id, "weak-signal") == 0 ? Tone::Temporary : toneOf(rule.severity);
    return {.text = wording ? tr(wording->text) : findings::summary(rule),
            .tone = tone,
            .panel = panelOf(rule.topic),
            .sentence = finding.text};
}

/// The chips of one topic: its gravest warnings, each rule once, `most` of them.
QList<Chip> warnings(const QList<Finding>& here, Topic topic, qsizetype max) {
    QList<const findings::Rule*> rules;
    QList<Chip> chips;
    for (const Severity severity : {Severity::Error, Severity::Warning})
        for (const Finding& finding : here)
            if (finding.rule->topic == topic && finding.rule->severity == severity &&
                !rules.contains(finding.rule)) {
                rules.append(finding.rule);
                chips.append(chipOf(finding));
            }
    return chips.first(std::min(max, chips.size()));
}

/// What the browser does when the same is asked at once; nothing where it is not worth a word.
std::optional<Chip> cacheChip(const trace::Exchange& exchange) {
    if (!exchange.response)
        return {};
    const caching::Judgement judgement =
        caching::judge(caching::Cache::Browser, caching::observe(exchange), 0, exchange.request);
    const QString panel = panelOf(Topic::Caching);
    const caching::Lifetime& lifetime = judgement.lifetime;
    if (judgement.reuse == caching::Reuse::Fresh && !lifetime.seconds)
        return Chip{tr("Browser keeps it: no expiry"), Tone::Neutral, panel};
    if (judgement.reuse == caching::Reuse::Fresh)
        return Chip{lifetime.isExplicit()
                        ? tr("Fresh %1 (%2)")
                              .arg(findings::secondsText(*lifetime.seconds),
                                   QString::fromLatin1(caching::word(lifetime.source)))
                        : tr("Fresh %1 by guesswork").arg(findings::secondsText(*lifetime.seconds)),
                    Tone::Neutral, panel};
    if (!http::isRedirect(exchange.response->status))
        return {};
    return Chip{judgement.storable ? tr("Asked every time") : tr("Not stored"), Tone::Neutral,
                panel};
}

std::optional<Chip> searchChip(const QList<Finding>& here) {
    for (const Finding& finding : here)
        if (finding.rule->topic == Topic::Search && wordingOf(*finding.rule))
            return chipOf(finding);
    return {};
}

} // namespace

QList<Chip> verdictChips(const trace::Trace& trace, int index, const QList<Finding>& findings) {
    QList<Finding> here;
    std::copy_if(findings.begin(), findings.end(), std::back_inserter(here),
                 [&](const Finding& finding) { return finding.hop == index; });
    const QList<Chip> cache = warnings(here, Topic::Caching, 1);
    const QList<Chip> search = warnings(here, Topic::Search, 1);
    QList<Chip> chips = warnings(here, Topic::Security, 2) + cache + search;
    std::stable_partition(chips.begin(), chips.end(),
                          [](const Chip& chip) { return chip.tone == Tone::Bad; });
    if (const auto chip = cacheChip(trace.hops[index].exchange); chip && cache.isEmpty())
        chips.append(*chip);
    if (const auto chip = searchChip(here); chip && search.isEmpty())
        chips.append(*chip);
    return chips;
}

} // namespace thence::ui
