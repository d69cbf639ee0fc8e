#include "app/findings/examinedtrace.h"

#include "app/findings/secondvisit.h"
#include "app/findings/topics/groups.h"
#include "app/trace/units.h"

#include <QCoreApplication>

#include <algorithm>

namespace thence::findings {

namespace {

constexpr Rule table[] = {
    {"avoidable-hops", Topic::Chain, Severity::Note,
     QT_TRANSLATE_NOOP("Rule", "Hops that could be saved"),
     QT_TRANSLATE_NOOP("Rule", "%1 redirects stand before the answer, and one would do. The rest "
                               "took %2 of %3."),
     "RFC 9110 §15.4"},
    {"direct", Topic::Chain, Severity::Good, QT_TRANSLATE_NOOP("Rule", "No redirect"),
     QT_TRANSLATE_NOOP("Rule", "The URL answers by itself with %1."), "RFC 9110 §15.3"},
    {"target-fails", Topic::Chain, Severity::Error,
     QT_TRANSLATE_NOOP("Rule", "The target does not answer"),
     QT_TRANSLATE_NOOP("Rule", "Hop %1 leads here, and no response came: %2"), "RFC 9110 §15.4"},
    {"head-repaired", Topic::Chain, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "Response was repaired"),
     QT_TRANSLATE_NOOP("Rule", "%1 Browsers accept it; strict clients and proxies may not."),
     "RFC 9112 §2.2"},
    {"connection-not-reused", Topic::Chain, Severity::Note,
     QT_TRANSLATE_NOOP("Rule", "New connection to the same server"),
     QT_TRANSLATE_NOOP("Rule", "This hop asks the same origin as the one before and opened a new "
                               "connection, which cost %1. Connection: close prevents reuse."),
     "RFC 9112 §9.3"},
    {"hops-saved-next-time", Topic::Chain, Severity::Good,
     QT_TRANSLATE_NOOP("Rule", "Faster next time"),
     QT_TRANSLATE_NOOP("Rule",
                       "Asked again at once, the browser answers %1 of the %2 hops from its "
                       "cache and saves %3."),
     "RFC 9111 §4"},
    {"content-broke-off", Topic::Chain, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "Content broke off"),
     QT_TRANSLATE_NOOP("Rule", "The redirect was read, but its content was not whole: %1"),
     "RFC 9112 §8"},
};

trace::Timings::Duration connecting(const trace::Timings& timings) {
    using trace::Phase;
    trace::Timings::Duration sum{0};
    for (const Phase phase : {Phase::Dns, Phase::Connect, Phase::Tls})
        sum += timings[phase].value_or(trace::Timings::Duration{0});
    return sum;
}

/// "n/a" where nobody measured.
QString timeText(const ExaminedTrace& examined, trace::Timings::Duration time) {
    const bool isKnown = std::ranges::any_of(
        examined.steps, [](const Step& step) { return step.exchange().timings.isKnown(); });
    return isKnown ? trace::durationText(time) : QCoreApplication::translate("Rule", "n/a");
}

void checkStep(const ExaminedTrace& examined, const Step& step, Notes& notes) {
    const trace::Exchange& exchange = step.exchange();
    const QString host = shown(step.url().authority());
    if (exchange.failure && !step.response && step.index > 0)
        notes.add(named(table, "target-fails"), step.index, part(Subject::Part::Connection),
                  {QString::number(step.index), describe(*exchange.failure, host)});
    if (exchange.failure && step.response && http::isRedirect(step.status()))
        notes.add(named(table, "content-broke-off"), step.index, part(Subject::Part::Content),
                  {describe(*exchange.failure, host)});
    const auto repaired = std::ranges::find_if_not(exchange.leniencies, trace::isOfConnection,
                                                   &trace::Leniency::kind);
    if (repaired != exchange.leniencies.end())
        notes.add(named(table, "head-repaired"), step.index, {}, {describe(*repaired)});
    if (step.index == 0)
        return;
    const Step& before = examined.steps[size_t(step.index) - 1];
    const trace::Timings::Duration cost = connecting(exchange.timings);
    if (exchange.connection && before.exchange().connection && !exchange.reused &&
        before.url().origin() == step.url().origin() && cost.count() > 0)
        notes.add(named(table, "connection-not-reused"), step.index,
                  part(Subject::Part::Connection), {trace::durationText(cost)});
}

/// Redirects that leave the method alone could be one. A step that turns POST into GET is one of
/// its own: the content has to be received where it was sent.
void checkAvoidable(const ExaminedTrace& examined, Notes& notes) {
    if (!examined.isComplete())
        return;
    int redirects = 0;
    trace::Timings::Duration spent{0};
    for (const Step& step : examined.steps) {
        if (!step.redirects() || !step.next || step.next->method != step.request->method)
            continue;
        if (redirects++ > 0)
            spent += step.exchange().timings.total();
    }
    if (redirects >= 2)
        notes.add(named(table, "avoidable-hops"), -1, {},
                  {QString::number(redirects), timeText(examined, spent),
                   timeText(examined, examined.trace.elapsed)});
}

void checkSecondVisit(const ExaminedTrace& examined, Notes& notes) {
    const SecondVisit visit =
        secondVisit(examined.trace, std::chrono::seconds(0), caching::Cache::Browser);
    if (visit.fromCache > 0 && examined.redirects() > 0)
        notes.add(named(table, "hops-saved-next-time"), -1, {},
                  {QString::number(visit.fromCache), QString::number(examined.steps.size()),
                   timeText(examined, visit.saved)});
}

void examineHops(const ExaminedTrace& examined, Notes& notes) {
    for (const Step& step : examined.steps)
        checkStep(examined, step, notes);
    if (examined.steps.size() == 1 && examined.isComplete() && examined.first().status() / 100 == 2)
        notes.add(named(table, "direct"), 0, part(Subject::Part::Status),
                  {QString::number(examined.first().status())});
    checkAvoidable(examined, notes);
    checkSecondVisit(examined, notes);
}

} // namespace

const RuleGroup hopRules{table, examineHops};

} // namespace thence::findings
