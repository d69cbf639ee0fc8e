#include "app/findings/topics/groups.h"

#include "app/trace/units.h"
#include "app/url/site.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace thence::findings {

namespace {

constexpr qint64 soon = 21; // days

constexpr Rule table[] = {
    {"downgrade", Topic::Security, Severity::Error, QT_TRANSLATE_NOOP("Rule", "https to http"),
     QT_TRANSLATE_NOOP("Rule", "The redirect leads from https to plain http at %1. From there on "
                               "everything can be read and changed on the way."),
     "RFC 6797 §2.3.1"},
    {"downgrade-refused", Topic::Security, Severity::Good,
     QT_TRANSLATE_NOOP("Rule", "Downgrade refused"),
     QT_TRANSLATE_NOOP("Rule",
                       "The redirect leads from https to http, and this client does not follow "
                       "it."),
     "RFC 6797 §2.3.1"},
    {"upgrade", Topic::Security, Severity::Good, QT_TRANSLATE_NOOP("Rule", "http to https"),
     QT_TRANSLATE_NOOP("Rule", "The redirect leads from http to https at %1."), "RFC 6797 §7.2"},
    {"form-over-downgrade", Topic::Security, Severity::Error,
     QT_TRANSLATE_NOOP("Rule", "Content sent on over http"),
     QT_TRANSLATE_NOOP("Rule",
                       "%1 keeps the content, and the target is plain http. Chrome shows a "
                       "warning page and does not send it; other clients send it in clear."),
     "Observed, Chromium 156 and Firefox 153"},
    {"certificate-not-verified", Topic::Security, Severity::Error,
     QT_TRANSLATE_NOOP("Rule", "Certificate not trusted"),
     QT_TRANSLATE_NOOP("Rule",
                       "The certificate of %1 was not verified: %2. The answer could come from "
                       "anybody."),
     "RFC 9110 §4.3.4"},
    {"certificate-expires-soon", Topic::Security, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "Certificate expires soon"),
     QT_TRANSLATE_NOOP("Rule", "The certificate of %1 is valid for %2 only. When it is over, the "
                               "redirect cannot be reached, even by those who only pass through."),
     "RFC 5280 §4.1.2.5"},
    {"certificate-expired", Topic::Security, Severity::Error,
     QT_TRANSLATE_NOOP("Rule", "Certificate expired"),
     QT_TRANSLATE_NOOP("Rule", "The certificate of %1 expired on %2."), "RFC 5280 §4.1.2.5"},
    {"old-tls", Topic::Security, Severity::Warning, QT_TRANSLATE_NOOP("Rule", "Old TLS version"),
     QT_TRANSLATE_NOOP("Rule",
                       "%1 was agreed on with %2. TLS 1.0 and 1.1 must not be used any more."),
     "RFC 8996 §4"},
    {"framing-ambiguous", Topic::Security, Severity::Error,
     QT_TRANSLATE_NOOP("Rule", "Length is ambiguous"),
     QT_TRANSLATE_NOOP("Rule",
                       "The response states its length in two ways. Two programs on the way "
                       "can disagree on where it ends, which is how requests are smuggled."),
     "RFC 9112 §6.3"},
    {"unasked-bytes", Topic::Security, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "Bytes without a request"),
     QT_TRANSLATE_NOOP("Rule",
                       "Before this request was sent, bytes had arrived on the connection that was "
                       "kept for it. They belong to no request. A client that takes them for the "
                       "response shows the response to another request."),
     "RFC 9112 §9.2"},
    {"early-response", Topic::Security, Severity::Error,
     QT_TRANSLATE_NOOP("Rule", "Response before its request"),
     QT_TRANSLATE_NOOP("Rule",
                       "The server sent this response before the request had reached it. It "
                       "belongs to another request or to none, and every client that keeps "
                       "connections takes it for this one's. That is how caches are poisoned."),
     "RFC 9112 §9.2"},
    {"end-not-announced", Topic::Security, Severity::Note,
     QT_TRANSLATE_NOOP("Rule", "No closure alert"),
     QT_TRANSLATE_NOOP("Rule",
                       "The content ends where the connection ends, and TLS ended without a "
                       "closure alert. An attacker on the network can cut such content unnoticed. "
                       "Content-Length or the chunked coding prevents that."),
     "RFC 9112 §9.8"},
};

void checkSchemes(const Step& step, Notes& notes) {
    const trace::Stop* stop = step.hop->stop();
    if (stop && stop->reason == trace::Stop::Reason::DowngradeRefused)
        notes.add(named(table, "downgrade-refused"), step.index, field("Location"));
    if (!step.redirects())
        return;
    const QByteArrayView to = step.target->scheme();
    if (step.isHttps() && to == "http" && !url::isLoopback(step.target->host())) {
        notes.add(named(table, "downgrade"), step.index, field("Location"),
                  {shown(step.target->authority())});
        if (step.request->content && http::mustKeepMethod(step.status()))
            notes.add(named(table, "form-over-downgrade"), step.index, part(Subject::Part::Content),
                      {QString::number(step.status())});
    }
    if (step.url().scheme() == "http" && to == "https")
        notes.add(named(table, "upgrade"), step.index, field("Location"),
                  {shown(step.target->authority())});
}

void checkCertificate(const Step& step, const trace::Tls& tls, Notes& notes) {
    const Subject subject = part(Subject::Part::Connection);
    const QString host = shown(step.url().host());
    if (tls.version == QStringLiteral("TLS 1.0") || tls.version == QStringLiteral("TLS 1.1"))
        notes.add(named(table, "old-tls"), step.index, subject, {tls.version, host});
    if (!tls.verified)
        notes.add(named(table, "certificate-not-verified"), step.index, subject,
                  {host, tls.errors.join(QStringLiteral("; "))});
    if (tls.chain.isEmpty() || !step.exchange().startedAt.isValid())
        return;
    const QDateTime end = tls.chain.first().notAfter;
    const qint64 days = step.exchange().startedAt.daysTo(end);
    if (end < step.exchange().startedAt)
        notes.add(named(table, "certificate-expired"), step.index, subject,
                  {host, end.date().toString(Qt::ISODate)});
    else if (days < soon)
        notes.add(named(table, "certificate-expires-soon"), step.index, subject,
                  {host, trace::countText(days, trace::Counted::Day)});
}

/// What the notes on the exchange say about this table's rules, each once.
void checkNotes(const Step& step, Notes& notes) {
    using Kind = trace::Leniency::Kind;
    const auto has = [&](std::initializer_list<Kind> kinds) {
        return std::ranges::any_of(step.exchange().leniencies, [&](const trace::Leniency& noted) {
            return std::ranges::find(kinds, noted.kind) != kinds.end();
        });
    };
    const auto connection = part(Subject::Part::Connection);
    if (has({Kind::LengthAndTransferEncoding, Kind::RepeatedLength}))
        notes.add(named(table, "framing-ambiguous"), step.index, field("Content-Length"));
    if (has({Kind::UnaskedBytes}))
        notes.add(named(table, "unasked-bytes"), step.index, connection);
    if (has({Kind::EarlyResponse}))
        notes.add(named(table, "early-response"), step.index, connection);
    if (has({Kind::MissingCloseNotify}))
        notes.add(named(table, "end-not-announced"), step.index, connection);
}

void examineTransport(const ExaminedTrace& examined, Notes& notes) {
    std::set<QByteArray> origins; // each server is told once
    for (const Step& step : examined.steps) {
        checkSchemes(step, notes);
        checkNotes(step, notes);
        const auto& connection = step.exchange().connection;
        if (connection && connection->tls && origins.insert(step.url().origin()).second)
            checkCertificate(step, *connection->tls, notes);
    }
}

} // namespace

const RuleGroup transportRules{table, examineTransport};

} // namespace thence::findings
