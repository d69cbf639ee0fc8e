#include "app/findings/topics/groups.h"

#include "app/findings/searchsummary.h"
#include "app/http/syntax.h"
#include "app/trace/units.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace thence::findings {

namespace {

constexpr Rule table[] = {
    {"loop", Topic::Chain, Severity::Error, QT_TRANSLATE_NOOP("Rule", "The chain goes in circles"),
     QT_TRANSLATE_NOOP("Rule", "Hop %1 would ask for the same as hop %2 again: a circle of %3."),
     "RFC 9110 §15.4"},
    {"loop-by-cookie", Topic::Chain, Severity::Error,
     QT_TRANSLATE_NOOP("Rule", "Waits for a cookie"),
     QT_TRANSLATE_NOOP("Rule",
                       "Hop %1 sets the cookie %2 and leads back to a URL asked before, and "
                       "the cookie never comes back. It is refused, or the client keeps no "
                       "cookies."),
     "RFC 6265 §3"},
    {"loop-http-https", Topic::Chain, Severity::Error,
     QT_TRANSLATE_NOOP("Rule", "http and https send to each other"),
     QT_TRANSLATE_NOOP("Rule",
                       "%1 is sent to https, and https sends it back to http. Usually a proxy "
                       "ends TLS and the server behind it believes that it was asked over "
                       "http: let it read X-Forwarded-Proto or Forwarded."),
     "RFC 7239 §5.4"},
    {"loop-www", Topic::Chain, Severity::Error,
     QT_TRANSLATE_NOOP("Rule", "www and no www send to each other"),
     QT_TRANSLATE_NOOP("Rule",
                       "%1 and %2 redirect to each other. Two rules, perhaps one of a CDN and "
                       "one of the server, want opposite things."),
     "RFC 9110 §15.4"},
    {"loop-slash", Topic::Chain, Severity::Error,
     QT_TRANSLATE_NOOP("Rule", "Slash and no slash send to each other"),
     QT_TRANSLATE_NOOP("Rule",
                       "One rule adds the slash at the end of %1 and another takes it away."),
     "RFC 9110 §15.4"},
    {"loop-login", Topic::Chain, Severity::Error,
     QT_TRANSLATE_NOOP("Rule", "The login page asks for a login"),
     QT_TRANSLATE_NOOP("Rule",
                       "%1 looks like a login page and redirects to itself or back. It should "
                       "be open to those who are not logged in yet."),
     "RFC 9110 §15.4"},
    {"redirects-to-itself", Topic::Chain, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "Redirects to itself"),
     QT_TRANSLATE_NOOP("Rule", "The Location is the very URL that was asked for. It works only if "
                               "something else changes, such as a cookie."),
     "RFC 9110 §15.4"},
    {"too-many-redirects", Topic::Chain, Severity::Error,
     QT_TRANSLATE_NOOP("Rule", "Too many redirects"),
     QT_TRANSLATE_NOOP("Rule", "After %1 the limit is reached, and no URL came twice. "
                               "Browsers stop at 20."),
     "Fetch, HTTP-redirect fetch"},
};

/// The hops of the circle, or of the part that repeats when only a limit ended it.
struct Circle {
    int first = 0;
    int last = 0;
};

std::optional<Circle> circleOf(const ExaminedTrace& examined) {
    const trace::Stop* stop = examined.trace.stop();
    if (!stop)
        return std::nullopt;
    const int last = examined.last().index;
    if (stop->reason == trace::Stop::Reason::Loop)
        return Circle{std::clamp(stop->repeats.value_or(0), 0, last), last};
    if (stop->reason != trace::Stop::Reason::TooManyRedirects || !examined.last().target)
        return std::nullopt;
    for (int i = last; i >= 0; --i)
        if (examined.steps[size_t(i)].url().withoutFragment() ==
            examined.last().target->withoutFragment())
            return Circle{i, last};
    return std::nullopt;
}

bool looksLikeLogin(const url::Url& url) {
    const QByteArray path = url.path().toByteArray().toLower();
    constexpr QByteArrayView marks[] = {"login", "signin", "sign-in", "sign_in", "/auth", "/sso"};
    return std::any_of(std::begin(marks), std::end(marks),
                       [&](QByteArrayView mark) { return path.contains(mark); });
}

/// A cookie that a hop of the circle sets and that no later request carries.
bool checkCookie(const ExaminedTrace& examined, const Circle& circle, Notes& notes) {
    for (int i = circle.first; i <= circle.last; ++i) {
        const Step& step = examined.steps[size_t(i)];
        if (!step.has("Set-Cookie"))
            continue;
        const QByteArrayView field = step.field("Set-Cookie");
        const QByteArray name =
            field.first(std::max(qsizetype(0), field.indexOf('='))).toByteArray();
        const bool comesBack = std::any_of(
            examined.steps.begin() + i + 1, examined.steps.end(), [&](const Step& later) {
                return later.request->fields.joined("Cookie").contains(name + '=');
            });
        if (!comesBack && !name.isEmpty()) {
            notes.add(named(table, "loop-by-cookie"), i, findings::field("Set-Cookie"),
                      {QString::number(i + 1), shown(name)});
            return true;
        }
    }
    return false;
}

/// What the steps of the circle change back and forth.
void checkPingPong(const ExaminedTrace& examined, const Circle& circle, Notes& notes) {
    bool scheme = false, www = false, slash = false, all = true;
    for (int i = circle.first; i <= circle.last; ++i) {
        const Step& step = examined.steps[size_t(i)];
        if (!step.target)
            return;
        const bool same = *step.target == step.url();
        const QStringList changes = tidied(step.url(), *step.target);
        all = all && (same || !changes.isEmpty());
        scheme = scheme || step.target->scheme() != step.url().scheme();
        www = www || step.target->host() != step.url().host();
        slash = slash || step.target->path().size() != step.url().path().size();
    }
    const Step& last = examined.last();
    const Subject location = field("Location");
    if (!all)
        return;
    if (scheme)
        notes.add(named(table, "loop-http-https"), last.index, location,
                  {shown(last.url().host())});
    if (www)
        notes.add(named(table, "loop-www"), last.index, location,
                  {shown(last.url().host()), shown(last.target->host())});
    if (slash)
        notes.add(named(table, "loop-slash"), last.index, location, {shown(last.url().path())});
}

void checkLogin(const ExaminedTrace& examined, const Circle& circle, Notes& notes) {
    for (int i = circle.first; i <= circle.last; ++i)
        if (looksLikeLogin(examined.steps[size_t(i)].url())) {
            notes.add(named(table, "loop-login"), i, part(Subject::Part::Url),
                      {shown(examined.steps[size_t(i)].url().path())});
            return;
        }
}

void examineLoop(const ExaminedTrace& examined, Notes& notes) {
    for (const Step& step : examined.steps)
        if (step.redirects() && *step.target == step.url())
            notes.add(named(table, "redirects-to-itself"), step.index, field("Location"));
    const trace::Stop* stop = examined.trace.stop();
    const std::optional<Circle> circle = circleOf(examined);
    if (!circle) {
        if (stop && stop->reason == trace::Stop::Reason::TooManyRedirects)
            notes.add(named(table, "too-many-redirects"), examined.last().index, {},
                      {trace::countText(examined.last().index, trace::Counted::Redirect)});
        return;
    }
    notes.add(named(table, "loop"), examined.last().index, field("Location"),
              {QString::number(circle->last + 2), QString::number(circle->first + 1),
               trace::countText(circle->last - circle->first + 1, trace::Counted::Hop)});
    if (!checkCookie(examined, *circle, notes))
        checkPingPong(examined, *circle, notes);
    checkLogin(examined, *circle, notes);
}

} // namespace

const RuleGroup loopRules{table, examineLoop};

} // namespace thence::findings
