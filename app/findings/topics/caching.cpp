#include "app/findings/topics/groups.h"

#include "app/findings/caching/caching.h"
#include "app/findings/caching/observe.h"
#include "app/findings/caching/sharedcaches.h"
#include "app/findings/wording.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace thence::findings {

namespace {

using caching::Cache;
using caching::Judgement;
using caching::Lifetime;

constexpr qint64 day = 86400;

constexpr Rule table[] = {
    {"permanent-for-ever", Topic::Caching, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "Kept for ever by Chrome"),
     QT_TRANSLATE_NOOP("Rule", "This %1 names no lifetime. Chrome keeps it without end, over a "
                               "restart too; Firefox asks again each time. Say how long with "
                               "max-age."),
     "RFC 9111 §4.2.2"},
    {"permanent-undo", Topic::Caching, Severity::Note,
     QT_TRANSLATE_NOOP("Rule", "How to take it back"),
     QT_TRANSLATE_NOOP("Rule",
                       "Who has this %1 stored does not ask %2 any more. To undo it, let %3 "
                       "redirect back with a short max-age, or use a new URL; people can "
                       "only clear their cache."),
     "RFC 9111 §4.2"},
    {"redirect-kept", Topic::Caching, Severity::Good,
     QT_TRANSLATE_NOOP("Rule", "Kept for a stated time"),
     QT_TRANSLATE_NOOP("Rule",
                       "%1 gives this %2 a lifetime of %3: later visits skip the hop, and a "
                       "change takes effect within that time."),
     "RFC 9111 §4.2.1"},
    {"temporary-not-kept", Topic::Caching, Severity::Good,
     QT_TRANSLATE_NOOP("Rule", "Asked every time"),
     QT_TRANSLATE_NOOP("Rule", "Nobody keeps this %1, so a new target takes effect at once."),
     "RFC 9111 §3"},
    {"temporary-kept-long", Topic::Caching, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "Temporary, and kept long"),
     QT_TRANSLATE_NOOP("Rule", "%1 says that the target is temporary, and caches keep the answer "
                               "for %2. Until then a change does not reach them."),
     "RFC 9111 §4.2.1"},
    {"permanent-not-kept", Topic::Caching, Severity::Note,
     QT_TRANSLATE_NOOP("Rule", "Permanent, and asked every time"),
     QT_TRANSLATE_NOOP("Rule", "%1 is permanent, and %2 makes every visit pay for the hop again."),
     "RFC 9111 §5.2.2"},
    {"heuristic-lifetime", Topic::Caching, Severity::Note,
     QT_TRANSLATE_NOOP("Rule", "Lifetime by guesswork"),
     QT_TRANSLATE_NOOP("Rule",
                       "No lifetime is named; caches may guess %1 from Last-Modified. State "
                       "max-age to decide it yourself."),
     "RFC 9111 §4.2.2"},
    {"post-not-kept", Topic::Caching, Severity::Note,
     QT_TRANSLATE_NOOP("Rule", "Not kept for POST"),
     QT_TRANSLATE_NOOP("Rule",
                       "%1 is permanent, and an answer to POST is stored only with explicit "
                       "freshness and a matching Content-Location; browsers never store it. "
                       "Every POST takes this hop."),
     "RFC 9110 §9.3.3"},
    {"shared-caches-differ", Topic::Caching, Severity::Note,
     QT_TRANSLATE_NOOP("Rule", "Some shared caches do not reuse it"),
     QT_TRANSLATE_NOOP("Rule", "It may be reused for %1. These were seen not to reuse a %2: %3."),
     "http-tests/cache-tests results, December 2025"},
    {"shared-longer", Topic::Caching, Severity::Note,
     QT_TRANSLATE_NOOP("Rule", "Shared caches count differently"),
     QT_TRANSLATE_NOOP("Rule", "Shared caches keep it for %1 (s-maxage), private ones for %2."),
     "RFC 9111 §5.2.2.10"},
    {"no-validator", Topic::Caching, Severity::Note,
     QT_TRANSLATE_NOOP("Rule", "Nothing to confirm it with"),
     QT_TRANSLATE_NOOP("Rule",
                       "It may be kept but must be confirmed before use, and it has neither "
                       "ETag nor Last-Modified: keeping it saves nothing."),
     "RFC 9111 §4.3.1"},
    {"personal-shared", Topic::Caching, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "A cookie that others may get"),
     QT_TRANSLATE_NOOP("Rule",
                       "The response sets a cookie, and shared caches may keep it for %1 and "
                       "hand the same cookie to everybody. Add private or no-store."),
     "RFC 9111 §7.3"},
    {"authorized-shared", Topic::Caching, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "Open to shared caches despite Authorization"),
     QT_TRANSLATE_NOOP("Rule", "The request carried Authorization, and %1 lets shared caches hand "
                               "the answer to others."),
     "RFC 9111 §3.5"},
    {"personal-protected", Topic::Caching, Severity::Good,
     QT_TRANSLATE_NOOP("Rule", "Kept away from shared caches"),
     QT_TRANSLATE_NOOP("Rule",
                       "The answer is personal (%1), and %2 keeps shared caches from storing "
                       "it."),
     "RFC 9111 §5.2.2.7"},
    {"already-stale", Topic::Caching, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "Stale on arrival"),
     QT_TRANSLATE_NOOP("Rule",
                       "It is %1 old on arrival and was fresh for %2: it is stored in vain."),
     "RFC 9111 §4.2.3"},
};

/// What the three kinds of cache do when the same request comes at once.
struct Judgements {
    Judgement browser, personal, shared;

    explicit Judgements(const Step& step) {
        const caching::Observed observed = caching::observe(step.exchange());
        browser = judge(Cache::Browser, observed, 0, *step.request);
        personal = judge(Cache::Private, observed, 0, *step.request);
        shared = judge(Cache::Shared, observed, 0, *step.request);
    }
};

QString status(const Step& step) {
    return QString::number(step.status());
}

QString fieldOf(const Lifetime& lifetime) {
    return lifetime.source == Lifetime::Source::Expires
               ? QStringLiteral("Expires")
               : QString::fromLatin1(word(lifetime.source));
}

void checkPermanent(const Step& step, const Judgements& judgements, Notes& notes) {
    if (!http::isPermanentRedirect(step.status()))
        return;
    const Subject cacheControl = field("Cache-Control");
    if (step.request->method == "POST" && !judgements.personal.storable) {
        notes.add(named(table, "post-not-kept"), step.index, part(Subject::Part::Status),
                  {status(step)});
    } else if (!judgements.browser.lifetime.seconds) {
        notes.add(named(table, "permanent-for-ever"), step.index, cacheControl, {status(step)});
        if (step.target)
            notes.add(
                named(table, "permanent-undo"), step.index, cacheControl,
                {status(step), shown(step.url().authority()), shown(step.target->authority())});
    } else if (judgements.browser.reuse != caching::Reuse::Fresh && !step.control.isEmpty()) {
        notes.add(named(table, "permanent-not-kept"), step.index, cacheControl,
                  {status(step), shown(step.response->fields.joined("Cache-Control"))});
    }
}

void checkTemporary(const Step& step, const Judgements& judgements, Notes& notes) {
    if (!http::isRedirect(step.status()) || http::isPermanentRedirect(step.status()))
        return;
    const qint64 seconds = judgements.personal.lifetime.seconds.value_or(0);
    if (!judgements.personal.storable && !judgements.shared.storable)
        notes.add(named(table, "temporary-not-kept"), step.index, part(Subject::Part::Status),
                  {status(step)});
    else if (seconds > day)
        notes.add(named(table, "temporary-kept-long"), step.index, field("Cache-Control"),
                  {status(step), secondsText(seconds)});
}

void checkLifetime(const Step& step, const Judgements& judgements, Notes& notes) {
    const Lifetime& lifetime = judgements.personal.lifetime;
    const qint64 shared = judgements.shared.lifetime.seconds.value_or(0);
    if (http::isRedirect(step.status()) && judgements.personal.reuse == caching::Reuse::Fresh &&
        lifetime.isExplicit())
        notes.add(named(table, "redirect-kept"), step.index,
                  field(lifetime.source == Lifetime::Source::Expires ? "Expires" : "Cache-Control"),
                  {fieldOf(lifetime), status(step), secondsText(*lifetime.seconds)});
    if (lifetime.source == Lifetime::Source::Heuristic && lifetime.seconds > 0)
        notes.add(named(table, "heuristic-lifetime"), step.index, field("Last-Modified"),
                  {secondsText(*lifetime.seconds)});
    if (judgements.shared.storable && shared > 0 && judgements.shared.age >= shared)
        notes.add(named(table, "already-stale"), step.index, field("Age"),
                  {secondsText(judgements.shared.age), secondsText(shared)});
    if (judgements.shared.lifetime.source == Lifetime::Source::SMaxage &&
        judgements.personal.storable && shared != lifetime.seconds)
        notes.add(named(table, "shared-longer"), step.index, field("Cache-Control"),
                  {secondsText(shared), secondsText(lifetime.seconds.value_or(0))});
    const QString against = caching::sharedCachesAgainst(step.status());
    if (!against.isEmpty() && judgements.shared.reuse == caching::Reuse::Fresh &&
        judgements.shared.lifetime.isExplicit())
        notes.add(named(table, "shared-caches-differ"), step.index, part(Subject::Part::Status),
                  {secondsText(shared), status(step), against});
}

void checkConfirmation(const Step& step, Notes& notes) {
    if (step.control.hasUnqualified("no-cache") && !step.control.has("no-store") &&
        !step.has("ETag") && !step.has("Last-Modified") && http::isRedirect(step.status()))
        notes.add(named(table, "no-validator"), step.index, field("Cache-Control"));
}

void checkPersonal(const Step& step, const Judgements& judgements, Notes& notes) {
    const bool opened =
        judgements.shared.storable && judgements.shared.reuse == caching::Reuse::Fresh;
    const bool authorized = step.request->fields.contains("Authorization");
    if (step.has("Set-Cookie") && opened)
        notes.add(named(table, "personal-shared"), step.index, field("Set-Cookie"),
                  {secondsText(judgements.shared.lifetime.seconds.value_or(0))});
    if (authorized && opened)
        notes.add(named(table, "authorized-shared"), step.index, field("Cache-Control"),
                  {shown(step.response->fields.joined("Cache-Control"))});
    if (!step.has("Set-Cookie") && !authorized)
        return;
    for (const char* directive : {"private", "no-store"})
        if (step.control.has(directive)) {
            notes.add(named(table, "personal-protected"), step.index, field("Cache-Control"),
                      {QString::fromLatin1(authorized ? "Authorization" : "Set-Cookie"),
                       QString::fromLatin1(directive)});
            return;
        }
}

void examineCaching(const ExaminedTrace& examined, Notes& notes) {
    for (const Step& step : examined.steps) {
        if (!step.response)
            continue;
        const Judgements judgements(step);
        checkPermanent(step, judgements, notes);
        checkTemporary(step, judgements, notes);
        checkLifetime(step, judgements, notes);
        checkConfirmation(step, notes);
        checkPersonal(step, judgements, notes);
    }
}

} // namespace

const RuleGroup cachingRules{table, examineCaching};

} // namespace thence::findings
