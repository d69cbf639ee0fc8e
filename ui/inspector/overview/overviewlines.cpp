#include "ui/inspector/overview/overviewlines.h"

#include "app/http/statuscode.h"
#include "app/trace/hopsummary.h"
#include "app/trace/units.h"
#include "ui/inspector/changelines.h"
#include "ui/models/windowadvice.h"
#include "ui/text/readable.h"

#include <QCoreApplication>

namespace thence::ui {

namespace {

using namespace Qt::StringLiterals;
using trace::Arrival;

struct Overview {
    Q_DECLARE_TR_FUNCTIONS(Overview)
};

QString tr(const char* text) {
    return Overview::tr(text);
}

QString arrivalSentence(const trace::Hop& hop, int index) {
    switch (hop.arrival) {
    case Arrival::Composed:
        return tr("The request as it was composed.");
    case Arrival::Location:
        return tr("The Location field of hop %1 led here.").arg(index);
    case Arrival::RefreshField:
        return tr("The Refresh field of hop %1 led here.").arg(index);
    case Arrival::MetaRefresh:
        return tr("A <meta> element in the content of hop %1 led here.").arg(index);
    case Arrival::HstsUpgrade:
        return tr("The client went from http to https by itself, because the host had asked for "
                  "that (HSTS).");
    }
    Q_UNREACHABLE();
}

void addFollow(SheetLines& lines, const trace::Hop& hop, const trace::Follow& follow) {
    lines.heading(tr("What follows"));
    if (follow.how != Arrival::Location) // a status says enough above
        lines.pair(tr("Cause"), trace::cause(hop));
    lines.monoPair(tr("Next request"), u"%1 %2"_s.arg(readable(follow.next.method),
                                                      readable(follow.next.target.href())));
    if (follow.delay.count() > 0)
        lines.pair(tr("After"), trace::durationText(follow.delay));
    addChanges(lines, follow.changes);
}

void addStop(SheetLines& lines, const trace::Stop& stop) {
    lines.heading(tr("What follows"));
    const bool isEnd = stop.reason == trace::Stop::Reason::NotARedirect;
    lines.text(readable(trace::describe(stop)), isEnd ? Ink::Text : Ink::Warning);
    if (stop.target)
        lines.monoPair(tr("Would go to"), readable(*stop.target));
    if (stop.repeats)
        lines.pair(tr("Repeats"), tr("hop %1").arg(*stop.repeats + 1));
}

void addAnswer(SheetLines& lines, const trace::Exchange& exchange) {
    lines.heading(tr("What came back"));
    for (const trace::Interim& interim : exchange.interim)
        lines.pair(tr("Before it"),
                   u"%1 %2"_s.arg(interim.status)
                       .arg(QString::fromLatin1(http::reasonPhrase(interim.status))));
    if (exchange.response) {
        const http::Response& response = *exchange.response;
        const QByteArrayView registered = http::reasonPhrase(response.status);
        QString remark;
        if (registered.isEmpty())
            remark = tr("This status is not registered (RFC 9110 §15).");
        else if (response.reason != registered)
            remark = response.reason.isEmpty() ? tr("Sent without a reason phrase.")
                                               : tr("Sent with the reason “%1”.")
                                                     .arg(shortened(readable(response.reason), 80));
        const QString phrase = registered.isEmpty() ? shortened(readable(response.reason), 80)
                                                    : QString::fromLatin1(registered);
        lines.pair(tr("Status"), u"%1 %2"_s.arg(response.status).arg(phrase).trimmed(), Ink::Text,
                   remark);
        if (const auto location = response.fields.first("Location"))
            lines.monoPair(u"Location"_s, readable(*location));
        QString size = trace::sizeText(exchange.decodedSize);
        if (exchange.encodedSize != exchange.decodedSize)
            size = tr("%1, %2 as it came").arg(size, trace::sizeText(exchange.encodedSize));
        lines.pair(tr("Content"),
                   exchange.decodedSize == 0 && exchange.encodedSize == 0 ? tr("none") : size);
    }
    if (exchange.failure) {
        const QString host = QString::fromUtf8(exchange.request.target.authority());
        lines.text(readable(trace::describe(*exchange.failure, host)), Ink::Bad,
                   windowAdvice(exchange.failure->kind));
        if (exchange.responseHead) {
            lines.text(tr("Show the bytes in Raw"));
            lines.link(u"raw/received"_s);
        }
    }
}

void addJourney(SheetLines& lines, const trace::Exchange& exchange) {
    lines.heading(tr("How it travelled"));
    if (exchange.connection) {
        const trace::Connection& connection = *exchange.connection;
        lines.monoPair(
            tr("Address"),
            u"%1 port %2"_s.arg(connection.remoteAddress.toString()).arg(connection.remotePort));
        lines.pair(tr("Connection"), exchange.reused ? tr("reused") : tr("new"));
        if (connection.tls)
            lines.pair(u"TLS"_s,
                       connection.tls->verified
                           ? tr("%1, certificate verified").arg(connection.tls->version)
                           : tr("%1, certificate not verified").arg(connection.tls->version),
                       connection.tls->verified ? Ink::Text : Ink::Bad);
        else if (exchange.request.target.scheme() == "https")
            lines.pair(u"TLS"_s, tr("did not come about"), Ink::Bad);
        else
            lines.pair(u"TLS"_s, tr("none: anyone on the way can read and change it"),
                       Ink::Warning);
    }
    if (exchange.protocol)
        lines.pair(tr("Protocol"), QString::fromLatin1(trace::word(*exchange.protocol)));
    QStringList phases;
    for (int i = 0; i < trace::phaseCount; ++i)
        if (const auto& duration = exchange.timings[trace::Phase(i)];
            duration && duration->count() > 0)
            phases.append(
                u"%1 %2"_s.arg(trace::phaseWord(trace::Phase(i)), trace::durationText(*duration)));
    lines.pair(tr("Time"),
               exchange.timings.isKnown() ? trace::durationText(exchange.timings.total())
                                          : tr("not known"),
               Ink::Text, phases.join(u" · "));
    if (exchange.retriedAfter)
        lines.text(tr("Sent twice"), Ink::Warning,
                   tr("The first try went over a connection that the server had closed meanwhile: "
                      "%1 It was sent again over a new one (RFC 9110 §9.2.2).")
                       .arg(readable(trace::describe(
                           *exchange.retriedAfter,
                           QString::fromUtf8(exchange.request.target.authority())))));
}

} // namespace

SheetLines overviewLines(const trace::Trace& trace, int index) {
    const trace::Hop& hop = trace.hops[index];
    SheetLines lines;
    lines.text(arrivalSentence(hop, index), Ink::Dim);
    lines.monoPair(tr("Request"), u"%1 %2"_s.arg(readable(hop.exchange.request.method),
                                                 readable(hop.exchange.request.target.href())));
    if (hop.isClientStep())
        lines.text(tr("Nothing was sent."), Ink::Warning,
                   tr("The client knew from before that this host wants https, and changed the URL "
                      "by itself. A server never sees this step (RFC 6797 §8.3)."));
    else
        addAnswer(lines, hop.exchange);
    if (const trace::Follow* const follow = hop.follow())
        addFollow(lines, hop, *follow);
    else if (hop.stop()->reason != trace::Stop::Reason::Failed)
        addStop(lines, *hop.stop());
    if (!hop.isClientStep())
        addJourney(lines, hop.exchange);
    if (!hop.exchange.leniencies.empty())
        lines.heading(tr("Read all the same"));
    for (const trace::Leniency& leniency : hop.exchange.leniencies)
        lines.text(trace::describe(leniency), Ink::Warning);
    return lines;
}

} // namespace thence::ui
