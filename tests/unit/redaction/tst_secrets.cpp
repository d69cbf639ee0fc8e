#include "app/cli/advicetext.h"
#include "app/cli/clientcomparison.h"
#include "app/cli/findingslines.h"
#include "app/cli/predict.h"
#include "app/cli/report.h"
#include "app/findings/findings.h"
#include "app/formats/formats.h"
#include "app/redaction/redaction.h"
#include "app/redirect/client.h"
#include "app/redirect/decide.h"
#include "app/url/parse.h"
#include "tests/unit/redaction/corpus.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace thence;
using namespace Qt::StringLiterals;
using redaction::Redaction;
using test::Place;

namespace {

void appendField(http::FieldList& fields, const QByteArray& line) {
    const qsizetype colon = line.indexOf(':');
    fields.append(line.first(colon), line.sliced(colon + 1).trimmed());
}

/// "media/type|content" as a field and bytes.
QByteArray typed(http::FieldList& fields, const QByteArray& text) {
    const qsizetype bar = text.indexOf('|');
    if (bar > 0)
        fields.append("Content-Type", text.first(bar));
    return text.sliced(bar + 1);
}

/// What `client` does after the last hop of `trace`.
void decide(trace::Trace& trace) {
    trace::Hop& hop = trace.hops.last();
    if (hop.exchange.failure)
        hop.decision = trace::Stop{trace::Stop::Reason::Failed};
    else
        hop.decision = redirect::decide(*redirect::findClient(trace.terms.client.id),
                                        hop.exchange.request, *hop.exchange.response, {});
}

/// A trace with `text` in its place, and as many hops as that makes.
trace::Trace planted(Place place, const QByteArray& text) {
    trace::Trace trace;
    trace.terms.client.id = u"chrome"_s;
    trace::Hop hop;
    http::Request& request = hop.exchange.request;
    http::Response response{.status = 302, .reason = "Found", .fields = {}, .content = {}};
    request.target = url::parse(place == Place::Url ? text : "http://a.test/start").value();
    if (place == Place::RequestField)
        appendField(request.fields, text);
    if (place == Place::RequestContent) {
        request.method = "POST";
        request.content = http::Content{typed(request.fields, text)};
    }
    response.fields.append("Location", place == Place::Location ? text : "http://b.test/next");
    if (place == Place::ResponseField)
        appendField(response.fields, text);
    if (place == Place::ResponseContent)
        response.content = typed(response.fields, text);
    if (place == Place::Trailer)
        appendField(hop.exchange.trailers, text);
    if (place == Place::Interim) {
        trace::Interim interim{
            .status = 103, .head = "HTTP/1.1 103\r\n" + text + "\r\n\r\n", .fields = {}};
        appendField(interim.fields, text);
        hop.exchange.interim.push_back(interim);
    }
    hop.exchange.sent = true;
    hop.exchange.requestHead = "GET " + request.target.requestTarget() + " HTTP/1.1\r\n" +
                               request.fields.toBytes() + "\r\n";
    hop.exchange.responseHead = "HTTP/1.1 302 Found\r\n" + response.fields.toBytes() + "\r\n";
    if (place == Place::BrokenHead) {
        hop.exchange.responseHead = text;
        hop.exchange.failure = trace::Failure{.kind = trace::Failure::Kind::Malformed,
                                              .phase = trace::Phase::Receive,
                                              .reason = QString::fromLatin1(text),
                                              .offset = text.size() / 2};
    } else {
        hop.exchange.decodedSize = response.content.size();
        hop.exchange.response = response;
    }
    trace.composed = request;
    trace.hops = {hop};
    decide(trace);
    if (const trace::Follow* const follow = trace.hops.last().follow()) {
        trace::Hop last;
        last.arrival = follow->how;
        last.exchange.request = follow->next;
        last.exchange.response =
            http::Response{.status = 200, .reason = "OK", .fields = {}, .content = {}};
        trace.hops.append(last);
        decide(trace);
    }
    return trace;
}

QByteArray bytesOf(const http::Request& request) {
    return request.method + ' ' + request.target.href() + '\n' + request.fields.toBytes() +
           (request.content ? request.content->bytes : QByteArray()) + '\n';
}

/// Everything in a trace that could be shown.
QByteArray bytesOf(const trace::Trace& trace) {
    QByteArray all = bytesOf(trace.composed);
    for (const trace::Hop& hop : trace.hops) {
        const trace::Exchange& exchange = hop.exchange;
        all += bytesOf(exchange.request) + exchange.requestHead.value_or("") +
               exchange.responseHead.value_or("") + exchange.trailers.toBytes();
        for (const trace::Interim& interim : exchange.interim)
            all += interim.head.value_or("") + interim.fields.toBytes();
        if (exchange.response)
            all += exchange.response->reason + exchange.response->fields.toBytes() +
                   exchange.response->content;
        if (exchange.failure)
            all += exchange.failure->reason.toUtf8();
        if (const trace::Stop* const stop = hop.stop())
            all += stop->detail.toUtf8() + stop->target.value_or("");
        if (const trace::Follow* const follow = hop.follow()) {
            all += bytesOf(follow->next);
            for (const trace::Change& change : follow->changes)
                all += change.from + '\n' + change.to + '\n' + change.reason.toUtf8() + '\n';
        }
    }
    return all;
}

struct Shown {
    const char* output;
    QByteArray bytes;
};

/// Every output of a trace, and what each says.
QList<Shown> outputs(const trace::Trace& trace, const Redaction& redaction) {
    const cli::ReportStyle style{cli::StyledText::Colours::Off, redaction};
    QByteArray report;
    for (qsizetype i = 0; i < trace.hops.size(); ++i)
        report += cli::hopText(trace, i, style).toUtf8();
    QList<Shown> shown{
        {"report", report + cli::endText(trace, style).toUtf8()},
        {"findings", cli::findingsText(trace, cli::FindingsWanted::All, style).toUtf8()},
        {"advice", cli::adviceText(trace, style).toUtf8()},
        {"compare", cli::comparisonText(trace, style).toUtf8()},
        {"compare --json", QJsonDocument(cli::comparisonJson(trace, redaction)).toJson()},
        {"picture", bytesOf(redaction.shown(trace))},
    };
    const formats::WriteOptions options{
        .redaction = redaction,
        .ofHops = findings::membersOfHops(findings::examine(trace), trace.hops.size()),
        .ofTrace = {}};
    for (const formats::Format* const format : formats::formats())
        shown.append({format->id, formats::toBytes(*format, trace, options)});
    return shown;
}

/// The changes that `predict` tells for the first hop.
QByteArray predictedChanges(const trace::Trace& trace) {
    const auto pairs = [](const http::FieldList& fields) {
        QJsonArray array;
        for (const http::Field field : fields)
            array.append(
                QJsonArray{QString::fromLatin1(field.name), QString::fromLatin1(field.value)});
        return array;
    };
    const trace::Exchange& first = trace.hops.first().exchange;
    if (!first.response)
        return {};
    const QJsonObject question{
        {u"client"_s, u"*"_s},
        {u"request"_s, QJsonObject{{u"method"_s, QString::fromLatin1(first.request.method)},
                                   {u"url"_s, QString::fromLatin1(first.request.target.href())},
                                   {u"fields"_s, pairs(first.request.fields)}}},
        {u"response"_s,
         QJsonObject{{u"status"_s, 302}, {u"fields"_s, pairs(first.response->fields)}}}};
    QByteArray changes;
    for (const QByteArray& line :
         cli::predict(QJsonDocument(question).toJson(QJsonDocument::Compact)).lines) {
        const QJsonObject answer = QJsonDocument::fromJson(line).object();
        changes += QJsonDocument(answer["changes"_L1].toArray()).toJson();
        changes += answer["detail"_L1].toString().toUtf8();
    }
    return changes;
}

/// Values that people and programs make up, all different.
QByteArray secretNumber(qsizetype i) {
    static constexpr const char* styles[] = {"hunter%1xq", "Zk39fQ7a%1", "9f86d0818%1c",
                                             "S%1SECRET", "tr0ub4dor%1"};
    return QString::fromLatin1(styles[i % 5]).arg(1000 + i).toUtf8();
}

QByteArray withSecret(QByteArray text, const QByteArray& secret) {
    text.replace("{S}", secret);
    text.replace("{P}", "Q%20%26" + secret);
    text.replace("{B}", ("user:" + secret).toBase64());
    return text;
}

struct Sighting {
    const char* text;
    const char* shown;
};

/// What a person reads a trace for.
constexpr test::Plant readable[] = {
    {Place::Url, "http://a.test/?code=404"},
    {Place::Url, "http://a.test/?key=asc"},
    {Place::Url, "http://a.test/?sort_key=price"},
    {Place::Url, "http://a.test/?page=2&size=20&q=blue+shoes"},
    {Place::Url, "http://a.test/?id=550e8400-e29b-41d4-a716-446655440000"},
    {Place::Url, "http://a.test/?commit=9f86d081884c7d659a2feaa0c55ad015a3bf4f1b"},
    {Place::Url, "http://a.test/?color=ff8800&colour=red"},
    {Place::Url, "http://a.test/?zip_code=10115&country_code=DE&postcode=SW1A1AA"},
    {Place::Url, "http://a.test/?currency=EUR&lang=en-US"},
    {Place::Url, "http://a.test/?state=open"},
    {Place::Url, "http://a.test/?state=NY"},
    {Place::Url, "http://a.test/?error_code=invalid_request"},
    {Place::Url, "http://a.test/?status_code=503"},
    {Place::Url, "http://a.test/?keyword=summer2024sale"},
    {Place::Url, "http://a.test/?keywords=a1b2c3d4"},
    {Place::Url, "http://a.test/?token_type=Bearer"},
    {Place::Url, "http://a.test/?token_count=12345"},
    {Place::Url, "http://a.test/?has_password=true"},
    {Place::Url, "http://a.test/?session_count=12345"},
    {Place::Url, "http://a.test/?auth=basic"},
    {Place::Url, "http://a.test/?auth_method=pkce2"},
    {Place::Url, "http://a.test/?code_challenge_method=S256"},
    {Place::Url, "http://a.test/?author=tolkien1892&authority=x1y2z3"},
    {Place::Url, "http://a.test/?design=v2&sidebar=left1&side=b4"},
    {Place::Url, "http://a.test/?passenger=2&compass=north&bypass=1"},
    {Place::Url, "http://a.test/?utm_source=news&utm_campaign=spring_2024&gclid=abc"},
    {Place::Url, "http://a.test/?promo_code=SUMMER24&coupon_code=X1Y2"},
    {Place::Url, "http://a.test/?product_code=AB12CD&barcode=4006381333931"},
    {Place::Url, "http://a.test/?public_key=pk1234"},
    {Place::Url, "http://a.test/?primary_key=4711&cache_key=v2-1234"},
    {Place::Url, "http://a.test/?password_policy=strong8"},
    {Place::Url, "http://a.test/?expires_in=3600&token_expires=1700000000"},
    {Place::Url, "http://a.test/?next=https%3A%2F%2Fb.test%2Fhome%3Fpage%3D2"},
    {Place::Url, "http://a.test/?return_to=/account/orders?id=12345"},
    {Place::Url, "http://a.test/articles/how-to-reset-your-password-in-2024"},
    {Place::Url, "http://a.test/reset/how-to-reset-your-password"},
    {Place::Url, "http://a.test/invite/friends-and-family"},
    {Place::Url, "http://a.test/token/12345"},
    {Place::Url, "http://a.test/items/550e8400-e29b-41d4-a716-446655440000"},
    {Place::Url, "http://a.test/assets/app.9f86d081884c7d65.js"},
    {Place::Url, "http://a.test/@ada/posts/1@2"},
    {Place::Url, "http://a.test/?email=ada@example.com"},
    {Place::Url, "http://a.test/#section-2"},
    {Place::Url, "http://a.test/#/users/42?tab=1"},
    {Place::Location, "/login?reason=expired"},
    {Place::Location, "https://b.test:8443/a/b?c=d#e"},
    {Place::Location, "mailto:ada@example.com"},
    {Place::Location, "//cdn.b.test/npm/@scope/pkg@1.2.3/x.js"},
    {Place::RequestField, "User-Agent: Mozilla/5.0 (X11; Linux x86_64) Chrome/120.0"},
    {Place::RequestField, "Accept: text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"},
    {Place::RequestField, "X-Request-Id: 550e8400-e29b-41d4-a716-446655440000"},
    {Place::RequestField, "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"},
    {Place::RequestField, "Idempotency-Key: 8e03978e-40d5-43dd"},
    {Place::RequestField, "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="},
    {Place::RequestField, "If-None-Match: \"33a64df551425fcc55e4d42a148795d9\""},
    {Place::ResponseField, "Cache-Control: max-age=31536000, private"},
    {Place::ResponseField, "ETag: W/\"33a64df551425fcc55e4d42a148795d9\""},
    {Place::ResponseField, "Date: Sat, 28 Nov 2026 08:26:01 GMT"},
    {Place::ResponseField, "Strict-Transport-Security: max-age=63072000; includeSubDomains"},
    {Place::ResponseField, "Vary: Authorization, Cookie"},
    {Place::ResponseField, "Access-Control-Allow-Credentials: true"},
    {Place::ResponseField, "Access-Control-Allow-Headers: Authorization, X-Api-Key"},
    {Place::ResponseField, "WWW-Authenticate: Bearer realm=\"x\", error=\"invalid_token\""},
    {Place::ResponseField, "X-Cache-Key: GET/a.test/x1y2z3"},
    {Place::ResponseField, "Surrogate-Key: post-1234 tag-99"},
    {Place::ResponseField, "CF-Ray: 8b1a2c3d4e5f6789-FRA"},
    {Place::ResponseField, "Server-Timing: auth;dur=53.2"},
    {Place::ResponseField, "Link: </style.css?v=123>; rel=preload; as=style"},
    {Place::ResponseContent, "application/json|{\"code\":404,\"message\":\"not found\"}"},
    {Place::ResponseContent, "application/json|{\"code\":\"not_found\",\"key\":\"name\"}"},
    {Place::ResponseContent, "application/json|{\"token_type\":\"Bearer\",\"expires_in\":3600}"},
    {Place::ResponseContent, "application/json|{\"id\":\"a1b2c3d4e5f6\",\"state\":\"active\"}"},
    {Place::ResponseContent, "application/json|{\"mfa\":true,\"password\":null,\"token\":false}"},
    {Place::ResponseContent, "application/json|{\"name\":\"colour\",\"value\":\"ff8800\"}"},
    {Place::ResponseContent,
     "text/html|<code>let x = 5 + y2;</code><h2 id=password>Change it now</h2>"},
    {Place::ResponseContent, "text/html|<p>Forgot your password? Use the token we sent.</p>"},
    {Place::ResponseContent,
     "text/html|<div class=\"token keyword\" id=\"session\">Log in here</div>"},
    {Place::ResponseContent, "text/html|<label for=password>Password</label>"},
    {Place::ResponseContent, "text/css|.token:hover { color: #aabbcc } .key::before { x: y }"},
    {Place::ResponseContent, "text/javascript|const token = getToken(); if (key == null) return;"},
    {Place::ResponseContent, "text/javascript|let s = response.token; x(session.user);"},
    {Place::ResponseContent, "text/plain|Status: 302, see http://b.test/a?b=c. Key: value"},
    {Place::ResponseContent,
     "application/json|{\"ClientToken\":{\"shape\":\"StringShape\",\"required\":true}}"},
    {Place::ResponseContent, "application/json|[{\"key\":\"clearSelection\"},{\"key\":\"a.b_c\"}]"},
    {Place::ResponseContent,
     "text/html|<p>a &lt;UCred&gt; b1 <a href=#58 id=58>58</a> <b>c_void,</b></p>"},
    {Place::ResponseContent,
     "text/html|<section id=\"method.key\">&amp;mut <b>1,</b> x2</section>"},
    {Place::ResponseContent,
     "text/javascript|a=[{token:\"meta.source.rust\"};s.tokenRe.lastIndex=0"},
    {Place::ResponseContent,
     "text/javascript|x.removeToken=function(e){return e.$key||i};k={bindKey:{win:1}}"},
    {Place::RequestContent, "application/x-www-form-urlencoded|user=ada&remember=1&code=404"},
    {Place::Url, "http://a.test/?process_id=4711&businessid=88123&resid=1234"},
    {Place::Url, "http://a.test/login?redirect=%2Faccount%2Forders"},
    {Place::Url, "http://a.test/auth/callback?error=access_denied"},
    {Place::Url,
     "http://a.test/oauth/authorize?client_id=my-app-1&scope=read+write&response_type=code"},
};

} // namespace

class TestSecrets : public QObject {
    Q_OBJECT

private slots:
    void stayOutOfEveryOutput_data() {
        QTest::addColumn<int>("place");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("secret");
        qsizetype i = 0;
        for (const auto& [place, text] : test::plants) {
            const QByteArray secret = secretNumber(i++);
            QTest::addRow("%02d %s", int(i), text)
                << int(place) << withSecret(text, secret) << secret;
        }
        QVERIFY(i >= 250);
    }

    void stayOutOfEveryOutput() {
        QFETCH(int, place);
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, secret);
        const trace::Trace trace = planted(Place(place), text);
        const Redaction redaction = Redaction::forTrace(trace);
        QVERIFY(redaction.count() > 0);
        const QByteArray basic = ("user:" + secret).toBase64();
        for (const auto& [output, bytes] : outputs(trace, redaction)) {
            QVERIFY2(!bytes.contains(secret), output + QByteArray(": ") + bytes);
            QVERIFY2(!bytes.contains(basic), output + QByteArray(": ") + bytes);
        }
        QVERIFY2(!predictedChanges(trace).contains(secret), predictedChanges(trace));
        // Asked for, they are there.
        const QByteArray open = bytesOf(Redaction(Redaction::Secrets::Kept).shown(trace));
        QVERIFY(open.contains(secret) || open.contains(basic));
    }

    void leaveTheRestReadable_data() {
        QTest::addColumn<int>("place");
        QTest::addColumn<QByteArray>("text");
        for (const auto& [place, text] : readable)
            QTest::addRow("%s", text) << int(place) << QByteArray(text);
    }

    void leaveTheRestReadable() {
        QFETCH(int, place);
        QFETCH(QByteArray, text);
        const trace::Trace trace = planted(Place(place), text);
        const Redaction redaction = Redaction::forTrace(trace);
        const QByteArray open = bytesOf(trace);
        QCOMPARE(bytesOf(redaction.shown(trace)), open);
        QCOMPARE(redaction.count(), 0);
    }
};

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets.moc"
