#include "ui/models/hoprow.h"

#include "app/http/syntax.h"
#include "app/redaction/redaction.h"
#include "app/redirect/client.h"
#include "app/trace/units.h"
#include "ui/models/windowadvice.h"
#include "ui/text/readable.h"

#include <QCoreApplication>

#include <algorithm>

namespace thence::ui {

using namespace Qt::StringLiterals;
using trace::Phase;

namespace {

constexpr qsizetype longestMethod = 40;
constexpr qsizetype maxRanges = 200; // of a URL; no card has room for more

QString tr(const char* text) {
    return QCoreApplication::translate("HopRow", text);
}

QString hostAndPort(const url::Url& url) {
    return u"%1:%2"_s.arg(QString::fromUtf8(url.host())).arg(url.port());
}

HopRow requestPart(int number, const http::Request& request, const http::Request* before) {
    HopRow row;
    row.number = number;
    row.method = QString::fromUtf8(request.method);
    const redaction::Redaction redaction;
    const url::Url target = redaction.shown(request.target);
    row.url = QString::fromLatin1(target.href());
    if (before) {
        row.methodChanged = before->method != request.method;
        row.changed = url::changedRanges(redaction.shown(before->target), target);
    }
    return row;
}

void addBars(HopRow& row, const trace::Timings& timings) {
    row.bars.clear();
    trace::Timings::Duration at = row.start;
    for (int i = 0; i < trace::phaseCount; ++i) {
        const auto& length = timings[Phase(i)];
        if (!length)
            continue;
        row.bars.append({Phase(i), at, *length});
        at += *length;
    }
    row.end = at;
}

/// Names and values only as far as they are known to be short.
QString beginning(QByteArrayView bytes) {
    constexpr qsizetype maxBytes = 32;
    QString text = QString::fromLatin1(bytes.first(std::min(bytes.size(), maxBytes)));
    return bytes.size() > maxBytes ? text + u'…' : text;
}

/// A row is laid out and painted again and again: of what was received it has what fits a card.
void shorten(HopRow& row) {
    constexpr qsizetype longestStatus = 120;
    constexpr qsizetype longestPiece = 200;
    row.method = shortened(row.method, longestMethod);
    row.status = shortened(row.status, longestStatus);
    row.message = shortened(row.message, longestLabel);
    row.advice = shortened(row.advice, longestLabel);
    for (trace::Piece& piece : row.effect)
        piece.text = shortened(piece.text, longestPiece);
    if (row.changed.size() > maxRanges)
        row.changed.resize(maxRanges);
}

void addContentChip(QList<Chip>& chips, const trace::Exchange& exchange) {
    const QByteArrayView type = exchange.response->fields.first("Content-Type").value_or("");
    const QByteArrayView essence = http::trimmed(type.first(
        std::max<qsizetype>(type.indexOf(';') < 0 ? type.size() : type.indexOf(';'), 0)));
    if (exchange.decodedSize == 0 && essence.isEmpty())
        return;
    const QString size = trace::sizeText(exchange.decodedSize);
    chips.append(
        {essence.isEmpty() ? size : u"%1 · %2"_s.arg(beginning(essence), size), {}, u"content"_s});
}

void addCookieChip(QList<Chip>& chips, const http::FieldList& fields) {
    const QList<QByteArrayView> cookies = fields.all("Set-Cookie");
    QStringList names;
    for (const QByteArrayView cookie : cookies.first(std::min<qsizetype>(cookies.size(), 2)))
        names.append(beginning(cookie.first(std::max<qsizetype>(cookie.indexOf('='), 0))));
    if (cookies.size() > 2)
        names.append(tr("%1 more").arg(cookies.size() - 2));
    if (!names.isEmpty())
        chips.append(
            {tr("Set-Cookie %1").arg(names.join(", "_L1)), {}, u"fields"_s, u"Set-Cookie"_s});
}

QList<Chip> factChips(const trace::Exchange& exchange) {
    QList<Chip> chips;
    addContentChip(chips, exchange);
    addCookieChip(chips, exchange.response->fields);
    using Kind = trace::Leniency::Kind;
    const auto noted = [&](auto matches) {
        return std::ranges::any_of(exchange.leniencies, matches, &trace::Leniency::kind);
    };
    if (noted([](Kind kind) { return !trace::isOfConnection(kind); }))
        chips.append({tr("Grammar broken"), Tone::Temporary, u"raw"_s});
    if (noted([](Kind kind) { return kind == Kind::UnaskedBytes; }))
        chips.append({tr("Bytes without a request"), Tone::Temporary, u"overview"_s});
    if (noted([](Kind kind) { return kind == Kind::EarlyResponse; }))
        chips.append({tr("Response before its request"), Tone::Bad, u"overview"_s});
    if (noted([](Kind kind) { return kind == Kind::MissingCloseNotify; }))
        chips.append({tr("No closure alert"), Tone::Temporary, u"overview"_s});
    if (exchange.retriedAfter)
        chips.append({tr("Sent again"), Tone::Temporary, u"timing"_s});
    if (exchange.reused)
        chips.append({tr("Reused connection"), {}, u"timing"_s});
    return chips;
}

QString clientName(const QString& id) {
    const redirect::Client* const client = redirect::findClient(id);
    return client ? client->name : id;
}

/// Who made the request of hop `index`, where it was not the trace's own client alone.
QList<Chip> makerChips(const trace::Trace& trace, qsizetype index) {
    const trace::Follow* const step = index > 0 ? trace.hops[index - 1].follow() : nullptr;
    QList<Chip> chips;
    if (step && step->edited)
        chips.append({tr("Edited by hand"), Tone::Temporary, u"fields"_s});
    if (step && !step->client.isEmpty())
        chips.append({tr("As %1").arg(clientName(step->client)), {}, u"fields"_s});
    return chips;
}

QString failedStatus(const trace::Failure& failure) {
    if (failure.kind == trace::Failure::Kind::Cancelled)
        return tr("Stopped");
    switch (failure.phase) {
    case Phase::Blocked:
        return tr("Not sent");
    case Phase::Dns:
        return tr("No address");
    case Phase::Connect:
        return tr("No connection");
    case Phase::Tls:
        return tr("No secure connection");
    case Phase::Send:
    case Phase::Wait:
        return tr("No answer");
    case Phase::Receive:
        break;
    }
    return tr("Broken answer");
}

void addFailure(HopRow& row, const trace::Exchange& exchange) {
    row.kind = HopRow::Kind::Failed;
    row.tone =
        exchange.failure->kind == trace::Failure::Kind::Cancelled ? Tone::Neutral : Tone::Bad;
    if (!exchange.response)
        row.status = failedStatus(*exchange.failure);
    row.message = readable(redaction::Redaction().sentence(
        trace::describe(*exchange.failure, hostAndPort(exchange.request.target))));
    row.advice = windowAdvice(exchange.failure->kind);
    if (exchange.responseHead)
        row.chips.append({tr("Bytes received"), Tone::Neutral, u"raw"_s, u"received"_s});
}

void addClientStep(HopRow& row) {
    row.kind = HopRow::Kind::ClientStep;
    row.tone = Tone::Neutral;
    row.status = tr("Upgraded by the client");
    row.message = tr("Nothing was sent: HSTS makes the client ask over https.");
    row.chips = {};
}

/// Somebody meant it to end here.
bool isWanted(const trace::Stop& stop) {
    return stop.reason == trace::Stop::Reason::NotFollowed ||
           stop.reason == trace::Stop::Reason::Cancelled;
}

/// Whether the last hop is a redirect that is not followed; a failure says enough by itself.
bool endsInStopRow(const trace::Trace& trace) {
    const trace::Stop* const stop = trace.stop();
    return stop && stop->reason != trace::Stop::Reason::NotARedirect &&
           stop->reason != trace::Stop::Reason::Failed && !trace.hops.constLast().exchange.failure;
}

/// Where there is no room for all, what is wrong is shown, then what to mind.
int rank(Tone tone) {
    return tone == Tone::Bad ? 0 : tone == Tone::Temporary ? 1 : 2;
}

} // namespace

QList<Chip> HopRow::shownChips() const {
    QList<Chip> shown;
    if (again == Again::FromCache)
        shown.append({tr("From cache"), Tone::Good, u"cache"_s});
    else if (again == Again::Confirmed)
        shown.append({tr("Stored, asked to confirm"), Tone::Neutral, u"cache"_s});
    QList<Chip> told = verdicts + chips;
    std::stable_sort(told.begin(), told.end(), [](const Chip& one, const Chip& other) {
        return rank(one.tone) < rank(other.tone);
    });
    return shown + told;
}

HopRow runningRow(int number, const http::Request& request, const http::Request* before,
                  trace::Timings::Duration start) {
    HopRow row = requestPart(number, request, before);
    shorten(row);
    row.start = row.end = start;
    row.status = doing(Phase::Blocked);
    return row;
}

void showProgress(HopRow& row, const trace::Timings& soFar, Phase now, qint64 received) {
    using Seconds = std::chrono::duration<double>;
    static constexpr const char* words[] = {QT_TRANSLATE_NOOP("HopRow", "held back %1 s"),
                                            QT_TRANSLATE_NOOP("HopRow", "looking up %1 s"),
                                            QT_TRANSLATE_NOOP("HopRow", "connecting %1 s"),
                                            QT_TRANSLATE_NOOP("HopRow", "TLS handshake %1 s"),
                                            QT_TRANSLATE_NOOP("HopRow", "sending %1 s"),
                                            QT_TRANSLATE_NOOP("HopRow", "waiting %1 s"),
                                            QT_TRANSLATE_NOOP("HopRow", "receiving %1 s")};
    constexpr Seconds minTold(0.1);
    addBars(row, soFar);
    const Seconds spent = soFar[now].value_or(trace::Timings::Duration{0});
    row.status =
        spent < minTold ? doing(now) : tr(words[size_t(now)]).arg(spent.count(), 0, 'f', 1);
    if (received > 0)
        row.status += u" · "_s + trace::sizeText(received);
}

HopRow finishedRow(const trace::Trace& trace, qsizetype index, trace::Timings::Duration start) {
    const trace::Hop& hop = trace.hops[index];
    const trace::Exchange& exchange = hop.exchange;
    HopRow row = requestPart(int(index) + 1, exchange.request,
                             index > 0 ? &trace.hops[index - 1].exchange.request : nullptr);
    row.start = start;
    row.reused = exchange.reused;
    addBars(row, exchange.timings);
    if (exchange.response) {
        row.status = trace::statusText(*exchange.response);
        row.tone = toneOf(hop.status());
        row.chips = factChips(exchange);
    } else if (!exchange.failure) {
        row.status = tr("Response not known");
    }
    if (const trace::Follow* const step = hop.follow()) {
        row.kind = HopRow::Kind::Redirect;
        // A 200 with Refresh leads on as well, and never for good.
        row.tone = row.tone == Tone::Permanent ? Tone::Permanent : Tone::Temporary;
        row.cause = trace::cause(hop);
        row.effect = trace::summary(
            hop, clientName(step->client.isEmpty() ? trace.terms.client.id : step->client));
    } else if (endsInStopRow(trace)) {
        row.kind = HopRow::Kind::Redirect;
        row.cause = QString::number(hop.status());
        row.effect = {
            {tr("not followed"), isWanted(*hop.stop()) ? trace::Voice::Plain : trace::Voice::Lost}};
    } else {
        row.kind = HopRow::Kind::Final;
    }
    row.chips = makerChips(trace, index) + row.chips;
    if (hop.isClientStep())
        addClientStep(row);
    else if (exchange.failure)
        addFailure(row, exchange);
    shorten(row);
    return row;
}

std::optional<HopRow> stopRow(const trace::Trace& trace) {
    if (!endsInStopRow(trace))
        return {};
    const trace::Stop& stop = *trace.stop();
    HopRow row;
    row.kind = HopRow::Kind::Stop;
    row.tone = isWanted(stop) ? Tone::Neutral : Tone::Bad;
    row.status = tr("Stops here");
    const redaction::Redaction redaction;
    row.url = QString::fromUtf8(redaction.url(stop.target.value_or(QByteArray())));
    row.message = redaction.sentence(trace::describe(stop));
    row.advice = windowAdvice(stop.reason);
    shorten(row);
    return row;
}

QString doing(Phase phase) {
    static constexpr const char* words[] = {QT_TRANSLATE_NOOP("HopRow", "waiting for its turn"),
                                            QT_TRANSLATE_NOOP("HopRow", "looking up the host"),
                                            QT_TRANSLATE_NOOP("HopRow", "connecting"),
                                            QT_TRANSLATE_NOOP("HopRow", "TLS handshake"),
                                            QT_TRANSLATE_NOOP("HopRow", "sending"),
                                            QT_TRANSLATE_NOOP("HopRow", "waiting for the answer"),
                                            QT_TRANSLATE_NOOP("HopRow", "receiving")};
    return tr(words[size_t(phase)]) + u'…';
}

QString sentence(const HopRow& row) {
    const QString url = shortened(row.url, longestLabel); // the URL itself is the whole one
    QStringList parts;
    if (row.kind == HopRow::Kind::Stop)
        parts.append(row.message);
    else if (row.kind == HopRow::Kind::ClientStep)
        parts.append(
            tr("Hop %1: %2 %3. %4").arg(QString::number(row.number), row.method, url, row.message));
    else
        parts.append(
            tr("Hop %1: %2 %3, %4.").arg(QString::number(row.number), row.method, url, row.status));
    if (row.kind == HopRow::Kind::Failed)
        parts.append(row.message);
    const QString redirect =
        row.leadsOnForGood() ? tr("Permanent redirect") : tr("Temporary redirect");
    if (row.kind == HopRow::Kind::Redirect && !row.status.contains(redirect, Qt::CaseInsensitive))
        parts.append(redirect + u'.');
    QStringList effects;
    for (const trace::Piece& piece : row.effect)
        effects.append(piece.text);
    if (!effects.isEmpty())
        parts.append(effects.join("; "_L1) + u'.');
    for (const Chip& chip : row.shownChips())
        parts.append(chip.text + u'.');
    if (row.end > row.start)
        parts.append(tr("Took %1.").arg(trace::durationText(row.end - row.start)));
    if (!row.advice.isEmpty())
        parts.append(row.advice);
    return parts.join(u' ');
}

} // namespace thence::ui
