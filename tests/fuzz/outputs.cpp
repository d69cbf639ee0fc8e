#include "app/http/date.h"
#include "tests/fuzz/targets.h"

#include "app/advisor/advice.h"
#include "app/advisor/whatif.h"
#include "app/cli/advicetext.h"
#include "app/cli/clientcomparison.h"
#include "app/cli/escape.h"
#include "app/cli/exitcode.h"
#include "app/cli/findingslines.h"
#include "app/cli/report.h"
#include "app/findings/credentialmap.h"
#include "app/findings/findings.h"
#include "app/findings/searchsummary.h"
#include "app/findings/secondvisit.h"
#include "app/formats/formats.h"
#include "app/redirect/divergence.h"
#include "app/tracer/chain.h"
#include "app/url/parse.h"
#include "app/wire/dialling/transport.h"
#include "app/wire/speaking/requesthead.h"
#include "app/wire/speaking/responseparser.h"

#include <array>

namespace thence::fuzz {

namespace {

const QDateTime now = http::utc(QDate(2026, 1, 1), QTime(0, 0));
constexpr char betweenResponses = char(0xfe);

/// In every place where a request has a secret.
constexpr char secret[] = "Pl4nt3dS3cr3t9Qx7";

http::Request composed(unsigned how) {
    constexpr std::array targets{"https://a.test/x?token=Pl4nt3dS3cr3t9Qx7", "http://a.test/y",
                                 "https://user:Pl4nt3dS3cr3t9Qx7@a.test:8443/",
                                 "http://127.0.0.1/"};
    http::Request request;
    request.target = *url::parse(targets[how % targets.size()]);
    request.method = how & 4 ? "POST" : how & 8 ? "HEAD" : "GET";
    request.fields.append("Authorization", "Bearer Pl4nt3dS3cr3t9Qx7");
    if (how & 4) {
        request.fields.append("Content-Type", "application/x-www-form-urlencoded");
        request.content = http::Content{"password=Pl4nt3dS3cr3t9Qx7", !(how & 16)};
    }
    return request;
}

trace::Exchange exchange(const http::Request& request, QByteArray bytes) {
    trace::Exchange exchange;
    exchange.request = request;
    exchange.startedAt = now;
    if (const QString why = wire::whyInvalid(request); !why.isEmpty()) {
        exchange.failure = trace::Failure{trace::Failure::Kind::InvalidRequest};
        exchange.failure->reason = why;
        return exchange;
    }
    exchange.sent = true;
    exchange.requestHead = wire::requestHead(request);
    auto connection = std::make_shared<trace::Connection>();
    connection->remoteAddress = QHostAddress(QHostAddress::LocalHost);
    if (request.target.scheme() == "https")
        connection->tls = trace::Tls{};
    exchange.connection = connection;
    const trace::Limits limits;
    wire::ResponseParser parser(exchange, limits, false);
    exchange.failure = parser.feed(bytes.startsWith("HTTP/") ? bytes : "HTTP/1.1 " + bytes);
    if (!exchange.failure && !parser.isComplete())
        exchange.failure = parser.end(wire::Transport::Ending::Closed);
    return exchange;
}

trace::Trace traceOf(Input& input) {
    const unsigned how = input.byte();
    const QList<redirect::Client>& clients = redirect::clients();
    trace::Terms terms;
    const redirect::Client& client = clients[input.byte() % clients.size()];
    terms.client.id = client.id;
    const unsigned more = input.byte();
    if (more & 1)
        for (const redirect::Option& option : client.options)
            terms.client.options.append(option.name);
    if (more & 2)
        terms.limits.redirects = 3;
    if (more & 4)
        terms.cookies = "a=Pl4nt3dS3cr3t9Qx7; b=2";
    tracer::Chain chain(composed(how), terms);
    for (int i = 0; i < 5 && chain.next(); ++i) {
        if (chain.stepAlone(now))
            continue;
        if (input.isEmpty())
            chain.abandon(trace::Failure::Kind::Cancelled, now);
        else
            chain.finish(exchange(*chain.next(), input.until(betweenResponses)), now);
    }
    return chain.trace();
}

QString terminal(const trace::Trace& trace, const redaction::Redaction& redaction) {
    const cli::ReportStyle style{cli::StyledText::Colours::Off, redaction};
    QString text;
    for (qsizetype i = 0; i < trace.hops.size(); ++i)
        text += cli::hopText(trace, i, style);
    text += cli::endText(trace, style);
    text += cli::findingsText(trace, cli::FindingsWanted::All, style);
    text += cli::comparisonText(trace, style);
    return text + cli::adviceText(trace, style);
}

QByteArray files(const trace::Trace& trace, const redaction::Redaction& redaction,
                 const QList<findings::Finding>& all) {
    const formats::WriteOptions options{
        .redaction = redaction,
        .ofHops = findings::membersOfHops(all, trace.hops.size()),
        .ofTrace = {{QStringLiteral("comparison"), cli::comparisonJson(trace, redaction)}}};
    QByteArray written;
    for (const formats::Format* const format : formats::formats()) {
        const QByteArray document = cli::escapedJson(formats::toBytes(*format, trace, options));
        requireJson(document);
        written += document;
    }
    return written;
}

void judge(const trace::Trace& trace, qsizetype hop, unsigned part) {
    const advisor::Advice advice = advisor::advise(trace, hop);
    REQUIRE(advice.answer == 0 || (advice.answer >= 301 && advice.answer <= 308));
    if (part != unsigned(hop) % 4)
        return; // one hop each time, as these take longest
    redirect::predictAll(trace, int(hop));
    for (const int status : {301, 303, 308})
        advisor::whatIf(trace, hop, {.status = status});
    advisor::whatIf(trace, hop, {.location = QByteArray("/\xff//x")});
}

} // namespace

void outputs(Input input) {
    const unsigned part = input.byte();
    const trace::Trace trace = traceOf(input);
    if (trace.hops.isEmpty())
        return;
    const QList<findings::Finding> all = findings::examine(trace);
    for (const findings::Finding& finding : all)
        REQUIRE(finding.rule && finding.hop < trace.hops.size() && !finding.text.isEmpty());
    for (qsizetype i = 0; i < trace.hops.size(); ++i)
        judge(trace, i, part % 8);
    if (part % 8 == 4)
        redirect::divergences(trace);
    findings::credentialMap(trace);
    findings::searchSummary(trace);
    findings::secondVisit(trace, std::chrono::hours(1));
    cli::exitCode(trace);
    const auto redaction = redaction::Redaction::forTrace(trace);
    const QString text = terminal(trace, redaction);
    requirePlain(text);
    const QByteArray written = files(trace, redaction, all) + text.toUtf8();
    const qsizetype shown = written.indexOf(secret);
    REQUIRE(shown < 0, written.sliced(std::max<qsizetype>(0, shown - 300)));
}

} // namespace thence::fuzz
