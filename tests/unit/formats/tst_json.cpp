#include "app/formats/formats.h"
#include "app/http/date.h"
#include "app/url/parse.h"
#include "tests/support/demotrace.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>

#include <functional>

using namespace thence;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

using redaction::Redaction;
using Change = std::function<void(trace::Trace&)>;

const formats::Format& format() {
    return *formats::findFormat(u"json");
}

QByteArray written(const trace::Trace& trace,
                   Redaction redaction = Redaction(Redaction::Secrets::Kept)) {
    return formats::toBytes(format(), trace, {.redaction = std::move(redaction)});
}

formats::Read read(const QByteArray& bytes) {
    return format().read(bytes, u"a.json"_s);
}

trace::Exchange& exchangeOf(trace::Trace& trace) {
    return trace.hops.first().exchange;
}

trace::Follow& stepOf(trace::Trace& trace) {
    return std::get<trace::Follow>(trace.hops.first().decision);
}

trace::Stop& endOf(trace::Trace& trace) {
    return std::get<trace::Stop>(trace.hops.last().decision);
}

void setContent(trace::Trace& trace, const QByteArray& type, const QByteArray& bytes) {
    exchangeOf(trace).response->fields.set("Content-Type", type);
    exchangeOf(trace).response->content = bytes;
}

/// A document around one hop.
QByteArray documentWith(const QByteArray& hop) {
    return R"({"format": "thence-trace", "version": 1, "hops": [)" + hop + "]}";
}

QByteArray referenceText() {
    QFile file(QStringLiteral(THENCE_SOURCE_DIR "/resources/formats/trace.md"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

constexpr char end[] = R"("decision": {"action": "stop", "reason": "not-a-redirect"})";

} // namespace

Q_DECLARE_METATYPE(Change)

class TestJson : public QObject {
    Q_OBJECT

private slots:
    void comesBackEqual_data();
    void comesBackEqual();
    void everyKindComesBack();
    void tracesOfTheWindowComeBack();
    void contentIsReadable_data();
    void contentIsReadable();
    void bytesThatAreNoTextStandBesideIt();
    void contentThatStaysIsWrittenOnce();
    void connectionsAreSharedAgain();
    void secretsAreTakenOutEverywhere();
    void beginsWithItsNameAndVersion();
    void extraMembersAreWrittenAndIgnored();
    void isWrittenHopByHop();
    void handWrittenDocumentsAreStable_data();
    void handWrittenDocumentsAreStable();
    void saysWhatWasExpected_data();
    void saysWhatWasExpected();
    void limitsWhatItReads();
    void brokenDocumentsAreReadOrRefused();
    void theReferenceNamesEveryMember();
    void theExampleOfTheReferenceIsRead();
};

void TestJson::comesBackEqual_data() {
    QTest::addColumn<Change>("change");
    const auto row = [](const char* name, const Change& change) { QTest::newRow(name) << change; };
    row("as it is", [](trace::Trace&) {});
    row("no hop", [](trace::Trace& trace) { trace.hops.clear(); });
    row("nothing", [](trace::Trace& trace) { trace = {}; });
    row("a hop of nothing", [](trace::Trace& trace) { trace.hops = {trace::Hop()}; });
    row("not over", [](trace::Trace& trace) { trace = test::firstHops(trace, 2); });
    row("interim responses", [](trace::Trace& trace) {
        exchangeOf(trace).interim = {
            {100, "HTTP/1.1 100 Continue\r\n\r\n", {}},
            {103, "HTTP/1.1 103 \xff\r\n\r\n", {{"Link", "</a>"}, {"link", "</b>"}}}};
    });
    row("trailers", [](trace::Trace& trace) {
        exchangeOf(trace).trailers = {{"Digest", "a"}, {"Digest", ""}};
    });
    row("retried", [](trace::Trace& trace) {
        exchangeOf(trace).retriedAfter =
            trace::Failure{.kind = trace::Failure::Kind::ClosedBeforeHead,
                           .phase = trace::Phase::Wait,
                           .reason = u"gone"_s,
                           .offset = 12,
                           .received = 34};
        exchangeOf(trace).reused = true;
    });
    row("edited by hand, as another client", [](trace::Trace& trace) {
        trace::Follow& step = stepOf(trace);
        step.edited = true;
        step.client = u"go"_s;
        step.delay = 5s;
        step.changes = {{.part = trace::Part::Credential,
                         .name = "Authorization",
                         .from = "Basic \xff",
                         .to = "",
                         .reason = u"“why” <b>"_s,
                         .reference = u"Fetch §4.4"_s,
                         .byHand = true}};
    });
    row("the name of a field in another case", [](trace::Trace& trace) {
        stepOf(trace).next = trace.hops[1].exchange.request;
        stepOf(trace).next.fields = {{"HOST", "a"}};
        trace.hops[1].exchange.request.fields = {{"host", "a"}};
    });
    row("an HSTS step", [](trace::Trace& trace) { trace = test::hstsTrace(); });
    row("a circle", [](trace::Trace& trace) { trace = test::loopTrace(); });
    row("a target that was refused", [](trace::Trace& trace) {
        endOf(trace) = {.reason = trace::Stop::Reason::UnsupportedScheme,
                        .detail = u"“ftp:”"_s,
                        .target = "ftp://\xe9/",
                        .repeats = {}};
    });
    row("an empty target", [](trace::Trace& trace) { endOf(trace).target = ""; });
    row("content that is not there and content that is empty", [](trace::Trace& trace) {
        trace.composed.content.reset();
        exchangeOf(trace).request.content = http::Content{};
    });
    row("content from a stream", [](trace::Trace& trace) {
        trace.composed.content = http::Content{"abc", false};
        exchangeOf(trace).request.content = http::Content{"abc", true};
    });
    row("content of bytes", [](trace::Trace& trace) {
        setContent(trace, "image/png", QByteArray("\x89PNG\0\r\n", 7));
        exchangeOf(trace).request.content = http::Content{"\xff\xfe"};
    });
    row("content in a charset",
        [](trace::Trace& trace) { setContent(trace, "text/plain; charset=latin1", "gr\xfc\xdf"); });
    row("content that its charset does not give back", [](trace::Trace& trace) {
        setContent(trace, "text/plain; charset=shift_jis", "\x81\x40\xff\x80");
    });
    row("content with a byte order mark", [](trace::Trace& trace) {
        setContent(trace, "text/plain",
                   "\xef\xbb\xbf"
                   "a");
    });
    row("content that ends inside a character",
        [](trace::Trace& trace) { setContent(trace, "text/plain", "a\xe2\x82"); });
    row("content of control characters",
        [](trace::Trace& trace) { setContent(trace, "text/plain", "\x01\x1b[0m\x7f\xc2\x85"); });
    row("content that is no Unicode", [](trace::Trace& trace) {
        setContent(trace, "text/plain", "\xed\xa0\x80 \xf4\x90\x80\x80 \xef\xbf\xbe");
    });
    row("fields that are no UTF-8", [](trace::Trace& trace) {
        exchangeOf(trace).response->fields = {{"X-Latin", "gr\xfc\xdf"},
                                              {"X-UTF-8", "gr\xc3\xbc\xc3\x9f"},
                                              {"X-BOM", "\xef\xbb\xbf"},
                                              {"na\xefve name ", "\x01\xff\""},
                                              {"", ""},
                                              {"x-latin", QByteArrayView("a\0b", 3)}};
        exchangeOf(trace).response->reason = "\xe9t\xe9";
        exchangeOf(trace).request.method = "G\xcbT";
    });
    row("heads", [](trace::Trace& trace) {
        exchangeOf(trace).requestHead = "GET / HTTP/1.1\r\nA: \xff\r\n\r\n";
        exchangeOf(trace).responseHead = "HTTP/1.0 200\nb:c\n\n";
    });
    row("heads that are not known, and those of HTTP/0.9", [](trace::Trace& trace) {
        exchangeOf(trace).requestHead.reset();
        exchangeOf(trace).responseHead = "";
        exchangeOf(trace).protocol = trace::Protocol::Http09;
        exchangeOf(trace).sent = true;
        exchangeOf(trace).interim = {{103, {}, {}}};
    });
    row("terms", [](trace::Trace& trace) {
        trace::Terms& terms = trace.terms;
        terms.client = {.id = u"curl@7.88.1"_s,
                        .version = u"7.88.1"_s,
                        .options = {u"--post301"_s, u"-X"_s},
                        .withoutFields = {"Accept", "\xff"}};
        terms.follow = false;
        terms.initiator = trace::Initiator::Form;
        terms.network = {.overrides = {{"a.test", 443, QHostAddress(u"192.0.2.1"_s), 8443}},
                         .trust = {{.certificates = "-----BEGIN",
                                    .hostSuffix = ".localhost",
                                    .ports = {1, 65535}},
                                   {}},
                         .verify = false,
                         .keepAlive = false};
        terms.cookies = "a=1; b=\xff";
        terms.hstsHosts = {{"a.test", true}, {"b.test", false}};
    });
    for (const trace::Limit& limit : trace::limits)
        for (const bool isMax : {false, true})
            row(limit.id, [limit, isMax](trace::Trace& trace) {
                limit.set(trace.terms.limits, isMax ? limit.max * limit.scale() : limit.min);
            });
    row("timings", [](trace::Trace& trace) {
        trace::Timings& timings = exchangeOf(trace).timings;
        timings = {};
        timings[trace::Phase::Dns] = 0ns;
        timings[trace::Phase::Wait] = 123'456'789ns;
        timings[trace::Phase::Receive] = 9'007'199'254'740'993ns; // no double
        trace.elapsed = 9'007'199'254'740'993ns;
    });
    row("sizes and cuts", [](trace::Trace& trace) {
        exchangeOf(trace).encodedSize = 9'007'199'254'740'993;
        exchangeOf(trace).decodedSize = 1;
        exchangeOf(trace).contentCut = true;
        exchangeOf(trace).cutForMemory = true;
    });
    row("TLS", [](trace::Trace& trace) {
        trace::Certificate certificate{.subject = u"shop.test"_s,
                                       .issuer = u"CN=é, O=\"x\""_s,
                                       .alternativeNames = {u"DNS:shop.test"_s, u"IP:::1"_s},
                                       .notBefore = http::utc(QDate(1999, 12, 31), QTime(23, 59)),
                                       .notAfter = http::utc(QDate(9999, 12, 31), QTime(23, 59)),
                                       .serialNumber = "01:02",
                                       .sha256 = "ab",
                                       .key = u"EC 256"_s,
                                       .der = QByteArray("\x30\x82\0", 3)};
        exchangeOf(trace).connection = std::make_shared<trace::Connection>(
            trace::Connection{.remoteAddress = QHostAddress(u"fe80::1%eth0"_s),
                              .remotePort = 65535,
                              .localAddress = QHostAddress(u"::ffff:192.0.2.1"_s),
                              .localPort = 1,
                              .tls = trace::Tls{.version = u"TLS 1.3"_s,
                                                .cipher = u"TLS_AES_256_GCM_SHA384"_s,
                                                .alpn = "h\xff",
                                                .verified = true,
                                                .errors = {u"self-signed"_s},
                                                .chain = {certificate, {}}}});
    });
    row("no connection", [](trace::Trace& trace) {
        exchangeOf(trace).connection = nullptr;
        exchangeOf(trace).response.reset();
        exchangeOf(trace).startedAt = {};
    });
    for (const char* const url :
         {"http://b.test/a/../b|{}^", "http://u:p:w@b.test:80/?#", "http://@b.test", "mailto:a@b",
          "web+x:/.//p", "http://[::1]:8080/\\x", "x:", "file:///a", "http://b.test?q"})
        row(url, [url](trace::Trace& trace) {
            const auto target = url::parse(url, {}, url::Reading::Rfc3986);
            stepOf(trace).next.target = target ? *target : *url::parse(url);
        });
    row("a URL with raw bytes", [](trace::Trace& trace) {
        stepOf(trace).next.target = url::Url::from({.scheme = "http",
                                                    .username = {},
                                                    .password = {},
                                                    .host = "b.test",
                                                    .port = {},
                                                    .path = "/\xe9 x",
                                                    .query = "\xc3\xa9",
                                                    .fragment = "#\xff"});
    });
}

void TestJson::comesBackEqual() {
    QFETCH(Change, change);
    trace::Trace trace = test::demoTrace();
    change(trace);
    const QByteArray bytes = written(trace);
    const formats::Read again = read(bytes);
    QVERIFY2(again, again ? "" : qPrintable(again.error().text()));
    QVERIFY2(*again == trace, bytes.constData());
    // Also where values are equal that are not the same: names of fields, components of URLs.
    QCOMPARE(written(*again), bytes);
    for (qsizetype i = 0; i < trace.hops.size(); ++i)
        if (const trace::Follow* const follow = trace.hops[i].follow()) {
            const url::Url& target = again->hops[i].follow()->next.target;
            QCOMPARE(target.host(), follow->next.target.host());
            QCOMPARE(target.path(), follow->next.target.path());
            QCOMPARE(target.username(), follow->next.target.username());
            QCOMPARE(target.explicitPort(), follow->next.target.explicitPort());
            QCOMPARE(target.hasQuery(), follow->next.target.hasQuery());
        }
}

void TestJson::everyKindComesBack() {
    trace::Trace trace = test::failingTrace();
    const auto comesBack = [&] {
        const formats::Read again = read(written(trace));
        return again && *again == trace;
    };
    trace::Exchange& last = trace.hops.last().exchange;
    for (int i = 0; i <= int(trace::Failure::Kind::InvalidRequest); ++i) {
        last.failure = trace::Failure{.kind = trace::Failure::Kind(i),
                                      .phase = trace::Phase(i % trace::phaseCount)};
        QVERIFY2(comesBack(), word(last.failure->kind).data());
    }
    for (int i = 0; i <= int(trace::Leniency::Kind::EarlyResponse); ++i) {
        last.leniencies = {{trace::Leniency::Kind(i), i - 1}, {trace::Leniency::Kind(i), 7}};
        QVERIFY2(comesBack(), word(trace::Leniency::Kind(i)).data());
    }
    for (int i = 0; i <= int(trace::Stop::Reason::Cancelled); ++i) {
        endOf(trace).reason = trace::Stop::Reason(i);
        QVERIFY2(comesBack(), word(trace::Stop::Reason(i)).data());
    }
    for (int i = 0; i <= int(trace::Arrival::HstsUpgrade); ++i) {
        trace.hops.last().arrival = stepOf(trace).how = trace::Arrival(i);
        QVERIFY2(comesBack(), word(trace::Arrival(i)).data());
    }
    for (int i = 0; i <= int(trace::Initiator::Script); ++i) {
        trace.terms.initiator = trace::Initiator(i);
        QVERIFY2(comesBack(), word(trace::Initiator(i)).data());
    }
    for (int i = 0; i <= int(trace::Protocol::Http2); ++i) {
        last.protocol = trace::Protocol(i);
        QVERIFY2(comesBack(), word(trace::Protocol(i)).data());
    }
    for (int i = 0; i <= int(trace::Part::Credential); ++i) {
        stepOf(trace).changes = {trace::Change()};
        stepOf(trace).changes.first().part = trace::Part(i);
        QVERIFY2(comesBack(), word(trace::Part(i)).data());
    }
}

void TestJson::tracesOfTheWindowComeBack() {
    for (const trace::Trace& trace : {test::demoTrace(), test::failingTrace(), test::loopTrace(),
                                      test::longTrace(), test::hstsTrace()}) {
        QVERIFY(read(written(trace)) == trace);
        const Redaction redaction = Redaction::forTrace(trace);
        const formats::Read again = read(written(trace, redaction));
        QVERIFY2(again, again ? "" : qPrintable(again.error().text()));
        QCOMPARE(again->hops.size(), trace.hops.size());
        QVERIFY(*again == redaction.shown(trace));
    }
}

void TestJson::contentIsReadable_data() {
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QJsonObject>("expected");
    const auto row = [](const char* name, const QByteArray& type, const QByteArray& bytes,
                        const QJsonObject& expected) {
        QTest::newRow(name) << type << bytes << expected;
    };
    row("UTF-8", "text/plain", "gr\xc3\xbc\xc3\x9f", {{u"text"_s, u"grüß"_s}});
    row("declared otherwise, and yet UTF-8", "text/plain; charset=latin1", "gr\xc3\xbc\xc3\x9f",
        {{u"text"_s, u"grüß"_s}});
    row("Latin-1", "text/plain; charset=\"ISO-8859-1\"", "gr\xfc",
        {{u"text"_s, u"grü"_s}, {u"charset"_s, u"ISO-8859-1"_s}});
    row("bytes", "image/png", "\x89PNG", {{u"base64"_s, u"iVBORw=="_s}});
    row("NUL", "text/plain", QByteArray("a\0b", 3), {{u"base64"_s, u"YQBi"_s}});
    row("nothing", "", "", {{u"text"_s, u""_s}});
}

void TestJson::contentIsReadable() {
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, bytes);
    trace::Trace trace = test::demoTrace();
    setContent(trace, type, bytes);
    const QJsonObject document = QJsonDocument::fromJson(written(trace)).object();
    QTEST(document["hops"_L1][0]["response"_L1]["content"_L1].toObject(), "expected");
}

void TestJson::bytesThatAreNoTextStandBesideIt() {
    trace::Trace trace = test::demoTrace();
    exchangeOf(trace).response->fields = {{"X-A", "gr\xfc"}, {"X-B", "gr\xc3\xbc"}};
    const QJsonObject document = QJsonDocument::fromJson(written(trace)).object();
    const QJsonValue fields = document["hops"_L1][0]["response"_L1]["fields"_L1];
    QCOMPARE(fields[0].toObject(),
             QJsonObject(
                 {{u"name"_s, u"X-A"_s}, {u"value"_s, u"grü"_s}, {u"valueBase64"_s, u"Z3L8"_s}}));
    QCOMPARE(fields[1].toObject(), QJsonObject({{u"name"_s, u"X-B"_s}, {u"value"_s, u"grü"_s}}));
}

void TestJson::contentThatStaysIsWrittenOnce() {
    trace::Trace trace = test::demoTrace();
    const QByteArray content(10'000, 'x');
    trace.composed.content = http::Content{content};
    for (trace::Hop& hop : trace.hops)
        hop.exchange.request.content = trace.composed.content;
    const QByteArray bytes = written(trace);
    QCOMPARE(bytes.count(content), 1);
    const formats::Read again = read(bytes);
    QVERIFY(again == trace);
    QCOMPARE(again->hops.last().exchange.request.content->bytes.constData(),
             again->composed.content->bytes.constData());
}

void TestJson::connectionsAreSharedAgain() {
    trace::Trace trace = test::demoTrace();
    for (trace::Hop& hop : trace.hops)
        hop.exchange.connection = trace.hops.first().exchange.connection;
    trace.hops.last().exchange.connection = std::make_shared<trace::Connection>();
    const formats::Read again = read(written(trace));
    QVERIFY(again == trace);
    QCOMPARE(again->hops[1].exchange.connection.get(), again->hops[0].exchange.connection.get());
    QVERIFY(again->hops[3].exchange.connection.get() != again->hops[0].exchange.connection.get());
}

void TestJson::secretsAreTakenOutEverywhere() {
    const QByteArray secret = "Pl4nt3dS3cr3t9Qx7";
    trace::Trace trace = test::demoTrace();
    trace.terms.cookies = "sid=" + secret;
    trace.terms.network.trust = {{.certificates = "-----BEGIN PRIVATE KEY-----\n" + secret}};
    exchangeOf(trace).request.fields.set("Authorization", "Bearer " + secret);
    exchangeOf(trace).requestHead =
        "GET / HTTP/1.1\r\nAuthorization: Bearer " + secret + "\r\n\r\n";
    exchangeOf(trace).response->content = "<input name=x value=" + secret + '>';
    exchangeOf(trace).response->reason = secret;
    exchangeOf(trace).responseHead = "HTTP/1.1 200 OK\r\nX: " + secret + "\r\n\r\n";
    exchangeOf(trace).trailers = {{"X", secret}};
    exchangeOf(trace).interim = {{103, "HTTP/1.1 103\r\nX: " + secret, {{"X", secret}}}};
    exchangeOf(trace).failure = trace::Failure{.reason = QString::fromUtf8(secret)};
    exchangeOf(trace).retriedAfter = exchangeOf(trace).failure;
    stepOf(trace).changes = {{trace::Part::Field, "X", secret, '/' + secret,
                              QString::fromUtf8("of " + secret), u"RFC 9110"_s}};
    stepOf(trace).next.fields = {{"X", secret}};
    endOf(trace).detail = QString::fromUtf8(secret);
    endOf(trace).target = "x:" + secret;
    const QByteArray bytes = written(trace, Redaction::forTrace(trace));
    QVERIFY2(!bytes.contains(secret), bytes.constData());
    QVERIFY(!bytes.contains(secret.toBase64()));
    QVERIFY(read(bytes));
    QCOMPARE(QJsonDocument::fromJson(bytes)["redacted"_L1], true);
    QCOMPARE(QJsonDocument::fromJson(written(trace))["redacted"_L1], false);
}

void TestJson::beginsWithItsNameAndVersion() {
    const QByteArray bytes = written(test::demoTrace());
    QVERIFY(bytes.startsWith("{\n    \"format\": \"thence-trace\",\n    \"version\": 1,\n"));
    QVERIFY(QJsonDocument::fromJson(bytes).isObject());
}

void TestJson::extraMembersAreWrittenAndIgnored() {
    const trace::Trace trace = test::demoTrace();
    const QByteArray bytes =
        formats::toBytes(format(), trace,
                         {.redaction = Redaction(Redaction::Secrets::Kept),
                          .ofHops = {{{u"findings"_s, QJsonArray{1}}}, {}, {{u"advice"_s, u"a"_s}}},
                          .ofTrace = {{u"comparison"_s, QJsonArray{2}}}});
    const QJsonObject document = QJsonDocument::fromJson(bytes).object();
    QCOMPARE(document["comparison"_L1], QJsonArray{2});
    QCOMPARE(document["hops"_L1][0]["findings"_L1], QJsonArray{1});
    QCOMPARE(document["hops"_L1][2]["advice"_L1], u"a"_s);
    QVERIFY(read(bytes) == trace);
}

void TestJson::isWrittenHopByHop() {
    trace::Trace trace = test::demoTrace();
    for (trace::Hop& hop : trace.hops)
        hop.exchange.response->content = QByteArray(1 << 20, 'x');
    qsizetype largest = 0, all = 0;
    format().write(trace, {}, [&](const QByteArray& piece) {
        largest = qMax(largest, piece.size());
        all += piece.size();
    });
    QVERIFY2(largest < 2 << 20, qPrintable(QString::number(largest)));
    QVERIFY(all > 4 << 20);
}

void TestJson::handWrittenDocumentsAreStable_data() {
    QTest::addColumn<QByteArray>("document");
    const auto row = [](const char* name, const QByteArray& document) {
        QTest::newRow(name) << document;
    };
    const QByteArray last = QByteArray("{") + end + '}';
    row("the smallest", R"({"version": 1, "format": "thence-trace"})");
    row("the smallest hop", documentWith(last));
    row("members that nobody knows",
        documentWith(R"({"x": {"hops": [1]}, "request": {"url": "http://a.test/", "y": null},)" +
                     QByteArray(end) + R"(, "z": [[]]})"));
    row("a byte order mark", "\xef\xbb\xbf" + documentWith(last));
    row("numbers written otherwise",
        R"({"format": "thence-trace", "version": 1.0, "elapsedNs": 1e3, "hops": []})");
    row("escapes", documentWith(R"({"request": {"method": "\u0047\u00cb\ud83d\ude00\u0000"},)" +
                                QByteArray(end) + '}'));
    row("half a character",
        documentWith(R"({"request": {"method": "\ud83d"},)" + QByteArray(end) + '}'));
    row("both texts", documentWith(R"({"request": {"method": "GET", "methodBase64": "/w=="},)" +
                                   QByteArray(end) + '}'));
    row("content twice",
        documentWith(R"({"response": {"content": {"text": "a", "base64": "Yg=="}},)" +
                     QByteArray(end) + '}'));
    row("what comes next was not sent",
        documentWith(R"({"decision": {"action": "follow", "next": {}}})"));
    row("fields without a name",
        documentWith(R"({"response": {"fields": [{}, {"value": "x"}]},)" + QByteArray(end) + '}'));
}

void TestJson::handWrittenDocumentsAreStable() {
    QFETCH(QByteArray, document);
    const formats::Read once = read(document);
    QVERIFY2(once, once ? "" : qPrintable(once.error().text()));
    QVERIFY(read(written(*once)) == *once);
}

void TestJson::saysWhatWasExpected_data() {
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("expected");
    const auto row = [](const QByteArray& document, const QString& key, const QString& expected) {
        QTest::newRow(document.constData()) << document << key << expected;
    };
    row("", {}, u"JSON"_s);
    row("[]", {}, u"a JSON object"_s);
    row("{", {}, u"JSON"_s);
    row("{}", u"format"_s, u"“thence-trace”"_s);
    row(R"({"format": "har", "version": 1})", u"format"_s, u"“thence-trace”"_s);
    row(R"({"format": "thence-trace"})", u"version"_s, u"1, the only version"_s);
    row(R"({"format": "thence-trace", "version": 2})", u"version"_s, u"1, the only version"_s);
    row(R"({"format": "thence-trace", "version": "1"})", u"version"_s, u"a whole number"_s);
    row(R"({"format": "thence-trace", "version": 1, "hops": {}})", u"hops"_s, u"a list"_s);
    row(R"({"format": "thence-trace", "version": 1, "elapsedNs": -1})", u"elapsedNs"_s,
        u"from 0"_s);
    row(R"({"format": "thence-trace", "version": 1, "elapsedNs": 1.5})", u"elapsedNs"_s,
        u"a whole number"_s);
    row(R"({"format": "thence-trace", "version": 1, "composed": {"url": "/x"}})", u"composed.url"_s,
        u"a whole URL"_s);
    row(R"({"format": "thence-trace", "version": 1, "composed": {"content": {"sameAs": "composed"}}})",
        u"composed.content.sameAs"_s, u"composed"_s);
    const auto hop = [&](const QByteArray& members, const QString& key, const QString& expected) {
        row(documentWith('{' + members + '}'), u"hops[0]"_s + key, expected);
    };
    row(documentWith("1"), u"hops[0]"_s, u"JSON"_s);
    row(documentWith("{},"), u"hops[0].decision.action"_s, u"a text"_s);
    hop("\"a\":", {}, u"JSON"_s);
    const QByteArray behind = QByteArray(", ") + end;
    hop("\"request\": 1" + behind, u".request"_s, u"an object"_s);
    hop(R"("request": {"fields": [{"name": "a"}, 1]})" + behind, u".request.fields[1]"_s,
        u"an object"_s);
    hop(R"("request": {"methodBase64": "%"})" + behind, u".request.methodBase64"_s, u"base64"_s);
    hop(R"("response": {"status": 1000})" + behind, u".response.status"_s, u"from 0 to 999"_s);
    hop(R"("response": {"content": {"text": "ü", "charset": "us"}})" + behind,
        u".response.content.charset"_s, u"a charset"_s);
    hop(R"("failure": {"kind": "x"})" + behind, u".failure.kind"_s, u"host-not-found, "_s);
    hop(R"("failure": {})" + behind, u".failure.kind"_s, u"not empty"_s);
    hop(R"("leniencies": [{"kind": "no-head", "offset": -2}])" + behind, u".leniencies[0].offset"_s,
        u"from -1"_s);
    hop(R"("startedAt": "yesterday")" + behind, u".startedAt"_s, u"a time in UTC"_s);
    hop(R"("startedAt": "2026-11-22T10:00:00")" + behind, u".startedAt"_s, u"a time in UTC"_s);
    hop(R"("connection": {"remotePort": 65536})" + behind, u".connection.remotePort"_s,
        u"to 65535"_s);
    hop(R"("connection": {"remoteAddress": "a.test"})" + behind, u".connection.remoteAddress"_s,
        u"an IP address"_s);
    hop(R"("timingsNs": {"wait": 9223372036854775807})" + behind, u".timingsNs.wait"_s,
        u"a whole number"_s);
    hop(R"("decision": {"action": "go"})", u".decision.action"_s, u"follow, stop"_s);
    hop(R"("decision": {"action": "follow"})", u".decision.next"_s, u"a request"_s);
    hop(R"("decision": {"action": "stop", "reason": "loop", "repeats": 2})", u".decision.repeats"_s,
        u"from 1 to 1"_s);
    const QByteArray last = QByteArray("{") + end + '}';
    row(documentWith(last + ',' + last), u"hops[0].decision.action"_s, u"“follow”"_s);
    row(R"({"format": "thence-trace", "version": 1, "hops": [], "hops": [1]})", {}, u"only one"_s);
}

void TestJson::saysWhatWasExpected() {
    QFETCH(QByteArray, document);
    QFETCH(QString, key);
    QFETCH(QString, expected);
    const formats::Read again = read(document);
    QVERIFY(!again);
    QCOMPARE(again.error().key, key);
    QVERIFY2(again.error().expected.contains(expected), qPrintable(again.error().expected));
    QVERIFY2(again.error().text().startsWith(u"a.json"), qPrintable(again.error().text()));
}

void TestJson::limitsWhatItReads() {
    const QByteArray last = QByteArray("{") + end + '}';
    const auto errorOf = [](const QByteArray& document) {
        const formats::Read again = read(document);
        return again ? QString() : again.error().expected;
    };
    QCOMPARE(errorOf(documentWith(QByteArray(1'000'000, '['))),
             u"at most 64 lists and objects inside each other"_s);
    const QByteArray many = QByteArray(4'000'001, ',').replace(",", "0,") + '0';
    QCOMPARE(errorOf(documentWith("{\"x\": [" + many + "]}")), u"at most 4000000 values"_s);
    QCOMPARE(errorOf(documentWith(QByteArray("{},").repeated(10'001) + last)),
             u"at most 10000 hops"_s);
}

void TestJson::brokenDocumentsAreReadOrRefused() {
    const QByteArray bytes = written(test::failingTrace());
    const QByteArrayView pieces[] = {"0", "-1", "1e9", "\"", "{", "}", "[", "]", ",", "null", "\\"};
    QRandomGenerator random(1);
    int readable = 0;
    for (int i = 0; i < 2'000; ++i) {
        QByteArray broken = bytes;
        const QByteArrayView piece = pieces[random.bounded(int(std::size(pieces)))];
        broken.replace(random.bounded(int(bytes.size())), random.bounded(8), piece);
        const formats::Read once = read(broken);
        if (!once) {
            QVERIFY(!once.error().expected.isEmpty());
            continue;
        }
        ++readable;
        QVERIFY2(read(written(*once)) == *once, broken.constData());
    }
    QVERIFY2(readable > 100, qPrintable(QString::number(readable)));
}

void TestJson::theReferenceNamesEveryMember() {
    trace::Trace trace = test::demoTrace();
    stepOf(trace).edited = true;
    stepOf(trace).client = u"go"_s;
    stepOf(trace).changes = {trace::Change()};
    stepOf(trace).changes.first().byHand = true;
    exchangeOf(trace).retriedAfter = trace::Failure();
    exchangeOf(trace).leniencies = {{}};
    exchangeOf(trace).interim = {{.head = ""}};
    exchangeOf(trace).requestHead = exchangeOf(trace).responseHead = "";
    exchangeOf(trace).protocol = trace::Protocol::Http11;
    trace.terms.client.withoutFields = {"Accept"};
    trace.terms.initiator = trace::Initiator::Form;
    trace.terms.network.overrides = {{}};
    trace.terms.network.trust = {{}};
    trace.terms.hstsHosts = {{}};
    exchangeOf(trace).trailers = {{"a", "b"}};
    exchangeOf(trace).request.content = http::Content{"gr\xfc", false};
    setContent(trace, "text/plain; charset=latin1", "gr\xfc");
    for (int i = 0; i < trace::phaseCount; ++i)
        exchangeOf(trace).timings[trace::Phase(i)] = 1ms;
    trace::Connection connection;
    connection.tls.emplace().chain = {trace::Certificate()};
    exchangeOf(trace).connection = std::make_shared<trace::Connection>(connection);
    endOf(trace) = {.reason = trace::Stop::Reason::Loop, .target = "x", .repeats = 0};

    QSet<QString> keys;
    const std::function<void(const QJsonValue&)> collect = [&](const QJsonValue& value) {
        for (const QJsonValue& element : value.toArray())
            collect(element);
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            keys.insert(it.key());
            collect(*it);
        }
    };
    collect(QJsonDocument::fromJson(written(trace)).object());
    QVERIFY(keys.size() > 60);
    const QByteArray reference = referenceText();
    for (const QString& key : std::as_const(keys))
        QVERIFY2(reference.contains('`' + key.toUtf8() + '`') ||
                     reference.contains('"' + key.toUtf8() + "\":"),
                 qPrintable(key));
    for (int i = 0; i <= int(trace::Failure::Kind::InvalidRequest); ++i)
        QVERIFY(reference.contains('`' + word(trace::Failure::Kind(i)).toByteArray() + '`'));
    for (int i = 0; i <= int(trace::Stop::Reason::Cancelled); ++i)
        QVERIFY(reference.contains('`' + word(trace::Stop::Reason(i)).toByteArray() + '`'));
}

void TestJson::theExampleOfTheReferenceIsRead() {
    const QByteArray reference = referenceText();
    const qsizetype start = reference.indexOf("```json\n") + 8;
    const formats::Read example =
        read(reference.sliced(start, reference.indexOf("```", start) - start));
    QVERIFY2(example, example ? "" : qPrintable(example.error().text()));
    QCOMPARE(example->hops.size(), 2);
    QCOMPARE(example->hops.first().follow()->next.target,
             example->hops.last().exchange.request.target);
    QCOMPARE(example->elapsed, trace::Timings::Duration(318ms));
}

QTEST_GUILESS_MAIN(TestJson)
#include "tst_json.moc"
