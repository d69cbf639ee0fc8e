#include "app/wire/wire.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/wireprobe.h"

#include <QTcpServer>
#include <QTest>
#include <QTimer>

namespace thence::wire {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace test;
using Kind = trace::Failure::Kind;
using trace::Phase;

// Servers that mean harm, or are broken, on real sockets.
class HostileTest : public QObject {
    Q_OBJECT

private slots:
    void responseInTwoPackets();
    void endlessContentEndsAtTheCap_data();
    void endlessContentEndsAtTheCap();
    void endlessHeadIsRefused();
    void endlessInterimIsRefused();
    void silenceTimesOut_data();
    void silenceTimesOut();
    void slowDripEndsWithTheTrace();
    void redirectIsNotHeldUpByItsContent_data();
    void redirectIsNotHeldUpByItsContent();
    void connectionEnds_data();
    void connectionEnds();
    void contentIsNotTaken_data();
    void contentIsNotTaken();
    void answerBeforeTheContentWasSent();
    void bytesBeforeTheRequest();
    void http09OnItsDefaultPort();
    void brokenCodingStandsBesideTheResponse();
    void malformedBytesStayVisible();
};

void HostileTest::responseInTwoPackets() {
    const QByteArray bytes = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc";
    for (const qsizetype place : {1, 8, 17, 37, 39, 40}) {
        ScriptedServer server(answerSplit(bytes, place));
        Wire wire;
        const auto done = exchange(wire, requestFor(server.url()));
        QVERIFY(!done.failure);
        QCOMPARE(done.response->content, QByteArray("abc"));
    }
}

void HostileTest::endlessContentEndsAtTheCap_data() {
    QTest::addColumn<QByteArray>("head");
    QTest::newRow("final") << QByteArray("HTTP/1.1 200 OK\r\n\r\n");
    QTest::newRow("redirect") << QByteArray("HTTP/1.1 302 Found\r\nLocation: /a\r\n\r\n");
    QTest::newRow("chunked") << QByteArray(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffff\r\n");
}

void HostileTest::endlessContentEndsAtTheCap() {
    QFETCH(QByteArray, head);
    ScriptedServer server({awaitRequest(), send(head), sendForever(QByteArray(10'000, 'x'))});
    Wire wire;
    const auto done = exchange(wire, requestFor(server.url()));
    QVERIFY(!done.failure);
    QVERIFY(done.contentCut);
    QCOMPARE(done.response->content.size(), qsizetype(trace::Limits{}.keptContent));
    QVERIFY(!exchange(wire, requestFor(server.url())).reused);
}

void HostileTest::endlessHeadIsRefused() {
    ScriptedServer server(
        {awaitRequest(), send("HTTP/1.1 302 Found\r\n"), sendForever("Location: /a\r\n")});
    Wire wire;
    const auto done = exchange(wire, requestFor(server.url()));
    QCOMPARE(done.failure->kind, Kind::HeadTooLarge);
    QCOMPARE(done.failure->phase, Phase::Receive);
    QVERIFY(done.responseHead->startsWith("HTTP/1.1 302 Found\r\nLocation: /a\r\n"));
}

void HostileTest::endlessInterimIsRefused() {
    ScriptedServer server({awaitRequest(), sendForever("HTTP/1.1 100 Continue\r\n\r\n")});
    Wire wire;
    const auto done = exchange(wire, requestFor(server.url()));
    QCOMPARE(done.failure->kind, Kind::TooManyInterim);
    QVERIFY(!done.interim.empty());
}

void HostileTest::silenceTimesOut_data() {
    QTest::addColumn<Script>("script");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<Phase>("phase");
    QTest::addColumn<bool>("hasResponse");
    const auto after = [](const char* bytes) {
        return Script{awaitRequest(), send(bytes), stall()};
    };
    QTest::newRow("at once") << Script{stall()} << Kind::WaitTimedOut << Phase::Wait << false;
    QTest::newRow("in the head") << after("HTTP/1.1 200 OK\r\nA: ") << Kind::IdleTimedOut
                                 << Phase::Receive << false;
    QTest::newRow("after an interim response")
        << after("HTTP/1.1 100 Continue\r\n\r\n") << Kind::IdleTimedOut << Phase::Receive << false;
    QTest::newRow("in the content") << after("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc")
                                    << Kind::IdleTimedOut << Phase::Receive << true;
    QTest::newRow("before the last chunk")
        << after("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n")
        << Kind::IdleTimedOut << Phase::Receive << true;
}

void HostileTest::silenceTimesOut() {
    QFETCH(Script, script);
    QFETCH(Kind, kind);
    QFETCH(Phase, phase);
    QFETCH(bool, hasResponse);
    ScriptedServer server(script);
    Options options;
    options.limits.firstByte = kind == Kind::WaitTimedOut ? 20ms : 10s;
    options.limits.idle = kind == Kind::IdleTimedOut ? 50ms : 10s;
    Wire wire(options);
    const auto done = exchange(wire, requestFor(server.url()));
    QCOMPARE(done.failure->kind, kind);
    QCOMPARE(done.failure->phase, phase);
    QCOMPARE(done.response.has_value(), hasResponse);
}

// A byte now and then never lets the idle time pass; whoever follows the chain has the last word.
void HostileTest::slowDripEndsWithTheTrace() {
    ScriptedServer server(
        {awaitRequest(), drip("HTTP/1.1 200 OK\r\nA: " + QByteArray(10'000, 'a'), 1ms)});
    Wire wire;
    std::optional<trace::Exchange> result;
    const Wire::Id id = wire.send(requestFor(server.url()),
                                  [&](trace::Exchange done) { result = std::move(done); });
    QTimer::singleShot(30, &wire, [&] { wire.cancel(id, Kind::TraceTimedOut); });
    QTRY_VERIFY(result);
    QCOMPARE(result->failure->kind, Kind::TraceTimedOut);
    QVERIFY(result->responseHead->startsWith('H'));
}

void HostileTest::redirectIsNotHeldUpByItsContent_data() {
    QTest::addColumn<Script>("rest");
    QTest::newRow("it stalls") << Script{stall()};
    QTest::newRow("it drips") << Script{drip(QByteArray(10'000, 'x'), 1ms)};
}

void HostileTest::redirectIsNotHeldUpByItsContent() {
    QFETCH(Script, rest);
    ScriptedServer server(
        answer("HTTP/1.1 302 Found\r\nLocation: /a\r\nContent-Length: 90000\r\n\r\nabc") + rest);
    Options options;
    options.limits.redirectContent = 50ms;
    Wire wire(options);
    const auto done = exchange(wire, requestFor(server.url()));
    QVERIFY(!done.failure);
    QVERIFY(done.contentCut);
    QVERIFY(done.response->content.startsWith("abc"));
    // What is left of the content must not be taken for the next response.
    exchange(wire, requestFor(server.url()));
    QCOMPARE(server.received().size(), 2);
}

void HostileTest::connectionEnds_data() {
    QTest::addColumn<Script>("script");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QByteArray>("head");
    for (const bool rst : {false, true}) {
        const Step end = rst ? reset() : close();
        const auto row = [&](const char* name, const Script& script, Kind kind,
                             const QByteArray& head) {
            QTest::addRow("%s, %s", rst ? "reset" : "closed", name)
                << script + Script{end} << kind << head;
        };
        const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n";
        row("at once", {}, Kind::ClosedBeforeHead, {});
        row("before the first byte", {awaitRequest()}, Kind::ClosedBeforeHead, {});
        row("in the head", {awaitRequest(), send("HTTP/1.1 200"), pause(5ms)},
            Kind::ClosedBeforeHead, "HTTP/1.1 200");
        const QByteArray coded = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n\x1f\x8b\x08";
        if (rst)
            row("in coded content that has no length", {awaitRequest(), send(coded), pause(5ms)},
                Kind::ClosedInContent, coded.chopped(3));
        if (rst)
            row("in content that has no length",
                {awaitRequest(), send("HTTP/1.1 200 OK\r\n\r\nabc"), pause(5ms)},
                Kind::ClosedInContent, "HTTP/1.1 200 OK\r\n\r\n");
        row("in the content", {awaitRequest(), send(head + "abc"), pause(5ms)},
            Kind::ClosedInContent, head);
    }
}

void HostileTest::connectionEnds() {
    QFETCH(Script, script);
    QFETCH(Kind, kind);
    QFETCH(QByteArray, head);
    ScriptedServer server(script);
    Wire wire;
    const auto done = exchange(wire, requestFor(server.url()));
    QCOMPARE(done.failure->kind, kind);
    QCOMPARE(done.responseHead.value_or(""), head);
    QCOMPARE(done.responseHead.has_value(), !head.isEmpty());
    QVERIFY(!done.retriedAfter);
    QVERIFY(!done.failure->reason.isEmpty());
    const bool wasReset = QByteArrayView(QTest::currentDataTag()).startsWith("reset");
    QCOMPARE(done.failure->reason.contains("reset"_L1), wasReset);
}

void HostileTest::contentIsNotTaken_data() {
    QTest::addColumn<Kind>("kind");
    QTest::newRow("and nothing happens") << Kind::IdleTimedOut;
    QTest::newRow("and the user stops") << Kind::Cancelled;
    QTest::newRow("and the connection is reset") << Kind::ClosedBeforeHead;
}

// More than the kernel keeps for a server that never reads.
void HostileTest::contentIsNotTaken() {
    QFETCH(Kind, kind);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    server.pauseAccepting();
    Options options;
    options.limits.idle = kind == Kind::IdleTimedOut ? 50ms : 10s;
    Wire wire(options);
    const QByteArray url = "http://127.0.0.1:" + QByteArray::number(server.serverPort()) + '/';
    std::optional<trace::Exchange> result;
    bool sending = false;
    const Wire::Id id = wire.send(
        requestFor(url, "POST", QByteArray(20'000'000, 'x')),
        [&](trace::Exchange done) { result = std::move(done); },
        [&](Phase phase) { sending = phase == Phase::Send; });
    QTRY_VERIFY(sending);
    if (kind == Kind::Cancelled)
        wire.cancel(id);
    if (kind == Kind::ClosedBeforeHead)
        server.close(); // resets what nobody has accepted
    QTRY_VERIFY(result);
    QCOMPARE(result->failure->kind, kind);
    QCOMPARE(result->failure->phase, Phase::Send);
    QVERIFY(!result->response);
}

// A server may refuse a large request without reading it.
void HostileTest::answerBeforeTheContentWasSent() {
    ScriptedServer server({send("HTTP/1.1 413 Content Too Large\r\nContent-Length: 2\r\n\r\nno")});
    Wire wire;
    const auto done = exchange(wire, requestFor(server.url(), "POST", QByteArray(20'000'000, 'x')));
    QVERIFY(!done.failure);
    QCOMPARE(done.response->status, 413);
    QCOMPARE(done.response->content, QByteArray("no"));
    QVERIFY(done.timings[Phase::Send]);
}

void HostileTest::bytesBeforeTheRequest() {
    ScriptedServer server({send("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na")});
    Wire wire;
    QCOMPARE(exchange(wire, requestFor(server.url())).response->content, QByteArray("a"));
}

void HostileTest::http09OnItsDefaultPort() {
    ScriptedServer server({awaitRequest(), send("<p>old"), close()});
    Options options;
    options.network.overrides = {
        {"old.test", 80, QHostAddress(QHostAddress::LocalHost), server.serverPort()}};
    Wire wire(options);
    const auto old = exchange(wire, requestFor("http://old.test/"));
    QVERIFY(!old.failure);
    QCOMPARE(old.protocol, trace::Protocol::Http09);
    QCOMPARE(old.response->content, QByteArray("<p>old"));
    const auto elsewhere = exchange(wire, requestFor(server.url()));
    QVERIFY(elsewhere.failure);
    QCOMPARE(elsewhere.responseHead, QByteArray("<p>old"));
}

void HostileTest::brokenCodingStandsBesideTheResponse() {
    ScriptedServer server(
        answer("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nplain"));
    Wire wire;
    const auto done = exchange(wire, requestFor(server.url()));
    QCOMPARE(done.failure->kind, Kind::CodingBroken);
    QVERIFY(done.failure->reason.startsWith(u"gzip: "_s));
    QCOMPARE(done.response->status, 200);
}

void HostileTest::malformedBytesStayVisible() {
    ScriptedServer server(answer("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"
                                 "ab"));
    Wire wire;
    const auto done = exchange(wire, requestFor(server.url()));
    QCOMPARE(done.failure->kind, Kind::Malformed);
    QCOMPARE(done.failure->phase, Phase::Receive);
    QCOMPARE(done.failure->offset, 51);
    QVERIFY(done.responseHead->endsWith("Content-Length: 2\r\n\r\nab"));
    QVERIFY(!done.response);
}

} // namespace thence::wire

QTEST_GUILESS_MAIN(thence::wire::HostileTest)
#include "tst_hostile.moc"
