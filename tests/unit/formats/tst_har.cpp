#include "app/formats/formats.h"
#include "app/http/date.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace thence;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

url::Url shop(QByteArray path) {
    return url::Url::from({.scheme = "https",
                           .username = "ada",
                           .password = "pw",
                           .host = "shop.test",
                           .port = 8443,
                           .path = std::move(path),
                           .query = "token=t&q=a+b",
                           .fragment = "top"});
}

/// A POST that was redirected, over a new secured connection.
trace::Hop redirected() {
    trace::Hop hop;
    trace::Exchange& exchange = hop.exchange;
    exchange.request = {.method = "POST",
                        .target = shop("/a"),
                        .fields = {{"Host", "shop.test:8443"},
                                   {"Cookie", "a=1; b=2"},
                                   {"Content-Type", "application/x-www-form-urlencoded"}},
                        .content = http::Content{"x=1&password=p"}};
    exchange.sent = true;
    exchange.requestHead = "POST /a HTTP/1.1\r\n\r\n";
    exchange.startedAt = http::utc(QDate(2026, 11, 22), QTime(10, 0, 0, 5));
    exchange.response = http::Response{
        .status = 302,
        .reason = "Found",
        .fields = {{"Location", "/b?x#y"}, {"Set-Cookie", "sid=1; Path=/; HttpOnly; Secure"}},
        .content = {}};
    exchange.protocol = trace::Protocol::Http11;
    exchange.responseHead = "HTTP/1.1 302 Found\r\n\r\n";
    exchange.timings[trace::Phase::Dns] = 2ms;
    exchange.timings[trace::Phase::Connect] = 3ms;
    exchange.timings[trace::Phase::Tls] = 5ms;
    exchange.timings[trace::Phase::Send] = 0ms;
    exchange.timings[trace::Phase::Wait] = 7ms;
    exchange.timings[trace::Phase::Receive] = 1500us;
    exchange.connection = std::make_shared<trace::Connection>(
        trace::Connection{.remoteAddress = QHostAddress(u"192.0.2.1"_s),
                          .remotePort = 8443,
                          .localAddress = QHostAddress(u"192.0.2.9"_s),
                          .localPort = 50123,
                          .tls = {}});
    hop.decision = trace::Follow{
        .next = {.method = "GET", .target = shop("/b"), .fields = {}, .content = {}},
        .changes = {
            {trace::Part::Method, {}, "POST", "GET", u"303 or history"_s, u"RFC 9110 §15.4.3"_s}}};
    return hop;
}

trace::Hop failed() {
    trace::Hop hop;
    hop.arrival = trace::Arrival::Location;
    hop.exchange.request.target = shop("/b");
    hop.exchange.failure = trace::Failure{
        .kind = trace::Failure::Kind::Refused, .phase = trace::Phase::Connect, .reason = {}};
    hop.decision = trace::Stop{
        .reason = trace::Stop::Reason::Failed, .detail = {}, .target = {}, .repeats = {}};
    return hop;
}

QByteArray har(const trace::Trace& trace, const formats::WriteOptions& options = {}) {
    return formats::toBytes(*formats::findFormat(u"har"), trace, options);
}

QJsonObject parsed(const QByteArray& json) {
    return QJsonDocument::fromJson(json).object();
}

QJsonObject entryOf(const trace::Hop& hop,
                    redaction::Redaction::Secrets secrets = redaction::Redaction::Secrets::Hidden) {
    const trace::Trace trace{
        .composed = hop.exchange.request, .terms = {.client = {.id = u"curl"_s}}, .hops = {hop}};
    const QJsonObject log = parsed(har(trace, {.redaction = redaction::Redaction(secrets)}));
    return log["log"_L1]["entries"_L1][0].toObject();
}

} // namespace

class TestHar : public QObject {
    Q_OBJECT

private slots:
    void oneEntryForEachHop() {
        const trace::Trace trace{.composed = {},
                                 .terms = {.client = {.id = u"curl"_s}},
                                 .hops = {redirected(), failed()}};
        const QJsonObject log = parsed(har(trace))["log"_L1].toObject();
        QCOMPARE(log["version"_L1], u"1.2"_s);
        QCOMPARE(log["creator"_L1]["name"_L1], u"Thence"_s);
        QCOMPARE(log["entries"_L1].toArray().size(), 2);
    }

    void filesAreWhatQtMakesOfTheWhole() {
        for (const QList<trace::Hop>& hops :
             {QList<trace::Hop>{}, QList<trace::Hop>{redirected(), failed()}}) {
            const trace::Trace trace{
                .composed = {}, .terms = {.client = {.id = u"curl"_s}}, .hops = hops};
            for (const QByteArray& file :
                 {har(trace), har(trace, {.ofHops = {{{u"findings"_s, 1}}}})})
                QCOMPARE(file, QJsonDocument::fromJson(file).toJson());
        }
    }

    void contentThatWasNotKeptIsMarked() {
        trace::Hop hop = redirected();
        hop.exchange.contentCut = hop.exchange.cutForMemory = true;
        hop.exchange.decodedSize = 7;
        const QJsonObject content = entryOf(hop)["response"_L1]["content"_L1].toObject();
        QCOMPARE(content["_cut"_L1], true);
        QCOMPARE(content["_cutForMemory"_L1], true);
        QCOMPARE(content["size"_L1], 7);
    }

    void whatIsNotKnownIsNotInvented() {
        trace::Hop hop = redirected();
        hop.exchange.requestHead.reset();
        hop.exchange.responseHead.reset();
        hop.exchange.protocol.reset();
        const QJsonObject entry = entryOf(hop);
        for (const QLatin1String message : {"request"_L1, "response"_L1}) {
            QCOMPARE(entry[message]["headersSize"_L1], -1);
            QCOMPARE(entry[message]["httpVersion"_L1], u""_s);
        }
        QCOMPARE(entry["response"_L1]["status"_L1], 302);
    }

    void theVersionIsTheConnections_data() {
        QTest::addColumn<trace::Protocol>("protocol");
        QTest::addColumn<QString>("request");
        QTest::addColumn<QString>("response");
        using trace::Protocol;
        QTest::newRow("0.9") << Protocol::Http09 << u"HTTP/1.1"_s << u"HTTP/0.9"_s;
        QTest::newRow("1.0") << Protocol::Http10 << u"HTTP/1.1"_s << u"HTTP/1.0"_s;
        QTest::newRow("1.1") << Protocol::Http11 << u"HTTP/1.1"_s << u"HTTP/1.1"_s;
        QTest::newRow("2") << Protocol::Http2 << u"HTTP/2"_s << u"HTTP/2"_s;
    }
    void theVersionIsTheConnections() {
        QFETCH(trace::Protocol, protocol);
        trace::Hop hop = redirected();
        hop.exchange.protocol = protocol;
        const QJsonObject entry = entryOf(hop);
        QTEST(entry["request"_L1]["httpVersion"_L1].toString(), "request");
        QTEST(entry["response"_L1]["httpVersion"_L1].toString(), "response");
    }

    void filesAreWrittenHopByHop() {
        trace::Hop hop = redirected();
        hop.exchange.response->content = QByteArray(1 << 20, 'x');
        const trace::Trace trace{.composed = {},
                                 .terms = {.client = {.id = u"curl"_s}},
                                 .hops = QList<trace::Hop>(4, hop)};
        qsizetype largest = 0;
        const auto measure = [&](const QByteArray& piece) {
            largest = qMax(largest, piece.size());
        };
        formats::findFormat(u"har")->write(trace, {}, measure);
        QVERIFY2(largest < 2 << 20, qPrintable(QString::number(largest)));
    }

    void durations() {
        const QJsonObject entry = entryOf(redirected());
        const QJsonObject timings = entry["timings"_L1].toObject();
        QCOMPARE(timings["blocked"_L1], -1);
        QCOMPARE(timings["dns"_L1], 2);
        QCOMPARE(timings["connect"_L1], 8); // TLS lies inside connect
        QCOMPARE(timings["ssl"_L1], 5);
        QCOMPARE(timings["send"_L1], 0);
        QCOMPARE(timings["receive"_L1], 1.5);
        QCOMPARE(entry["time"_L1], 18.5); // and is not counted twice
    }

    void requestIsRedacted() {
        const QJsonObject request = entryOf(redirected())["request"_L1].toObject();
        QCOMPARE(request["url"_L1], u"https://redacted@shop.test:8443/a?token=redacted&q=a+b"_s);
        QCOMPARE(request["queryString"_L1][1]["value"_L1], u"a b"_s);
        QCOMPARE(request["cookies"_L1][1],
                 QJsonObject({{u"name"_s, u"b"_s}, {u"value"_s, u"redacted"_s}}));
        QCOMPARE(request["postData"_L1]["text"_L1], u"x=1&password=redacted"_s);
        QVERIFY(!request["postData"_L1].toObject().contains("params"_L1));
        QCOMPARE(request["bodySize"_L1], 14);
    }

    void secretsAreKeptWhenAskedFor() {
        const QJsonObject request =
            entryOf(redirected(), redaction::Redaction::Secrets::Kept)["request"_L1].toObject();
        QCOMPARE(request["url"_L1], u"https://ada:pw@shop.test:8443/a?token=t&q=a+b"_s);
        QCOMPARE(request["cookies"_L1][1]["value"_L1], u"2"_s);
    }

    void responseNamesTheTargetRawAndResolved() {
        const QJsonObject entry = entryOf(redirected());
        const QJsonObject response = entry["response"_L1].toObject();
        QCOMPARE(response["redirectURL"_L1], u"/b?x#y"_s);
        QCOMPARE(entry["_resolvedRedirectURL"_L1],
                 u"https://redacted@shop.test:8443/b?token=redacted&q=a+b#top"_s);
        QCOMPARE(response["cookies"_L1][0]["value"_L1], u"redacted"_s);
        QCOMPARE(response["cookies"_L1][0]["httpOnly"_L1], true);
        QCOMPARE(entry["serverIPAddress"_L1], u"192.0.2.1"_s);
        QCOMPARE(entry["_changes"_L1][0]["to"_L1], u"GET"_s);
    }

    void handMadeRequestsAreMarked() {
        trace::Hop first = redirected();
        std::get<trace::Follow>(first.decision).edited = true;
        std::get<trace::Follow>(first.decision).client = u"go"_s;
        const trace::Trace trace{
            .composed = {}, .terms = {.client = {.id = u"curl"_s}}, .hops = {first, redirected()}};
        const QJsonValue entries = parsed(har(trace))["log"_L1].toObject()["entries"_L1];
        QVERIFY(!entries[0].toObject().contains("_edited"_L1));
        QCOMPARE(entries[1]["_edited"_L1], true);
        QCOMPARE(entries[1]["_client"_L1], u"go"_s);
    }

    void membersThatHarDoesNotKnowHaveAnUnderscore() {
        const trace::Trace trace{
            .composed = {}, .terms = {.client = {.id = u"curl"_s}}, .hops = {redirected()}};
        const QJsonObject log = parsed(har(
            trace, {.ofHops = {{{u"findings"_s, QJsonArray{u"token=s3cr3tvalue"_s}}}}}))["log"_L1]
                                    .toObject();
        QCOMPARE(log["entries"_L1][0]["_findings"_L1], QJsonArray{u"token=redacted"_s});
    }

    void failureHasNoResponse() {
        const QJsonObject entry = entryOf(failed());
        QCOMPARE(entry["response"_L1]["status"_L1], 0);
        QCOMPARE(entry["request"_L1]["headersSize"_L1], -1); // nothing was sent
        QCOMPARE(entry["response"_L1]["headersSize"_L1], -1);
        QCOMPARE(entry["timings"_L1]["wait"_L1], 0);
        QCOMPARE(entry["timings"_L1]["connect"_L1], -1);
        QCOMPARE(entry["_failure"_L1]["kind"_L1], u"refused"_s);
        QCOMPARE(entry["_failure"_L1]["phase"_L1], u"connect"_s);
        QVERIFY(entry["_failure"_L1]["text"_L1].toString().contains(u"refused"));
    }

    void content_data() {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("encoding");
        QTest::newRow("UTF-8") << QByteArray("text/plain") << QByteArray("gr\xc3\xbc\xc3\x9f")
                               << u"grüß"_s << QString();
        QTest::newRow("Latin-1, declared") << QByteArray("text/plain; charset=\"ISO-8859-1\"")
                                           << QByteArray("gr\xfc") << u"grü"_s << QString();
        QTest::newRow("not text") << QByteArray("image/png")
                                  << QByteArray("\x89"
                                                "PNG")
                                  << u"iVBORw=="_s << u"base64"_s;
        QTest::newRow("NUL") << QByteArray("text/plain") << QByteArray("a\0b", 3) << u"YQBi"_s
                             << u"base64"_s;
    }

    void content() {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, bytes);
        trace::Hop hop = redirected();
        hop.exchange.response->fields = {{"Content-Type", type}};
        hop.exchange.response->content = bytes;
        hop.exchange.decodedSize = bytes.size();
        hop.exchange.encodedSize = bytes.size() + 20;
        const QJsonObject content = entryOf(hop)["response"_L1]["content"_L1].toObject();
        QTEST(content["text"_L1].toString(), "text");
        QTEST(content["encoding"_L1].toString(), "encoding");
        QCOMPARE(content["size"_L1], bytes.size());
        QCOMPARE(content["compression"_L1], -20);
    }

    void aClientsOwnStepIsAnInternalRedirect() {
        trace::Hop hop = failed();
        hop.exchange.failure.reset();
        hop.decision = trace::Follow{
            .next = {.method = "GET", .target = shop("/b"), .fields = {}, .content = {}},
            .how = trace::Arrival::HstsUpgrade,
            .changes = {}};
        const QJsonObject response = entryOf(hop)["response"_L1].toObject();
        QCOMPARE(response["status"_L1], 307);
        QCOMPARE(response["statusText"_L1], u"Internal Redirect"_s);
        QCOMPARE(response["headers"_L1][1]["name"_L1], u"Non-Authoritative-Reason"_s);
    }
};

QTEST_GUILESS_MAIN(TestHar)
#include "tst_har.moc"
