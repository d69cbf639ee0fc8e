#include "ui/inspector/tls/tlslines.h"

#include "app/trace/units.h"
#include "ui/text/readable.h"

#include <QCoreApplication>

namespace thence::ui {

namespace {

using namespace Qt::StringLiterals;
using trace::Counted;

constexpr qint64 soonDays = 21;

struct Tls {
    Q_DECLARE_TR_FUNCTIONS(Tls)
};

QString tr(const char* text) {
    return Tls::tr(text);
}

QString date(const QDateTime& time) {
    return time.toUTC().toString(u"yyyy-MM-dd HH:mm 'UTC'"_s);
}

void addValidity(SheetLines& lines, const trace::Certificate& certificate, const QDateTime& now) {
    const qint64 days = now.daysTo(certificate.notAfter);
    const QString span =
        tr("%1 to %2").arg(date(certificate.notBefore), date(certificate.notAfter));
    if (now < certificate.notBefore)
        lines.pair(tr("Valid"), tr("not yet"), Ink::Bad, span);
    else if (now > certificate.notAfter)
        lines.pair(tr("Valid"), tr("expired %1 ago").arg(trace::countText(-days, Counted::Day)),
                   Ink::Bad, span);
    else
        lines.pair(tr("Valid"), tr("%1 left").arg(trace::countText(days, Counted::Day)),
                   days < soonDays ? Ink::Warning : Ink::Text, span);
}

/// "AA:BB:CC": how other programs print fingerprints, to be compared by eye.
QString grouped(const QByteArray& hex) {
    QStringList pairs;
    for (qsizetype i = 0; i + 1 < hex.size(); i += 2)
        pairs.append(QString::fromLatin1(hex.sliced(i, 2)).toUpper());
    return pairs.join(u':');
}

void addCertificate(SheetLines& lines, const trace::Certificate& certificate, qsizetype place,
                    const QDateTime& now) {
    lines.heading(place == 0 ? tr("Certificate of the server")
                             : tr("Certificate %1 of the chain").arg(place + 1));
    lines.pair(tr("Subject"), readable(certificate.subject));
    lines.pair(tr("Issuer"), readable(certificate.issuer), Ink::Text,
               certificate.issuer == certificate.subject ? tr("Signed by itself.") : QString());
    if (!certificate.alternativeNames.isEmpty())
        lines.monoPair(tr("Names"), readable(certificate.alternativeNames.join(u", ")));
    addValidity(lines, certificate, now);
    lines.pair(tr("Key"), readable(certificate.key));
    lines.monoPair(tr("Serial"), readable(certificate.serialNumber));
    lines.monoPair(u"SHA-256"_s, grouped(certificate.sha256));
}

} // namespace

SheetLines tlsLines(const trace::Exchange& exchange, const QDateTime& now) {
    SheetLines lines;
    if (!exchange.connection && exchange.sent) {
        lines.heading(tr("Connection not known"));
        lines.text(tr("Nothing is recorded about the connection that carried this exchange."),
                   Ink::Dim);
        return lines;
    }
    if (!exchange.connection) {
        lines.heading(tr("No connection"));
        lines.text(tr("Nothing was sent, so there is no certificate to look at."), Ink::Dim);
        return lines;
    }
    if (!exchange.connection->tls) {
        const bool failed = exchange.request.target.scheme() == "https";
        lines.heading(failed ? tr("TLS did not come about") : tr("Cleartext"));
        lines.text(failed ? tr("The handshake did not get as far as a certificate.")
                          : tr("This hop was sent over plain HTTP: anyone on the way can read it, "
                               "change it, and redirect it elsewhere."),
                   failed ? Ink::Bad : Ink::Warning);
        if (failed && exchange.failure && !exchange.failure->reason.isEmpty())
            lines.pair(tr("Reason"), readable(exchange.failure->reason));
        return lines;
    }
    const trace::Tls& tls = *exchange.connection->tls;
    lines.heading(tr("Connection"));
    lines.pair(tr("Verification"), tls.verified ? tr("verified") : tr("not verified"),
               tls.verified ? Ink::Good : Ink::Bad);
    for (const QString& error : tls.errors)
        lines.pair(tr("Because"), readable(error), Ink::Bad);
    lines.pair(tr("Version"), readable(tls.version));
    lines.monoPair(tr("Cipher"), readable(tls.cipher));
    lines.pair(u"ALPN"_s, tls.alpn.isEmpty() ? tr("nothing agreed on") : readable(tls.alpn));
    for (qsizetype i = 0; i < tls.chain.size(); ++i)
        addCertificate(lines, tls.chain[i], i, now);
    return lines;
}

} // namespace thence::ui
