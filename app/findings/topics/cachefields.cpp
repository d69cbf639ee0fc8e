#include "app/findings/topics/groups.h"

#include "app/findings/caching/observe.h"
#include "app/findings/caching/vary.h"
#include "app/findings/wording.h"
#include "app/http/date.h"
#include "app/http/syntax.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace thence::findings {

namespace {

constexpr Rule table[] = {
    {"cache-control-broken", Topic::Caching, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "Cache-Control cannot be read"),
     QT_TRANSLATE_NOOP("Rule",
                       "\"%1\" breaks the grammar. Directives are separated by commas, with "
                       "no space around the equals sign; caches differ in what they make of "
                       "this one."),
     "RFC 9111 §5.2"},
    {"lifetime-broken", Topic::Caching, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "Lifetime is not a number"),
     QT_TRANSLATE_NOOP("Rule",
                       "%1=%2 is not a whole number of seconds. Caches are told to take the "
                       "response as stale, and some ignore the directive."),
     "RFC 9111 §4.2.1"},
    {"lifetime-quoted", Topic::Caching, Severity::Note,
     QT_TRANSLATE_NOOP("Rule", "Quoted lifetime"),
     QT_TRANSLATE_NOOP("Rule",
                       "%1=\"%2\" should be written without quotes; not every cache accepts "
                       "them."),
     "RFC 9111 §5.2.2.1"},
    {"directive-repeated", Topic::Caching, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "Directive repeated"),
     QT_TRANSLATE_NOOP("Rule", "%1 is there %2 times with different values. A cache may take the "
                               "first one or treat the response as stale."),
     "RFC 9111 §4.2.1"},
    {"directives-conflict", Topic::Caching, Severity::Note,
     QT_TRANSLATE_NOOP("Rule", "Directives contradict each other"),
     QT_TRANSLATE_NOOP("Rule", "%1 and %2 stand side by side; the stricter %1 wins."),
     "RFC 9111 §4.2.1"},
    {"immutable-alone", Topic::Caching, Severity::Note,
     QT_TRANSLATE_NOOP("Rule", "immutable without a lifetime"),
     QT_TRANSLATE_NOOP("Rule",
                       "immutable speaks about the time in which the response is fresh, and "
                       "no lifetime is given: it has no effect."),
     "RFC 8246 §2"},
    {"stale-while-revalidate", Topic::Caching, Severity::Good,
     QT_TRANSLATE_NOOP("Rule", "Used while it is confirmed"),
     QT_TRANSLATE_NOOP("Rule", "For %1 after it went stale it may be used at once and confirmed in "
                               "the background: nobody waits."),
     "RFC 5861 §3"},
    {"targeted-cache-control", Topic::Caching, Severity::Note,
     QT_TRANSLATE_NOOP("Rule", "Another rule for CDNs"),
     QT_TRANSLATE_NOOP("Rule", "CDN-Cache-Control says \"%1\". CDNs that know the field obey it "
                               "instead of Cache-Control; browsers and the verdict here do not."),
     "RFC 9213 §3.1"},
    {"expires-broken", Topic::Caching, Severity::Note,
     QT_TRANSLATE_NOOP("Rule", "Expires is no date"),
     QT_TRANSLATE_NOOP("Rule", "Expires is \"%1\", which is no date and so means: over already."),
     "RFC 9111 §5.3"},
    {"expires-overruled", Topic::Caching, Severity::Note,
     QT_TRANSLATE_NOOP("Rule", "Expires is overruled"),
     QT_TRANSLATE_NOOP("Rule", "max-age is there as well, so Expires does not count."),
     "RFC 9111 §5.3"},
    {"pragma-in-response", Topic::Caching, Severity::Note,
     QT_TRANSLATE_NOOP("Rule", "Pragma in a response"),
     QT_TRANSLATE_NOOP("Rule", "Pragma has no meaning in a response. Browsers still take it for "
                               "no-cache, other caches do not; write Cache-Control instead."),
     "RFC 9111 §5.4"},
    {"date-missing", Topic::Caching, Severity::Note, QT_TRANSLATE_NOOP("Rule", "No usable Date"),
     QT_TRANSLATE_NOOP("Rule", "Without a valid Date a cache counts the age from the moment of "
                               "receipt. A server with a clock has to send one."),
     "RFC 9110 §6.6.1"},
    {"age-present", Topic::Caching, Severity::Note, QT_TRANSLATE_NOOP("Rule", "From a cache"),
     QT_TRANSLATE_NOOP("Rule", "Age says that this response has been in a shared cache for %1."),
     "RFC 9111 §5.1"},
    {"age-broken", Topic::Caching, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "Age cannot be read"),
     QT_TRANSLATE_NOOP("Rule", "Age is \"%1\"; it has to be one whole number of seconds and is "
                               "ignored."),
     "RFC 9111 §5.1"},
    {"vary-anything", Topic::Caching, Severity::Warning, QT_TRANSLATE_NOOP("Rule", "Vary: *"),
     QT_TRANSLATE_NOOP("Rule",
                       "Vary: * matches no later request, so what is stored is never used."),
     "RFC 9111 §4.1"},
    {"vary-personal", Topic::Caching, Severity::Note,
     QT_TRANSLATE_NOOP("Rule", "Varies from person to person"),
     QT_TRANSLATE_NOOP("Rule", "Vary names %1, which differs for nearly everybody: a shared cache "
                               "will hardly ever reuse this."),
     "RFC 9111 §4.1"},
};

void checkDirectives(const Step& step, Notes& notes) {
    const Subject cacheControl = field("Cache-Control");
    std::set<QByteArray> done;
    for (const http::CacheDirective& directive : step.control.directives()) {
        const QByteArray argument = directive.argument.value_or(QByteArray());
        const QStringList pair{shown(directive.name), shown(argument)};
        const bool isLifetime = directive.name == "max-age" || directive.name == "s-maxage";
        if (!directive.wellFormed)
            notes.add(named(table, "cache-control-broken"), step.index, cacheControl,
                      {pair.join(directive.argument ? QStringLiteral("=") : QString())});
        else if (isLifetime && !http::parseDeltaSeconds(argument))
            notes.add(named(table, "lifetime-broken"), step.index, cacheControl, pair);
        else if (isLifetime && directive.quoted)
            notes.add(named(table, "lifetime-quoted"), step.index, cacheControl, pair);
        if (isLifetime && done.insert(directive.name).second &&
            std::any_of(step.control.directives().begin(), step.control.directives().end(),
                        [&](const auto& other) {
                            return other.name == directive.name &&
                                   other.argument != directive.argument;
                        }))
            notes.add(named(table, "directive-repeated"), step.index, cacheControl,
                      {pair[0], QString::number(step.control.count(directive.name))});
    }
}

void checkCombinations(const Step& step, Notes& notes) {
    struct Pair {
        const char *strict, *lax;
    };
    constexpr Pair pairs[] = {{"no-store", "max-age"},
                              {"no-store", "public"},
                              {"private", "public"},
                              {"private", "s-maxage"},
                              {"no-cache", "immutable"}};
    const http::CacheControl& control = step.control;
    for (const Pair& pair : pairs) {
        const bool meant = control.seconds(pair.lax) != 0 && !control.has("must-understand");
        if (control.hasUnqualified(pair.strict) && control.has(pair.lax) && meant) {
            notes.add(named(table, "directives-conflict"), step.index, field("Cache-Control"),
                      {QString::fromLatin1(pair.strict), QString::fromLatin1(pair.lax)});
            break;
        }
    }
    if (control.has("immutable") && !control.has("max-age") && !step.has("Expires"))
        notes.add(named(table, "immutable-alone"), step.index, field("Cache-Control"));
    if (const auto window = control.seconds("stale-while-revalidate"); window > 0)
        notes.add(named(table, "stale-while-revalidate"), step.index, field("Cache-Control"),
                  {secondsText(*window)});
    if (step.has("CDN-Cache-Control"))
        notes.add(named(table, "targeted-cache-control"), step.index, field("CDN-Cache-Control"),
                  {shown(step.response->fields.joined("CDN-Cache-Control"))});
}

void checkDates(const Step& step, Notes& notes) {
    const QDateTime now = caching::observe(step.exchange()).receivedAt;
    if (step.has("Expires") && !http::parseDate(step.field("Expires"), now))
        notes.add(named(table, "expires-broken"), step.index, field("Expires"),
                  {shown(step.field("Expires"))});
    else if (step.has("Expires") && step.control.has("max-age"))
        notes.add(named(table, "expires-overruled"), step.index, field("Expires"));
    if (!http::parseDate(step.field("Date"), now))
        notes.add(named(table, "date-missing"), step.index, field("Date"));
    if (http::CacheControl(step.response->fields, "Pragma").has("no-cache"))
        notes.add(named(table, "pragma-in-response"), step.index, field("Pragma"));
    if (!step.has("Age"))
        return;
    if (const auto age = http::parseDeltaSeconds(http::trimmed(step.field("Age"))))
        notes.add(named(table, "age-present"), step.index, field("Age"), {secondsText(*age)});
    else
        notes.add(named(table, "age-broken"), step.index, field("Age"), {shown(step.field("Age"))});
}

void checkVary(const Step& step, Notes& notes) {
    const QList<QByteArray> names = caching::selectingFields(*step.response);
    if (names.contains("*"))
        notes.add(named(table, "vary-anything"), step.index, field("Vary"));
    for (const char* name : {"cookie", "user-agent", "authorization"})
        if (names.contains(name)) {
            notes.add(named(table, "vary-personal"), step.index, field("Vary"),
                      {QString::fromLatin1(name)});
            return;
        }
}

void examineCacheFields(const ExaminedTrace& examined, Notes& notes) {
    for (const Step& step : examined.steps) {
        if (!step.response)
            continue;
        checkDirectives(step, notes);
        checkCombinations(step, notes);
        checkDates(step, notes);
        checkVary(step, notes);
    }
}

} // namespace

const RuleGroup cacheFieldRules{table, examineCacheFields};

} // namespace thence::findings
