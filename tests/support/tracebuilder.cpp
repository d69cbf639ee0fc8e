#include "tests/support/tracebuilder.h"

#include "app/http/date.h"
#include "tests/support/messages.h"

#include <QTest>

#include <iterator>

using namespace Qt::StringLiterals;

namespace thence::test {

namespace {

/// The words after "@name" among the pieces of `text`, or nothing if it is not there.
std::optional<QByteArray> note(const QByteArray& text, const QByteArray& name) {
    for (const QByteArray& piece : text.split('|')) {
        const QByteArray trimmed = piece.trimmed();
        if (trimmed == '@' + name)
            return QByteArray("");
        if (trimmed.startsWith('@' + name + ' '))
            return trimmed.sliced(name.size() + 2).trimmed();
    }
    return std::nullopt;
}

trace::Stop::Reason stopReason(const QByteArray& word) {
    using Reason = trace::Stop::Reason;
    for (int i = 0; i <= int(Reason::Cancelled); ++i)
        if (trace::word(Reason(i)) == word)
            return Reason(i);
    qFatal("no such reason: %s", word.constData());
}

void setTimings(trace::Exchange& exchange, const QByteArray& text) {
    using std::chrono::milliseconds;
    exchange.timings[trace::Phase::Wait] = milliseconds(note(text, "wait").value_or("10").toInt());
    if (const auto connect = note(text, "connect"))
        exchange.timings[trace::Phase::Connect] = milliseconds(connect->toInt());
}

void setConnection(trace::Exchange& exchange, const QByteArray& text) {
    auto connection = std::make_shared<trace::Connection>();
    const auto unverified = note(text, "unverified");
    if (exchange.request.target.scheme() == "https") {
        trace::Certificate certificate;
        certificate.notAfter =
            exchange.startedAt.addDays(note(text, "days").value_or("300").toInt());
        connection->tls = trace::Tls{
            .version = QString::fromLatin1(note(text, "tls").value_or("TLS 1.3")),
            .cipher = {},
            .alpn = {},
            .verified = !unverified,
            .errors = unverified ? QStringList(QString::fromLatin1(*unverified)) : QStringList(),
            .chain = {certificate}};
    }
    exchange.connection = connection;
    exchange.reused = note(text, "reused").has_value();
}

void setResponse(trace::Exchange& exchange, const QByteArray& text) {
    using Kind = trace::Leniency::Kind;
    setTimings(exchange, text);
    setConnection(exchange, text);
    const auto lenient = note(text, "lenient");
    for (const auto& [word, kind] : {std::pair("repeated-length", Kind::RepeatedLength),
                                     std::pair("unasked-bytes", Kind::UnaskedBytes),
                                     std::pair("early-response", Kind::EarlyResponse),
                                     std::pair("missing-close-notify", Kind::MissingCloseNotify)})
        if (lenient == word)
            exchange.leniencies.push_back({kind, trace::isOfConnection(kind) ? -1 : 0});
    if (note(text, "fail") || note(text, "broken"))
        exchange.failure =
            trace::Failure{.kind = note(text, "fail") ? trace::Failure::Kind::WaitTimedOut
                                                      : trace::Failure::Kind::ClosedInContent,
                           .phase = trace::Phase::Wait,
                           .reason = {}};
    if (note(text, "fail"))
        return;
    exchange.response = response(text, traceBase());
    exchange.response->content = note(text, "content").value_or(QByteArray());
    exchange.decodedSize = exchange.encodedSize = exchange.response->content.size();
}

/// The part of a line before its response.
QByteArray askedPart(const QByteArray& line) {
    const qsizetype arrow = line.indexOf("->");
    return line.first(arrow < 0 ? line.size() : arrow).trimmed();
}

trace::Hop makeHop(const QByteArray& line, int index) {
    const qsizetype arrow = line.indexOf("->");
    const QByteArray asked = askedPart(line);
    trace::Hop hop;
    hop.arrival = index == 0 ? trace::Arrival::Composed : trace::Arrival::Location;
    hop.exchange.startedAt = traceBase().addSecs(index);
    hop.exchange.request = request(asked, traceBase());
    hop.exchange.sent = !note(asked, "step");
    if (const auto content = note(asked, "content"))
        hop.exchange.request.content = http::Content{.bytes = *content};
    if (arrow >= 0)
        setResponse(hop.exchange, line.sliced(arrow + 2).trimmed());
    return hop;
}

trace::Follow leadTo(const QByteArray& line, const trace::Hop& next, bool fromStep) {
    trace::Follow follow{.next = next.exchange.request, .how = next.arrival};
    if (fromStep)
        follow.how = trace::Arrival::HstsUpgrade;
    for (const auto& [word, how] : {std::pair("meta-refresh", trace::Arrival::MetaRefresh),
                                    std::pair("refresh", trace::Arrival::RefreshField)}) {
        const auto by = note(askedPart(line), "by");
        if (by && by->startsWith(word)) {
            follow.how = how;
            follow.delay = std::chrono::seconds(by->mid(by->indexOf(' ') + 1).toInt());
        }
    }
    return follow;
}

} // namespace

QDateTime traceBase() {
    return http::utc(QDate(2026, 11, 22), QTime(10, 0));
}

trace::Trace trace(const QByteArray& lines) {
    trace::Trace made;
    made.terms.client.id = u"chrome"_s;
    const QList<QByteArray> texts = lines.split('\n');
    for (const QByteArray& line : texts)
        made.hops.append(makeHop(line, int(made.hops.size())));
    made.composed = made.hops.constFirst().exchange.request;
    for (qsizetype i = 0; i + 1 < made.hops.size(); ++i) {
        const trace::Follow follow =
            leadTo(texts[i + 1], made.hops[i + 1], note(texts[i], "step").has_value());
        made.hops[i].decision = follow;
        made.hops[i + 1].arrival = follow.how;
    }
    for (const trace::Hop& hop : made.hops)
        made.elapsed += hop.exchange.timings.total();
    trace::Stop stop;
    if (const auto word = note(texts.last(), "stop")) {
        const QList<QByteArray> words = word->split(' ');
        stop.reason = stopReason(words.first());
        if (words.size() > 1)
            stop.repeats = words[1].toInt();
    } else if (note(texts.last(), "fail")) {
        stop.reason = trace::Stop::Reason::Failed;
    }
    made.hops.last().decision = stop;
    return made;
}

} // namespace thence::test
