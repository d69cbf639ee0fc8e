#include "app/cli/report.h"

#include "app/cli/changelines.h"
#include "app/cli/terminaladvice.h"
#include "app/http/statuscode.h"
#include "app/trace/hopsummary.h"
#include "app/trace/units.h"
#include "app/url/changes.h"
#include "app/url/parse.h"

#include <QCoreApplication>

#include <algorithm>

namespace thence::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr QStringView indent = u"   ";
constexpr QStringView between = u" · ";
constexpr qsizetype longestUrl = 2000;   ///< bytes
constexpr qsizetype longestPhrase = 200; ///< bytes
constexpr trace::Timings::Duration shortestPhase = std::chrono::microseconds(50);

QString tr(const char* text) {
    return QCoreApplication::translate("Report", text);
}

Tone toneOf(int status) {
    if (http::isPermanentRedirect(status))
        return Tone::Permanent;
    if (http::isRedirect(status))
        return Tone::Temporary;
    return status >= 400 ? Tone::Bad : status >= 200 && status < 300 ? Tone::Good : Tone::Strong;
}

Tone toneOf(trace::Voice voice) {
    switch (voice) {
    case trace::Voice::Plain:
        return Tone::Plain;
    case trace::Voice::Kept:
        return Tone::Good;
    case trace::Voice::Lost:
        return Tone::Bad;
    case trace::Voice::ByHand:
        return Tone::Temporary;
    }
    Q_UNREACHABLE();
}

/// The status as it was sent; a phrase that was not sent is the registered one.
QByteArray statusOf(const trace::Exchange& exchange, const ReportStyle& style) {
    const http::Response& response = *exchange.response;
    if (exchange.protocol == trace::Protocol::Http09)
        return tr("content without a status (HTTP/0.9)").toUtf8();
    const QByteArrayView phrase = response.reason.isEmpty() ? http::reasonPhrase(response.status)
                                                            : QByteArrayView(response.reason);
    QByteArray text = QByteArray::number(response.status) + " " + style.redaction.text(phrase);
    if (const qsizetype more = text.size() - longestPhrase; more > 0)
        text = text.first(longestPhrase) + tr("… (%1 more bytes)").arg(more).toUtf8();
    return text.trimmed();
}

void addHeading(StyledText& out, const trace::Hop& hop, qsizetype index, const ReportStyle& style) {
    out.add(QString::number(index + 1).leftJustified(indent.size()), Tone::Strong);
    out.add(hop.exchange.request.method, Tone::Strong).add(u"  ");
    if (hop.isClientStep())
        out.add(tr("HSTS: the client goes to https by itself, nothing is sent"), Tone::Temporary);
    else if (hop.exchange.response)
        out.add(statusOf(hop.exchange, style), toneOf(hop.status()));
    else if (hop.exchange.failure)
        out.add(tr("no response"), Tone::Bad);
    else
        out.add(tr("response not known"));
    out.newLine();
}

url::Url shown(const url::Url& url, const ReportStyle& style) {
    return style.redaction.shown(url);
}

/// The URL; what is new in it is bold, or underlined by carets where there is no bold.
void addUrl(StyledText& out, const trace::Trace& trace, qsizetype index, const ReportStyle& style) {
    const url::Url url = shown(trace.hops[index].exchange.request.target, style);
    QList<url::Range> ranges;
    if (index > 0)
        ranges =
            url::changedRanges(shown(trace.hops[index - 1].exchange.request.target, style), url);
    const QByteArrayView text =
        QByteArrayView(url.href()).first(std::min(url.href().size(), longestUrl));
    out.add(indent);
    qsizetype done = 0;
    QString carets(text.size(), u' ');
    for (const url::Range& range : ranges) {
        if (range.start >= text.size())
            break;
        const qsizetype size = std::min(range.size, text.size() - range.start);
        out.add(text.sliced(done, range.start - done));
        out.add(text.sliced(range.start, size), Tone::Strong);
        done = range.start + size;
        carets.replace(range.start, size, QString(size, u'^'));
    }
    out.add(text.sliced(done));
    if (text.size() < url.href().size())
        out.add(tr("… (%1 bytes)").arg(url.href().size()), Tone::Dim);
    out.newLine();
    if (!ranges.isEmpty() && !out.hasColours())
        out.add(indent).add(carets.first(done)).newLine();
}

QStringList connectionWords(const trace::Exchange& exchange) {
    if (!exchange.connection)
        return {};
    const trace::Connection& connection = *exchange.connection;
    const bool bracketed = connection.remoteAddress.protocol() == QAbstractSocket::IPv6Protocol;
    const QString address = connection.remoteAddress.toString();
    QStringList words{
        u"%1:%2"_s.arg(bracketed ? u'[' + address + u']' : address).arg(connection.remotePort)};
    if (exchange.reused)
        words.append(tr("same connection"));
    if (connection.tls)
        words.append(connection.tls->version);
    return words;
}

void addTravel(StyledText& out, const trace::Exchange& exchange) {
    QStringList words = connectionWords(exchange);
    for (int i = 0; i < trace::phaseCount; ++i)
        if (const auto& duration = exchange.timings[trace::Phase(i)]; duration >= shortestPhase)
            words.append(
                u"%1 %2"_s.arg(trace::phaseWord(trace::Phase(i)), trace::durationText(*duration)));
    if (!words.isEmpty())
        out.add(indent).add(words.join(between), Tone::Dim).newLine();
    if (exchange.connection && exchange.connection->tls && !exchange.connection->tls->verified)
        out.add(indent)
            .add(tr("The certificate is not verified: %1")
                     .arg(exchange.connection->tls->errors.join(u"; "_s)),
                 Tone::Bad)
            .newLine();
}

/// One line for each run of the same status.
void addInterim(StyledText& out, const trace::Exchange& exchange) {
    const auto& interim = exchange.interim;
    for (auto run = interim.begin(); run != interim.end();) {
        const auto end = std::find_if(run, interim.end(), [&](const trace::Interim& other) {
            return other.status != run->status;
        });
        QString words = tr("%1 %2 came first")
                            .arg(run->status)
                            .arg(QString::fromLatin1(http::reasonPhrase(run->status)));
        if (end - run > 1)
            words += tr(", %1 times").arg(end - run);
        out.add(indent).add(words, Tone::Dim).newLine();
        run = end;
    }
}

void addNotes(StyledText& out, const trace::Exchange& exchange) {
    addInterim(out, exchange);
    if (exchange.retriedAfter)
        out.add(indent)
            .add(tr("Sent a second time: the kept connection had been closed"), Tone::Dim)
            .newLine();
    const QString size = trace::sizeText(exchange.decodedSize);
    if (exchange.cutForMemory)
        out.add(indent)
            .add(tr("Only %1 of %2 content were kept: the trace has reached its memory limit "
                    "(--max-memory)")
                     .arg(trace::sizeText(exchange.response->content.size()), size),
                 Tone::Dim)
            .newLine();
    else if (exchange.contentCut)
        out.add(indent)
            .add(tr("The content goes on after %1, the rest was not read").arg(size), Tone::Dim)
            .newLine();
    for (const trace::Leniency& leniency : exchange.leniencies)
        out.add(indent)
            .add(tr("Odd: %1").arg(trace::describe(leniency)), Tone::Temporary)
            .newLine();
}

void addContent(StyledText& out, const trace::Hop& hop) {
    const trace::Exchange& exchange = hop.exchange;
    if (hop.follow() || !exchange.response || exchange.decodedSize == 0)
        return;
    const auto type = exchange.response->fields.first("Content-Type");
    out.add(indent).add(type.value_or("content"), Tone::Dim);
    out.add(between, Tone::Dim).add(trace::sizeText(exchange.decodedSize), Tone::Dim).newLine();
}

/// What a redirect that was not followed says, as it stands.
void addUnfollowed(StyledText& out, const trace::Hop& hop, const ReportStyle& style) {
    if (hop.follow() || !hop.exchange.response || !http::isRedirect(hop.status()))
        return;
    for (const QByteArrayView location : hop.exchange.response->fields.all("Location"))
        out.add(indent)
            .add(u"Location: ")
            .add(style.redaction.url(location), Tone::Strong)
            .newLine();
}

void addPieces(StyledText& out, const QList<trace::Piece>& pieces, const ReportStyle& style) {
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        if (i > 0)
            out.add(between);
        out.add(style.redaction.sentence(pieces[i].text), toneOf(pieces[i].voice));
    }
}

void addStep(StyledText& out, const trace::Hop& hop, const ReportStyle& style) {
    out.add(u"↓  ").add(trace::cause(hop)).add(u"  ");
    addPieces(out, trace::summary(hop), style);
    out.newLine();
    addChanges(out, hop.follow()->changes, style.redaction);
}

/// The line of the response where reading stopped, if it stopped in the head.
void addReceived(StyledText& out, const trace::Exchange& exchange, const ReportStyle& style) {
    constexpr qsizetype enough = 100;
    const QByteArray head = exchange.responseHead.value_or(QByteArray());
    if (exchange.response || head.isEmpty())
        return;
    const qsizetype place = std::clamp<qsizetype>(exchange.failure->offset, 0, head.size() - 1);
    const qsizetype start = place == 0 ? 0 : head.lastIndexOf('\n', place - 1) + 1;
    const qsizetype feed = head.indexOf('\n', start);
    const QByteArray line = head.sliced(start, (feed < 0 ? head.size() : feed) - start);
    const QByteArray shown = style.redaction.head(line);
    out.add(tr("Received from byte %1: ").arg(start), Tone::Dim);
    out.add(QByteArrayView(shown).first(std::min(shown.size(), enough)));
    if (shown.size() > enough)
        out.add(u"…");
    out.newLine();
}

void addSentence(StyledText& out, const QString& sentence, Tone tone = Tone::Plain) {
    if (!sentence.isEmpty())
        out.add(sentence, tone).newLine();
}

void addHidden(StyledText& out, const ReportStyle& style) {
    const qsizetype count = style.redaction.count();
    if (count > 0)
        out.add(count == 1
                    ? tr("1 secret value is hidden. --with-secrets shows it.")
                    : tr("%1 secret values are hidden. --with-secrets shows them.").arg(count),
                Tone::Dim)
            .newLine();
}

} // namespace

QString hopText(const trace::Trace& trace, qsizetype index, const ReportStyle& style) {
    const trace::Hop& hop = trace.hops[index];
    StyledText out(style.colours);
    addHeading(out, hop, index, style);
    addUrl(out, trace, index, style);
    addTravel(out, hop.exchange);
    addNotes(out, hop.exchange);
    addUnfollowed(out, hop, style);
    addContent(out, hop);
    if (hop.follow())
        addStep(out, hop, style);
    return out.text();
}

QString endText(const trace::Trace& trace, const ReportStyle& style) {
    StyledText out(style.colours);
    out.newLine();
    const trace::Stop* const stop = trace.stop();
    const bool isFinal = stop && stop->reason == trace::Stop::Reason::NotARedirect;
    if (!trace.hops.isEmpty()) {
        const trace::Exchange& last = trace.hops.constLast().exchange;
        if (last.failure) {
            const QString host = QString::fromUtf8(last.request.target.authority());
            addSentence(out, style.redaction.sentence(trace::describe(*last.failure, host)),
                        Tone::Bad);
            addReceived(out, last, style);
            addSentence(out, terminalAdvice(last.failure->kind));
        } else if (stop && !isFinal) {
            addSentence(out, style.redaction.sentence(trace::describe(*stop)), Tone::Bad);
            addSentence(out, terminalAdvice(stop->reason));
        }
    }
    addPieces(out, trace::summary(trace), style);
    out.newLine();
    addHidden(out, style);
    return out.text();
}

} // namespace thence::cli
