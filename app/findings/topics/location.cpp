#include "app/findings/topics/groups.h"

#include "app/http/syntax.h"
#include "app/url/parse.h"
#include "app/url/site.h"

#include <QCoreApplication>

#include <algorithm>

namespace thence::findings {

namespace {

constexpr Rule table[] = {
    {"open-redirect", Topic::Security, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "Perhaps an open redirect"),
     QT_TRANSLATE_NOOP("Rule",
                       "The parameter %1 of the request names %2, and the Location leads there. "
                       "If the value is not checked, anybody can make this site send people "
                       "anywhere."),
     "CWE-601"},
    {"location-read-differently", Topic::Security, Severity::Error,
     QT_TRANSLATE_NOOP("Rule", "Read as different hosts"),
     QT_TRANSLATE_NOOP("Rule",
                       "Browsers go to %1, clients that read by RFC 3986 go to %2. A check made "
                       "with one reading does not protect from the other."),
     "URL Standard, URL parsing"},
    {"location-unreadable-to-some", Topic::Security, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "Not a URL for every client"),
     QT_TRANSLATE_NOOP("Rule", "Browsers repair this Location to %1; clients that read by RFC 3986 "
                               "cannot read it."),
     "RFC 3986 §4.1"},
    {"location-backslash", Topic::Security, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "Backslash in the Location"),
     QT_TRANSLATE_NOOP("Rule",
                       "Browsers take a backslash for a slash, others do not. Where it stands "
                       "before a host, they end up at different servers."),
     "URL Standard, URL parsing"},
    {"location-scheme-relative", Topic::Security, Severity::Note,
     QT_TRANSLATE_NOOP("Rule", "Location starts with //"),
     QT_TRANSLATE_NOOP("Rule",
                       "A Location that starts with // names a host, %1. When it is built from "
                       "a path, a second slash in that path leads off the site."),
     "RFC 3986 §4.2"},
    {"location-raw-bytes", Topic::Security, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "Raw bytes in the Location"),
     QT_TRANSLATE_NOOP("Rule",
                       "The Location holds white space, control or non-ASCII bytes that should "
                       "be percent-encoded. Clients differ in what they make of them."),
     "RFC 3986 §2"},
    {"private-target", Topic::Security, Severity::Error,
     QT_TRANSLATE_NOOP("Rule", "Leads into a private network"),
     QT_TRANSLATE_NOOP("Rule", "A public host leads to %1, which means this machine or a private "
                               "network. A server that follows it can be made to ask its own "
                               "neighbours."),
     "RFC 6890 §2.2.2"},
    {"scheme-refused", Topic::Security, Severity::Error,
     QT_TRANSLATE_NOOP("Rule", "Scheme that is not followed"),
     QT_TRANSLATE_NOOP("Rule",
                       "The Location leads to %1:, which browsers refuse in a redirect. Some "
                       "libraries open it all the same."),
     "Fetch, HTTP-redirect fetch"},
    {"response-splitting", Topic::Security, Severity::Error,
     QT_TRANSLATE_NOOP("Rule", "Marks of response splitting"),
     QT_TRANSLATE_NOOP("Rule",
                       "The request carries an encoded line break, and what follows it stands "
                       "as a field of its own in the response, %1. An attacker can write fields "
                       "here."),
     "RFC 9112 §11.1"},
    {"line-break-reflected", Topic::Security, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "Line break reflected"),
     QT_TRANSLATE_NOOP("Rule",
                       "An encoded line break of the request comes back in the Location. It is "
                       "still encoded; somewhere it may be decoded."),
     "RFC 9112 §11.1"},
};

struct Parameter {
    QByteArray name, value;
};

QList<Parameter> parameters(const url::Url& url) {
    QList<Parameter> list;
    for (const QByteArray& pair : url.query().toByteArray().split('&')) {
        const qsizetype equals = pair.indexOf('=');
        if (equals > 0)
            list.append({pair.first(equals), QByteArray::fromPercentEncoding(
                                                 pair.sliced(equals + 1).replace('+', ' '))});
    }
    return list;
}

/// Whether `text` names `host` as a URL or a reference to one would: "https://host/…", "//host",
/// "host/path", "\\host".
bool namesHost(const QByteArray& text, QByteArrayView host) {
    const QByteArray lower = text.toLower();
    const qsizetype place = lower.indexOf(host.toByteArray());
    if (place < 0)
        return false;
    const auto isPart = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
    };
    const qsizetype end = place + host.size();
    return (place == 0 || !isPart(lower[place - 1])) &&
           (end == lower.size() || !isPart(lower[end]));
}

void checkOpenRedirect(const Step& step, Notes& notes) {
    if (!step.target || !step.target->hasHost() || url::isSameSite(step.url(), *step.target))
        return;
    for (const Parameter& parameter : parameters(step.url()))
        if (namesHost(parameter.value, step.target->host())) {
            notes.add(named(table, "open-redirect"), step.index, field("Location"),
                      {shown(parameter.name), shown(step.target->host())});
            return;
        }
}

void checkReadings(const Step& step, Notes& notes) {
    const auto strict = url::parse(step.location, step.url(), url::Reading::Rfc3986);
    const auto isRaw = [](char c) { return uchar(c) <= 0x20 || uchar(c) >= 0x7f; };
    if (step.location.contains('\\'))
        notes.add(named(table, "location-backslash"), step.index, field("Location"));
    const bool raw = std::any_of(step.location.begin(), step.location.end(), isRaw);
    if (raw)
        notes.add(named(table, "location-raw-bytes"), step.index, field("Location"));
    if (step.location.startsWith("//") && step.target)
        notes.add(named(table, "location-scheme-relative"), step.index, field("Location"),
                  {shown(step.target->host())});
    if (!step.target || !step.target->isHttp())
        return;
    if (!strict && !raw)
        notes.add(named(table, "location-unreadable-to-some"), step.index, field("Location"),
                  {shownUrl(*step.target)});
    else if (strict && !http::equalsIgnoringCase(strict->host(), step.target->host()))
        notes.add(named(table, "location-read-differently"), step.index, field("Location"),
                  {shown(step.target->host()), shown(strict->host())});
}

bool isInside(QByteArrayView host) {
    return url::isLoopback(host) || url::isPrivateAddress(host);
}

void checkTarget(const Step& step, Notes& notes) {
    if (!step.target)
        return;
    if (!step.target->isHttp())
        notes.add(named(table, "scheme-refused"), step.index, field("Location"),
                  {shown(step.target->scheme())});
    else if (!isInside(step.url().host()) && isInside(step.target->host()))
        notes.add(named(table, "private-target"), step.index, field("Location"),
                  {shown(step.target->host())});
}

/// A parameter with a line break in it: what follows the break, when that has the form of a field.
void checkSplitting(const Step& step, Notes& notes) {
    for (const Parameter& parameter : parameters(step.url())) {
        const qsizetype lineBreak = parameter.value.indexOf('\n');
        if (lineBreak < 0 && !parameter.value.contains('\r'))
            continue;
        const QByteArray injected = parameter.value.sliced(lineBreak + 1).trimmed();
        const qsizetype colon = injected.indexOf(':');
        if (colon > 0 && step.field(injected.first(colon).trimmed()) ==
                             QByteArrayView(injected).sliced(colon + 1).trimmed()) {
            notes.add(named(table, "response-splitting"), step.index,
                      field(injected.first(colon).trimmed()),
                      {shown(injected.first(colon).trimmed())});
            return;
        }
        const QByteArray location = step.location.toByteArray().toLower();
        if (location.contains("%0d") || location.contains("%0a")) {
            notes.add(named(table, "line-break-reflected"), step.index, field("Location"));
            return;
        }
    }
}

void examineLocation(const ExaminedTrace& examined, Notes& notes) {
    for (const Step& step : examined.steps) {
        if (!step.response)
            continue;
        checkSplitting(step, notes);
        if (!http::isRedirect(step.status()) || step.location.isEmpty())
            continue;
        checkOpenRedirect(step, notes);
        checkReadings(step, notes);
        checkTarget(step, notes);
    }
}

} // namespace

const RuleGroup locationRules{table, examineLocation};

} // namespace thence::findings
