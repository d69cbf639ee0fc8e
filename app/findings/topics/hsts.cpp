#include "app/findings/topics/groups.h"

#include "app/findings/wording.h"
#include "app/http/stricttransport.h"
#include "app/url/site.h"

#include <QCoreApplication>

namespace thence::findings {

namespace {

constexpr qint64 halfYear = 15768000;
constexpr qint64 year = 31536000;

constexpr Rule table[] = {
    {"hsts-missing", Topic::Security, Severity::Warning, QT_TRANSLATE_NOOP("Rule", "No HSTS"),
     QT_TRANSLATE_NOOP("Rule", "%1 answers over https without Strict-Transport-Security: a later "
                               "visit over http can be intercepted again."),
     "RFC 6797 §7.1"},
    {"hsts-strong", Topic::Security, Severity::Good, QT_TRANSLATE_NOOP("Rule", "HSTS holds"),
     QT_TRANSLATE_NOOP("Rule", "Browsers keep to https at %1 for %2, subdomains included."),
     "RFC 6797 §6.1"},
    {"hsts-short", Topic::Security, Severity::Note, QT_TRANSLATE_NOOP("Rule", "HSTS is short"),
     QT_TRANSLATE_NOOP("Rule", "Strict-Transport-Security lasts %1. Who comes back less often than "
                               "that is not protected; half a year or more is usual."),
     "RFC 6797 §11.2"},
    {"hsts-without-subdomains", Topic::Security, Severity::Note,
     QT_TRANSLATE_NOOP("Rule", "HSTS without subdomains"),
     QT_TRANSLATE_NOOP("Rule",
                       "includeSubDomains is missing: a forged subdomain over http can still "
                       "set cookies for %1."),
     "RFC 6797 §14.4"},
    {"hsts-over-http", Topic::Security, Severity::Note, QT_TRANSLATE_NOOP("Rule", "HSTS over http"),
     QT_TRANSLATE_NOOP("Rule",
                       "Strict-Transport-Security comes over plain http, where browsers have "
                       "to ignore it."),
     "RFC 6797 §8.1"},
    {"hsts-off", Topic::Security, Severity::Warning, QT_TRANSLATE_NOOP("Rule", "HSTS taken back"),
     QT_TRANSLATE_NOOP("Rule", "max-age=0 makes browsers forget that %1 is to be asked over https "
                               "only."),
     "RFC 6797 §6.1.1"},
    {"hsts-broken", Topic::Security, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "HSTS cannot be read"),
     QT_TRANSLATE_NOOP("Rule",
                       "Strict-Transport-Security is \"%1\", which browsers have to ignore: "
                       "one max-age with a number is needed."),
     "RFC 6797 §6.1"},
    {"hsts-preload-unmet", Topic::Security, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "Preload conditions not met"),
     QT_TRANSLATE_NOOP("Rule", "preload asks for a place in the browsers' lists. They want "
                               "includeSubDomains and a max-age of a year or more; here it is %1."),
     "hstspreload.org, Submission Requirements"},
    {"hsts-skipped-by-redirect", Topic::Security, Severity::Note,
     QT_TRANSLATE_NOOP("Rule", "The base domain never promises https"),
     QT_TRANSLATE_NOOP("Rule", "http://%1 leads straight to %2. Send it to https://%1 first: only "
                               "there can it promise https for itself."),
     "hstspreload.org, Submission Requirements"},
    {"hsts-upgrade", Topic::Security, Severity::Good, QT_TRANSLATE_NOOP("Rule", "Upgraded by HSTS"),
     QT_TRANSLATE_NOOP("Rule",
                       "The client went to https by itself, because %1 had promised it. "
                       "Nothing was sent in clear; the 307 that browsers show here is not a "
                       "server's."),
     "RFC 6797 §8.3"},
};

void checkPromise(const Step& step, const http::StrictTransport& promise, Notes& notes) {
    const Subject subject = field("Strict-Transport-Security");
    const QString host = shown(step.url().host());
    const qint64 seconds = promise.maxAge.count();
    if (seconds == 0) {
        notes.add(named(table, "hsts-off"), step.index, subject, {host});
        return;
    }
    if (seconds >= year && promise.includeSubDomains)
        notes.add(named(table, "hsts-strong"), step.index, subject, {host, secondsText(seconds)});
    if (seconds < halfYear)
        notes.add(named(table, "hsts-short"), step.index, subject, {secondsText(seconds)});
    if (!promise.includeSubDomains)
        notes.add(named(table, "hsts-without-subdomains"), step.index, subject, {host});
    if (promise.preload && (seconds < year || !promise.includeSubDomains))
        notes.add(named(table, "hsts-preload-unmet"), step.index, subject, {secondsText(seconds)});
}

void checkField(const Step& step, Notes& notes) {
    const bool present = step.has("Strict-Transport-Security");
    const Subject subject = field("Strict-Transport-Security");
    if (!step.isHttps()) {
        if (present)
            notes.add(named(table, "hsts-over-http"), step.index, subject);
        return;
    }
    // A promise over a connection with an error of TLS does not count (RFC 6797 §8.1).
    const auto& connection = step.exchange().connection;
    if (connection && connection->tls && !connection->tls->verified)
        return;
    if (!present) {
        // Browsers do not note HSTS for IP addresses (RFC 6797 §8.1.1), and loopback needs none.
        if (!url::isIpAddress(step.url().host()) && !url::isLoopback(step.url().host()))
            notes.add(named(table, "hsts-missing"), step.index, {}, {shown(step.url().host())});
    } else if (const auto promise = http::strictTransport(step.response->fields)) {
        checkPromise(step, *promise, notes);
    } else {
        notes.add(named(table, "hsts-broken"), step.index, subject,
                  {shown(step.field("Strict-Transport-Security"))});
    }
}

void examineHsts(const ExaminedTrace& examined, Notes& notes) {
    QList<QByteArray> hosts; // each host is told once
    for (const Step& step : examined.steps) {
        const QByteArray host = step.url().origin();
        if (step.response && !hosts.contains(host)) {
            hosts.append(host);
            checkField(step, notes);
        }
        if (step.hop->isClientStep())
            notes.add(named(table, "hsts-upgrade"), step.index, part(Subject::Part::Url),
                      {shown(step.url().host())});
        if (step.redirects() && step.url().scheme() == "http" && step.target->scheme() == "https" &&
            step.target->host() != step.url().host() &&
            url::registrableDomain(step.url().host()) == step.url().host() &&
            !url::isIpAddress(step.url().host()))
            notes.add(named(table, "hsts-skipped-by-redirect"), step.index, field("Location"),
                      {shown(step.url().host()), shown(step.target->authority())});
    }
}

} // namespace

const RuleGroup hstsRules{table, examineHsts};

} // namespace thence::findings
