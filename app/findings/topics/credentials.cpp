#include "app/findings/topics/groups.h"

#include "app/findings/credentialmap.h"
#include "app/http/syntax.h"
#include "app/url/parse.h"
#include "app/url/site.h"

#include <QCoreApplication>

namespace thence::findings {

namespace {

constexpr Rule table[] = {
    {"credential-in-clear", Topic::Security, Severity::Error,
     QT_TRANSLATE_NOOP("Rule", "Credential sent in clear"),
     QT_TRANSLATE_NOOP("Rule",
                       "%1 went to %2 over plain http. Everybody on the way can read it, and "
                       "a redirect to https comes too late."),
     "RFC 6797 §2.3.1.1"},
    {"authorization-crossed-origin", Topic::Security, Severity::Error,
     QT_TRANSLATE_NOOP("Rule", "Authorization went to another origin"),
     QT_TRANSLATE_NOOP("Rule",
                       "%1 was sent to %2 first and to %3 at hop %4. Browsers drop it when the "
                       "origin changes; whoever controls the redirect gets it here."),
     "Fetch, HTTP-redirect fetch"},
    {"authorization-dropped", Topic::Security, Severity::Good,
     QT_TRANSLATE_NOOP("Rule", "Authorization dropped"),
     QT_TRANSLATE_NOOP("Rule", "The target is another origin, %1, and Authorization was not sent "
                               "there. If it answers 401, this is why."),
     "Fetch, HTTP-redirect fetch"},
    {"token-field-crossed-origin", Topic::Security, Severity::Error,
     QT_TRANSLATE_NOOP("Rule", "Token field went to another origin"),
     QT_TRANSLATE_NOOP("Rule",
                       "%1 was sent to %2 first and to %3 at hop %4. Clients do not know that "
                       "it is a secret and send it wherever the redirect leads."),
     "RFC 9110 §15.4"},
    {"cookie-crossed-site", Topic::Security, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "Cookie went to another site"),
     QT_TRANSLATE_NOOP("Rule",
                       "The cookie %1 was sent to %2 first and to %3 at hop %4. A cookie "
                       "belongs to its host; a Cookie field set by hand follows the redirect "
                       "in some clients."),
     "RFC 6265 §5.4"},
    {"token-in-url", Topic::Security, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "Secret in the URL"),
     QT_TRANSLATE_NOOP("Rule",
                       "The parameter %1 carries a secret in the URL. It ends up in logs, in "
                       "the history and in Referer."),
     "RFC 9110 §17.9"},
    {"token-crossed-site", Topic::Security, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "Secret in the URL went to another site"),
     QT_TRANSLATE_NOOP("Rule",
                       "The parameter %1 was sent to %2 first, and the redirect carried it to "
                       "%3."),
     "RFC 9110 §17.9"},
    {"referer-leaks-token", Topic::Security, Severity::Error,
     QT_TRANSLATE_NOOP("Rule", "Referer gives a secret away"),
     QT_TRANSLATE_NOOP("Rule", "Referer tells %1 the URL before, with its parameter %2. "
                               "Referrer-Policy: no-referrer on the redirect prevents that."),
     "RFC 9110 §10.1.3"},
    {"userinfo-in-location", Topic::Security, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "User name in the Location"),
     QT_TRANSLATE_NOOP("Rule",
                       "The Location carries a user name or a password before the host %1. It "
                       "makes one host look like another, and clients treat it differently."),
     "RFC 9110 §4.2.4"},
    {"first-request-in-clear", Topic::Security, Severity::Note,
     QT_TRANSLATE_NOOP("Rule", "First request over http"),
     QT_TRANSLATE_NOOP("Rule", "The chain starts with plain http at %1. On a hostile network the "
                               "redirect can be replaced; HSTS lets browsers skip this request."),
     "RFC 6797 §14.6"},
};

bool sameSite(const QByteArray& a, const QByteArray& b) {
    const auto one = url::parse(a), other = url::parse(b);
    return one && other && url::isSameSite(*one, *other);
}

QString described(const Credential& credential) {
    switch (credential.kind) {
    case Credential::Kind::Cookie:
        return QCoreApplication::translate("Rule", "The cookie %1").arg(shown(credential.name));
    case Credential::Kind::UrlParameter:
        return QCoreApplication::translate("Rule", "The parameter %1").arg(shown(credential.name));
    case Credential::Kind::Userinfo:
        return QCoreApplication::translate("Rule", "The password in the URL");
    case Credential::Kind::Authorization:
    case Credential::Kind::TokenField:
        return shown(credential.name);
    }
    Q_UNREACHABLE();
}

Subject subjectOf(const Credential& credential) {
    switch (credential.kind) {
    case Credential::Kind::Cookie:
        return requestField("Cookie");
    case Credential::Kind::UrlParameter:
    case Credential::Kind::Userinfo:
        return part(Subject::Part::Url);
    case Credential::Kind::Authorization:
    case Credential::Kind::TokenField:
        return requestField(credential.name);
    }
    Q_UNREACHABLE();
}

void checkCrossing(const Credential& credential, Notes& notes) {
    const Sighting* elsewhere = credential.firstElsewhere();
    if (!elsewhere)
        return;
    const QByteArray& home = credential.sightings.first().origin;
    const QStringList values{shown(credential.name), shown(home), shown(elsewhere->origin),
                             QString::number(elsewhere->hop + 1)};
    const Subject subject = subjectOf(credential);
    const bool otherSite = !sameSite(home, elsewhere->origin);
    if (elsewhere->byReferer)
        notes.add(named(table, "referer-leaks-token"), elsewhere->hop, requestField("Referer"),
                  {shown(elsewhere->origin), shown(credential.name)});
    else if (credential.kind == Credential::Kind::Authorization)
        notes.add(named(table, "authorization-crossed-origin"), elsewhere->hop, subject, values);
    else if (credential.kind == Credential::Kind::TokenField)
        notes.add(named(table, "token-field-crossed-origin"), elsewhere->hop, subject, values);
    else if (credential.kind == Credential::Kind::Cookie && otherSite)
        notes.add(named(table, "cookie-crossed-site"), elsewhere->hop, subject, values);
    else if (credential.kind == Credential::Kind::UrlParameter && otherSite)
        notes.add(named(table, "token-crossed-site"), elsewhere->hop, subject, values);
}

void checkCredential(const Credential& credential, Notes& notes) {
    checkCrossing(credential, notes);
    const Sighting& first = credential.sightings.first();
    if (credential.kind == Credential::Kind::UrlParameter && !first.byReferer)
        notes.add(named(table, "token-in-url"), first.hop, part(Subject::Part::Url),
                  {shown(credential.name)});
    for (const Sighting& sighting : credential.sightings)
        if (sighting.inClear) {
            notes.add(named(table, "credential-in-clear"), sighting.hop, subjectOf(credential),
                      {described(credential), shown(sighting.origin)});
            return;
        }
}

void examineCredentials(const ExaminedTrace& examined, Notes& notes) {
    for (const Credential& credential : credentialMap(examined.trace).credentials)
        checkCredential(credential, notes);
    for (const Step& step : examined.steps) {
        if (step.next && step.request->fields.contains("Authorization") &&
            !step.next->fields.contains("Authorization") &&
            !url::isSameOrigin(step.url(), step.next->target))
            notes.add(named(table, "authorization-dropped"), step.index,
                      requestField("Authorization"), {shown(step.next->target.origin())});
        if (step.target && step.target->hasCredentials())
            notes.add(named(table, "userinfo-in-location"), step.index, field("Location"),
                      {shown(step.target->host())});
    }
    const url::Url& first = examined.first().url();
    if (first.scheme() == "http" && !url::isLoopback(first.host()) && examined.first().response)
        notes.add(named(table, "first-request-in-clear"), 0, part(Subject::Part::Url),
                  {shown(first.authority())});
}

} // namespace

const RuleGroup credentialRules{table, examineCredentials};

} // namespace thence::findings
