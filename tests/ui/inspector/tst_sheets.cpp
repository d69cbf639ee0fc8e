#include "app/http/date.h"
#include "tests/support/demotrace.h"
#include "ui/inspector/overview/overviewlines.h"
#include "ui/inspector/raw/rawparts.h"
#include "ui/inspector/tls/tlslines.h"

#include <QTest>

using namespace thence;
using namespace Qt::StringLiterals;
using ui::SheetLine;
using ui::SheetLines;

namespace {

/// The lines as text: "# heading", "key: text | remark", "text | remark".
QString text(const SheetLines& lines) {
    QStringList result;
    for (const SheetLine& line : lines) {
        QString row = line.kind == SheetLine::Kind::Heading ? u"# "_s + line.text
                      : line.kind == SheetLine::Kind::Pair  ? line.key + u": "_s + line.text
                                                            : line.text;
        if (!line.remark.isEmpty())
            row += u" | "_s + line.remark;
        result.append(row);
    }
    return result.join(u'\n');
}

trace::Hop hopOf(trace::Exchange exchange) {
    trace::Hop hop;
    hop.exchange = std::move(exchange);
    return hop;
}

trace::Trace single(trace::Exchange exchange, trace::Decision decision = trace::Stop{}) {
    trace::Trace trace;
    trace.hops.append(hopOf(std::move(exchange)));
    trace.hops.last().decision = std::move(decision);
    return trace;
}

trace::Exchange answered(int status, const QByteArray& reason) {
    trace::Exchange exchange;
    exchange.response =
        http::Response{.status = status, .reason = reason, .fields = {}, .content = {}};
    return exchange;
}

} // namespace

/// What the panels say, without a window.
class TestSheets : public QObject {
    Q_OBJECT

private slots:
    void theHostFieldIsNotTheHostOfTheUrl() {
        trace::Follow follow;
        follow.changes = {
            {trace::Part::Url, "host", "a.test", "b.test", u"The Location says so."_s, {}},
            {trace::Part::Field, "Host", "a.test", "b.test", u"Host names the host."_s, {}}};
        const QString shown = text(ui::overviewLines(single(answered(302, "Found"), follow), 0));
        QVERIFY2(shown.contains(u"\nHost: a.test → b.test"_s), qPrintable(shown));
        QVERIFY2(shown.contains(u"\nHost field: a.test → b.test"_s), qPrintable(shown));
        QVERIFY2(!shown.contains(u"Cause"_s), qPrintable(shown));
    }

    void theOverviewSays_data() {
        QTest::addColumn<trace::Trace>("trace");
        QTest::addColumn<int>("hop");
        QTest::addColumn<QString>("words");
        const trace::Trace demo = test::demoTrace();
        QTest::newRow("how it began") << demo << 0 << u"as it was composed"_s;
        QTest::newRow("how one got there") << demo << 1 << u"Location field of hop 1"_s;
        QTest::newRow("the status") << demo << 1 << u"Status: 302 Found"_s;
        QTest::newRow("the method's change and why") << demo << 1 << u"Method: POST → GET | "_s;
        QTest::newRow("its source") << demo << 1 << u"(Fetch, HTTP-redirect fetch, step 12)"_s;
        QTest::newRow("the address") << demo << 1 << u"Address: 127.0.0.1 port 8443"_s;
        QTest::newRow("the certificate") << demo << 1 << u"TLS 1.3, certificate verified"_s;
        QTest::newRow("cleartext") << demo << 0 << u"anyone on the way"_s;
        QTest::newRow("the end") << demo << 3 << u"This is the final response."_s;
        QTest::newRow("a failure") << test::failingTrace() << 1 << u"refused the connection"_s;
        QTest::newRow("what to try") << test::failingTrace() << 1 << u"Check the port"_s;
        QTest::newRow("a loop") << test::loopTrace() << 2 << u"Repeats: hop 1"_s;
        QTest::newRow("the limit") << test::longTrace() << 29 << u"limit"_s;
        QTest::newRow("the client's own step") << test::hstsTrace() << 1 << u"Nothing was sent."_s;
        QTest::newRow("another reason phrase")
            << single(answered(302, "Moved")) << 0
            << u"Status: 302 Found | Sent with the reason “Moved”."_s;
        QTest::newRow("no reason phrase")
            << single(answered(302, "")) << 0 << u"Sent without a reason phrase"_s;
        QTest::newRow("an unknown status") << single(answered(599, "Odd\x1b")) << 0
                                           << u"599 Odd␛ | This status is not registered"_s;
        trace::Exchange lenient = answered(200, "OK");
        lenient.leniencies.push_back({trace::Leniency::Kind::BareLineFeed, 17});
        lenient.retriedAfter =
            trace::Failure{trace::Failure::Kind::ClosedBeforeHead, trace::Phase::Wait, {}};
        QTest::newRow("a leniency") << single(lenient) << 0 << u"LF without CR (byte 17"_s;
        QTest::newRow("a retry") << single(lenient) << 0 << u"RFC 9110 §9.2.2"_s;
    }
    void theOverviewSays() {
        QFETCH(trace::Trace, trace);
        QFETCH(int, hop);
        QFETCH(QString, words);
        const QString shown = text(ui::overviewLines(trace, hop));
        QVERIFY2(shown.contains(words), qPrintable(shown));
    }

    void credentialsStayOutOfTheOverview() {
        trace::Follow follow;
        follow.changes = {
            {trace::Part::Credential, "Authorization", "Basic c2VjcmV0", "", u"r"_s, {}},
            {trace::Part::Credential, "Cookie", "", "sid=secret", u"r"_s, {}}};
        const QString shown = text(ui::overviewLines(single(answered(302, "Found"), follow), 0));
        QVERIFY2(shown.contains(u"Authorization: removed"_s), qPrintable(shown));
        QVERIFY(!shown.contains(u"c2VjcmV0"_s) && !shown.contains(u"sid=secret"_s));
    }

    void tlsSays_data() {
        QTest::addColumn<bool>("verified");
        QTest::addColumn<int>("daysLeft");
        QTest::addColumn<QString>("words");
        QTest::newRow("verified") << true << 100 << u"Verification: verified"_s;
        QTest::newRow("not verified") << false << 100 << u"Because: the host name did not match"_s;
        QTest::newRow("days left") << true << 100 << u"Valid: 100 days left"_s;
        QTest::newRow("expired") << false << -3 << u"Valid: expired 3 days ago"_s;
        QTest::newRow("fingerprint") << true << 1 << u"SHA-256: AB:CD"_s;
        QTest::newRow("names") << true << 1 << u"Names: DNS:a.test, IP:127.0.0.1"_s;
    }
    void tlsSays() {
        QFETCH(bool, verified);
        QFETCH(int, daysLeft);
        QFETCH(QString, words);
        const QDateTime now = http::utc({2026, 6, 1}, {12, 0});
        trace::Certificate certificate{.subject = u"a.test"_s,
                                       .issuer = u"CA"_s,
                                       .alternativeNames = {u"DNS:a.test"_s, u"IP:127.0.0.1"_s},
                                       .notBefore = now.addDays(-400),
                                       .notAfter = now.addDays(daysLeft),
                                       .serialNumber = "01",
                                       .sha256 = "abcd",
                                       .key = u"EC 256"_s,
                                       .der = {}};
        auto connection = std::make_shared<trace::Connection>();
        connection->tls = trace::Tls{.version = u"TLS 1.3"_s,
                                     .cipher = {},
                                     .alpn = {},
                                     .verified = verified,
                                     .errors = {},
                                     .chain = {certificate}};
        if (!verified)
            connection->tls->errors = {u"the host name did not match"_s};
        trace::Exchange exchange;
        exchange.connection = connection;
        const QString shown = text(ui::tlsLines(exchange, now));
        QVERIFY2(shown.contains(words), qPrintable(shown));
    }

    void cleartextIsCalledThat() {
        QVERIFY(
            text(ui::tlsLines(test::demoTrace().hops[0].exchange, {})).contains(u"Cleartext"_s));
        QVERIFY(text(ui::tlsLines({}, {})).contains(u"No connection"_s));
    }

    void theBytesAreInOrder() {
        trace::Exchange exchange = answered(200, "OK");
        exchange.sent = true;
        exchange.requestHead = "POST / HTTP/1.1\r\n\r\n";
        exchange.request.content = http::Content{"a=1"};
        exchange.interim.push_back({103, "HTTP/1.1 103 Early Hints\r\n\r\n", {}});
        exchange.responseHead = "HTTP/1.1 200 OK\r\n\r\n";
        exchange.encodedSize = 12;
        exchange.trailers = {{"X", "1"}};
        QCOMPARE(ui::sentParts(exchange),
                 (QList<ui::RawPart>{{*exchange.requestHead, {}}, {"a=1", {}}}));
        const auto received = ui::receivedParts(exchange);
        QCOMPARE(received.size(), 4);
        QCOMPARE(received[0].bytes, *exchange.interim[0].head);
        QCOMPARE(received[1].bytes, *exchange.responseHead);
        QVERIFY(received[2].remark.startsWith(u"12 B of content"_s));
        QCOMPARE(received[3].bytes, "X: 1\r\n"_ba);
    }

    void aHeadThatIsNotKnownIsARemark() {
        trace::Exchange exchange = answered(200, "OK");
        QVERIFY(ui::sentParts(exchange).isEmpty());
        exchange.sent = true;
        exchange.request.content = http::Content{"a=1"};
        exchange.interim.push_back({.status = 103});
        exchange.trailers = {{"X", "1"}};
        const auto sent = ui::sentParts(exchange);
        QCOMPARE(sent.size(), 2);
        QVERIFY(sent[0].bytes.isEmpty() && sent[0].remark.contains(u"not known"_s));
        QCOMPARE(sent[1].bytes, "a=1"_ba);
        const auto received = ui::receivedParts(exchange);
        QCOMPARE(received.size(), 2);
        for (const ui::RawPart& part : received)
            QVERIFY(part.bytes.isEmpty() && part.remark.contains(u"not known"_s));
    }

    void noHeadIsNotAnUnknownHead() {
        trace::Exchange exchange = answered(200, {});
        exchange.protocol = trace::Protocol::Http09;
        exchange.responseHead.emplace();
        exchange.encodedSize = 3;
        const auto received = ui::receivedParts(exchange);
        QCOMPARE(received.size(), 1);
        QVERIFY(received[0].remark.startsWith(u"3 B of content"_s));
    }

    void whatIsNotKnownIsCalledThat() {
        const trace::Trace trace = test::fieldsOnly(test::demoTrace());
        const QString overview = text(ui::overviewLines(trace, 0));
        QVERIFY2(overview.contains(u"not known"_s), qPrintable(overview));
        QVERIFY(!overview.contains(u"Protocol"_s));
        const QString tls = text(ui::tlsLines(trace.hops[1].exchange, {}));
        QVERIFY2(tls.contains(u"Connection not known"_s), qPrintable(tls));
    }

    void theBadByteIsMarked_data() {
        QTest::addColumn<int>("offset");
        QTest::addColumn<int>("mark");
        QTest::newRow("inside") << 9 << 9;
        QTest::newRow("unknown") << -1 << -1;
        QTest::newRow("in the content") << 99 << -1;
    }
    void theBadByteIsMarked() {
        QFETCH(int, offset);
        QFETCH(int, mark);
        trace::Exchange exchange;
        exchange.responseHead = "HTTP/1.1 2x0 OK\r\n";
        exchange.failure = trace::Failure{trace::Failure::Kind::Malformed, trace::Phase::Receive,
                                          u"no number"_s, offset};
        QCOMPARE(ui::receivedParts(exchange).first().mark, qint64(mark));
    }
};

QTEST_GUILESS_MAIN(TestSheets)
#include "tst_sheets.moc"
