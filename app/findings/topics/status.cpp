#include "app/findings/topics/groups.h"

#include "app/http/date.h"
#include "app/url/parse.h"

#include <QCoreApplication>

#include <set>

namespace thence::findings {

namespace {

constexpr qint64 tolerableClockError = 120; // seconds
constexpr qsizetype longestUri = 8000;      // octets that everybody should support

constexpr Rule table[] = {
    {"no-location", Topic::Chain, Severity::Error,
     QT_TRANSLATE_NOOP("Rule", "Redirect without Location"),
     QT_TRANSLATE_NOOP("Rule", "%1 names no target: there is no Location field. Browsers show its "
                               "content, and some clients ask for the same URL again."),
     "RFC 9110 §10.2.2"},
    {"location-invalid", Topic::Chain, Severity::Error,
     QT_TRANSLATE_NOOP("Rule", "Location cannot be read"),
     QT_TRANSLATE_NOOP("Rule", "The Location \"%1\" is no URL. %2"), "RFC 9110 §10.2.2"},
    {"several-locations", Topic::Chain, Severity::Error,
     QT_TRANSLATE_NOOP("Rule", "Several Location fields"),
     QT_TRANSLATE_NOOP("Rule",
                       "There are %1 Location fields with different values. Browsers refuse "
                       "them; of the other clients some take the first, some the last, some "
                       "join them."),
     "RFC 9110 §10.2.2"},
    {"location-ignored", Topic::Chain, Severity::Note,
     QT_TRANSLATE_NOOP("Rule", "Location without redirect"),
     QT_TRANSLATE_NOOP("Rule", "%1 carries a Location and is no redirect: nobody follows it."),
     "RFC 9110 §10.2.2"},
    {"location-long", Topic::Chain, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "Very long Location"),
     QT_TRANSLATE_NOOP("Rule", "The Location is %1 bytes long. Only up to 8,000 can be relied on."),
     "RFC 9110 §4.1"},
    {"multiple-choices", Topic::Chain, Severity::Note, QT_TRANSLATE_NOOP("Rule", "300 is a choice"),
     QT_TRANSLATE_NOOP("Rule", "300 offers several representations. Browsers do not follow its "
                               "Location, curl and others do; for one target use another status."),
     "RFC 9110 §15.4.1"},
    {"not-modified-unasked", Topic::Chain, Severity::Error,
     QT_TRANSLATE_NOOP("Rule", "304 that nobody asked for"),
     QT_TRANSLATE_NOOP("Rule",
                       "304 answers a conditional request, and this one had neither "
                       "If-None-Match nor If-Modified-Since: the client has nothing to show."),
     "RFC 9110 §15.4.5"},
    {"use-proxy", Topic::Chain, Severity::Error, QT_TRANSLATE_NOOP("Rule", "305 is deprecated"),
     QT_TRANSLATE_NOOP("Rule", "305 is deprecated, because a response must not choose a proxy. "
                               "Clients disagree on what to do with it."),
     "RFC 9110 §15.4.6"},
    {"switch-proxy", Topic::Chain, Severity::Error, QT_TRANSLATE_NOOP("Rule", "306 is unused"),
     QT_TRANSLATE_NOOP("Rule", "306 has no meaning any more and is only reserved."),
     "RFC 9110 §15.4.7"},
    {"unknown-redirection", Topic::Chain, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "Unknown 3xx status"),
     QT_TRANSLATE_NOOP("Rule",
                       "%1 is not registered. Clients treat it as 300: browsers do not follow "
                       "it, some libraries do."),
     "RFC 9110 §15"},
    {"retry-after", Topic::Chain, Severity::Note,
     QT_TRANSLATE_NOOP("Rule", "Wait before following"),
     QT_TRANSLATE_NOOP("Rule",
                       "Retry-After asks to wait %1 before the redirect is followed. Hardly any "
                       "client does."),
     "RFC 9110 §10.2.3"},
    {"content-location", Topic::Chain, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "Content-Location is not Location"),
     QT_TRANSLATE_NOOP("Rule",
                       "Content-Location names %1 and there is no Location. It says where this "
                       "content is found and redirects nobody."),
     "RFC 9110 §8.7"},
    {"without-note", Topic::Chain, Severity::Note, QT_TRANSLATE_NOOP("Rule", "Nothing to read"),
     QT_TRANSLATE_NOOP("Rule", "The redirect has no content. A line with a link helps where nobody "
                               "follows by himself."),
     "RFC 9110 §15.4.2"},
    {"with-note", Topic::Chain, Severity::Good, QT_TRANSLATE_NOOP("Rule", "Has a link to read"),
     QT_TRANSLATE_NOOP("Rule",
                       "The redirect's content links to its target, for clients that do not "
                       "follow by themselves."),
     "RFC 9110 §15.4.2"},
    {"clock-off", Topic::Chain, Severity::Warning, QT_TRANSLATE_NOOP("Rule", "Clock is off"),
     QT_TRANSLATE_NOOP("Rule",
                       "Date is %1 s %2 the clock here. Expires and cookies with dates are cut "
                       "short or live too long by that much."),
     "RFC 9110 §6.6.1"},
    {"fragment-inherited", Topic::Chain, Severity::Note,
     QT_TRANSLATE_NOOP("Rule", "Fragment goes along"),
     QT_TRANSLATE_NOOP("Rule", "The Location has no fragment, so browsers keep that of the request "
                               "at the target. Most other clients lose it."),
     "RFC 9110 §10.2.2"},
};

struct StatusRule {
    int status;
    const Rule& rule;
};
constexpr StatusRule statusNotes[] = {{300, named(table, "multiple-choices")},
                                      {305, named(table, "use-proxy")},
                                      {306, named(table, "switch-proxy")}};

QString status(const Step& step) {
    return QString::number(step.status());
}

void checkStatus(const Step& step, Notes& notes) {
    const Subject subject = part(Subject::Part::Status);
    for (const StatusRule& row : statusNotes)
        if (row.status == step.status())
            notes.add(row.rule, step.index, subject);
    const http::FieldList& asked = step.request->fields;
    if (step.status() == 304 && !asked.contains("If-None-Match") &&
        !asked.contains("If-Modified-Since"))
        notes.add(named(table, "not-modified-unasked"), step.index, subject);
    if (step.status() / 100 == 3 && step.status() != 306 &&
        http::reasonPhrase(step.status()).isEmpty())
        notes.add(named(table, "unknown-redirection"), step.index, subject, {status(step)});
}

void checkLocation(const Step& step, Notes& notes) {
    const QList<QByteArrayView> locations = step.response->fields.all("Location");
    const bool isRedirect = http::isRedirect(step.status());
    if (isRedirect && locations.isEmpty() && !step.next)
        notes.add(named(table, "no-location"), step.index, part(Subject::Part::Status),
                  {status(step)});
    if (isRedirect && locations.isEmpty() && step.has("Content-Location"))
        notes.add(named(table, "content-location"), step.index, field("Content-Location"),
                  {shownReference(step.field("Content-Location"))});
    if (locations.isEmpty())
        return;
    // 201 says with Location what was created (RFC 9110 §15.3.2).
    if (step.status() / 100 != 3 && step.status() != 201)
        notes.add(named(table, "location-ignored"), step.index, field("Location"), {status(step)});
    if (isRedirect && !step.target)
        notes.add(
            named(table, "location-invalid"), step.index, field("Location"),
            {shownReference(step.location), url::parse(step.location, step.url()).error().text()});
    if (std::set<QByteArrayView>(locations.begin(), locations.end()).size() > 1)
        notes.add(named(table, "several-locations"), step.index, field("Location"),
                  {QString::number(locations.size())});
    if (step.location.size() > longestUri)
        notes.add(named(table, "location-long"), step.index, field("Location"),
                  {QString::number(step.location.size())});
}

void checkRedirect(const Step& step, Notes& notes) {
    if (!step.redirects())
        return;
    const trace::Exchange& exchange = step.exchange();
    if (step.has("Retry-After"))
        notes.add(named(table, "retry-after"), step.index, field("Retry-After"),
                  {shown(step.field("Retry-After"))});
    if (exchange.decodedSize == 0 && step.request->method != "HEAD")
        notes.add(named(table, "without-note"), step.index, part(Subject::Part::Content));
    else if (step.response->content.toLower().contains("<a "))
        notes.add(named(table, "with-note"), step.index, part(Subject::Part::Content));
    if (step.url().hasFragment() && !step.target->hasFragment())
        notes.add(named(table, "fragment-inherited"), step.index, field("Location"));
}

void checkClock(const Step& step, Notes& notes) {
    const QDateTime here = step.exchange().startedAt;
    const auto date = here.isValid() && step.has("Date") && !step.has("Age")
                          ? http::parseDate(step.field("Date"), here)
                          : std::nullopt;
    const qint64 ahead = date ? here.secsTo(*date) : 0;
    if (std::abs(ahead) > tolerableClockError)
        notes.add(named(table, "clock-off"), step.index, field("Date"),
                  {QString::number(std::abs(ahead)),
                   ahead > 0 ? QCoreApplication::translate("Rule", "ahead of")
                             : QCoreApplication::translate("Rule", "behind")});
}

void examineStatus(const ExaminedTrace& examined, Notes& notes) {
    for (const Step& step : examined.steps) {
        if (!step.response)
            continue;
        checkStatus(step, notes);
        checkLocation(step, notes);
        checkRedirect(step, notes);
        checkClock(step, notes);
    }
}

} // namespace

const RuleGroup statusRules{table, examineStatus};

} // namespace thence::findings
