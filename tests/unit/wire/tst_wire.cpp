#include "app/wire/wire.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/wireprobe.h"

#include <QTcpSocket>
#include <QTest>
#include <QTimer>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace thence::wire {

using namespace std::chrono_literals;
using namespace test;
using Kind = trace::Failure::Kind;
using trace::Phase;

class WireTest : public QObject {
    Q_OBJECT

private slots:
    void exchangeIsComplete();
    void requestIsSentJustAsItIs();
    void contentIsFramedAsTheFieldsSay_data();
    void contentIsFramedAsTheFieldsSay();
    void responseWithoutContent_data();
    void responseWithoutContent();
    void connectionIsReused();
    void connectionIsNotReused_data();
    void connectionIsNotReused();
    void whatCameBetweenResponsesIsNoResponse_data();
    void whatCameBetweenResponsesIsNoResponse();
    void responseBeforeItsRequestIsNoted();
    void onlyPhasesThatHappenedHaveDurations();
    void phasesAreToldInOrder();
    void contentIsCountedAsItComes();
    void invalidRequestIsNotSent_data();
    void invalidRequestIsNotSent();
    void retryAfterReusedConnectionWasClosed_data();
    void retryAfterReusedConnectionWasClosed();
    void cancelInEachPhase_data();
    void cancelInEachPhase();
    void wireMayBeDestroyedWhenToldTheResult();
    void manyExchangesAtOnce();
};

void WireTest::exchangeIsComplete() {
    const QByteArray head = "HTTP/1.1 302 Found\r\nLocation: /a\r\nSet-Cookie: a=1\r\n"
                            "set-cookie: b=2\r\nContent-Length: 5\r\n\r\n";
    ScriptedServer server(
        answer("HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n" + head + "moved"));
    Wire wire;
    const auto done = exchange(wire, requestFor(server.url("/start?q")));
    QVERIFY(!done.failure);
    QCOMPARE(done.requestHead, "GET /start?q HTTP/1.1\r\nHost: 127.0.0.1:" +
                                   QByteArray::number(server.serverPort()) + "\r\n\r\n");
    QCOMPARE(done.requestHead, server.received()[0]);
    QCOMPARE(done.interim.size(), size_t(1));
    QCOMPARE(done.interim[0].status, 103);
    QCOMPARE(done.interim[0].head,
             QByteArray("HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n"));
    QCOMPARE(done.interim[0].fields.first("link"), QByteArrayView("</a.css>"));
    QCOMPARE(done.responseHead, head);
    QCOMPARE(done.response->status, 302);
    QCOMPARE(done.response->reason, QByteArray("Found"));
    QCOMPARE(done.response->fields, (http::FieldList{{"Location", "/a"},
                                                     {"Set-Cookie", "a=1"},
                                                     {"set-cookie", "b=2"},
                                                     {"Content-Length", "5"}}));
    QCOMPARE(done.response->content, QByteArray("moved"));
    QCOMPARE(done.encodedSize, 5);
    QCOMPARE(done.decodedSize, 5);
    QVERIFY(!done.contentCut);
    QVERIFY(done.leniencies.empty());
    QVERIFY(!done.reused);
    QVERIFY(done.sent);
    QCOMPARE(done.protocol, trace::Protocol::Http11);
    QCOMPARE(done.connection->remoteAddress, QHostAddress(QHostAddress::LocalHost));
    QCOMPARE(done.connection->remotePort, server.serverPort());
    QCOMPARE(done.connection->localAddress, QHostAddress(QHostAddress::LocalHost));
    QVERIFY(done.connection->localPort > 0);
    QVERIFY(!done.connection->tls);
}

void WireTest::requestIsSentJustAsItIs() {
    ScriptedServer server(answer("HTTP/1.1 204 No Content\r\n\r\n"));
    Wire wire;
    http::Request request = requestFor(server.url(), "PATCH",
                                       "x=1\0y"
                                       "\r\n");
    request.fields = {{"x-A", "1"}, {"Content-Length", "3"}, {"X-a", ""}};
    const auto done = exchange(wire, request);
    QCOMPARE(server.received()[0],
             QByteArray("PATCH / HTTP/1.1\r\nx-A: 1\r\nContent-Length: 3\r\nX-a: \r\n\r\nx=1"));
    QCOMPARE(done.request, request);
}

void WireTest::contentIsFramedAsTheFieldsSay_data() {
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("sent");
    const QByteArray digits(26, 'x');
    QTest::newRow("length") << QByteArray("Content-Length") << QByteArray("abc")
                            << QByteArray("abc");
    QTest::newRow("chunked") << QByteArray("transfer-encoding") << digits
                             << "1a\r\n" + digits + "\r\n0\r\n\r\n";
    QTest::newRow("chunked, empty")
        << QByteArray("Transfer-Encoding") << QByteArray() << QByteArray("0\r\n\r\n");
}

void WireTest::contentIsFramedAsTheFieldsSay() {
    QFETCH(QByteArray, fields);
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, sent);
    ScriptedServer server({send("HTTP/1.1 204 No Content\r\n\r\n")});
    Wire wire;
    http::Request request = requestFor(server.url(), "POST");
    request.content = http::Content{content};
    const bool length = fields == "Content-Length";
    request.fields = {{fields, length ? QByteArray::number(content.size()) : "gzip, Chunked"}};
    exchange(wire, request);
    QTRY_VERIFY(server.received()[0].endsWith("\r\n\r\n" + sent));
}

void WireTest::responseWithoutContent_data() {
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("head");
    QTest::newRow("HEAD") << QByteArray("HEAD") << QByteArray("200 OK\r\nContent-Length: 9");
    QTest::newRow("HEAD, chunked")
        << QByteArray("HEAD") << QByteArray("200 OK\r\nTransfer-Encoding: chunked");
    QTest::newRow("204") << QByteArray("GET") << QByteArray("204 No Content");
    QTest::newRow("304") << QByteArray("GET")
                         << QByteArray("304 Not Modified\r\nContent-Length: 9");
    QTest::newRow("empty") << QByteArray("GET") << QByteArray("200 OK\r\nContent-Length: 0");
    QTest::newRow("101") << QByteArray("GET") << QByteArray("101 Switching\r\nUpgrade: x");
}

// RFC 9112 §6.3: the exchange ends with the head, although the connection stays open.
void WireTest::responseWithoutContent() {
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, head);
    ScriptedServer server(answer("HTTP/1.1 " + head + "\r\n\r\n"));
    Wire wire;
    const auto done = exchange(wire, requestFor(server.url(), method));
    QVERIFY(!done.failure);
    QCOMPARE(done.response->content, QByteArray());
    QVERIFY(done.interim.empty());
}

void WireTest::connectionIsReused() {
    const QByteArray ok =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n";
    ScriptedServer server(answer(ok) + answer(ok));
    Wire wire;
    const auto first = exchange(wire, requestFor(server.url("/1")));
    const auto second = exchange(wire, requestFor(server.url("/2")));
    QVERIFY(!first.reused);
    QVERIFY(second.reused);
    QCOMPARE(second.response->content, QByteArray("ok"));
    QCOMPARE(second.connection, first.connection);
    QVERIFY(!second.timings[Phase::Connect]);
    QCOMPARE(server.received().size(), 1);
}

void WireTest::connectionIsNotReused_data() {
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<bool>("keepAlive");
    const auto ok = QByteArray("Content-Length: 2\r\n\r\nok");
    QTest::newRow("Connection: close") << "HTTP/1.1 200 OK\r\nConnection: close\r\n" + ok << true;
    QTest::newRow("HTTP/1.0") << "HTTP/1.0 200 OK\r\n" + ok << true;
    QTest::newRow("more bytes than announced") << "HTTP/1.1 200 OK\r\n" + ok + "!" << true;
    QTest::newRow("not wanted") << "HTTP/1.1 200 OK\r\n" + ok << false;
}

void WireTest::connectionIsNotReused() {
    QFETCH(QByteArray, response);
    QFETCH(bool, keepAlive);
    ScriptedServer server(answer(response));
    Options options;
    options.network.keepAlive = keepAlive;
    Wire wire(options);
    QVERIFY(!exchange(wire, requestFor(server.url())).failure);
    QVERIFY(!exchange(wire, requestFor(server.url())).reused);
    QCOMPARE(server.received().size(), 2);
}

void WireTest::whatCameBetweenResponsesIsNoResponse_data() {
    QTest::addColumn<QByteArray>("between"); // nothing: the server closes
    QTest::newRow("another response")
        << QByteArray("HTTP/1.1 200 Stale\r\nContent-Length: 0\r\n\r\n");
    QTest::newRow("a byte") << QByteArray("x");
    QTest::newRow("the end") << QByteArray();
}

// It has arrived when the second request is to be sent, and no event loop has run since.
void WireTest::whatCameBetweenResponsesIsNoResponse() {
    QFETCH(QByteArray, between);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QList<QTcpSocket*> accepted;
    connect(&server, &QTcpServer::newConnection, &server, [&] {
        QTcpSocket* const socket = accepted.emplaceBack(server.nextPendingConnection());
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            socket->readAll();
            socket->write("HTTP/1.1 200 Asked\r\nContent-Length: 0\r\n\r\n");
        });
    });
    const QByteArray url = "http://127.0.0.1:" + QByteArray::number(server.serverPort()) + '/';
    Wire wire;
    QVERIFY(!exchange(wire, requestFor(url)).failure);
    accepted[0]->write(between);
    QVERIFY(between.isEmpty() || accepted[0]->flush());
    if (between.isEmpty())
        accepted[0]->close();
    const auto second = exchange(wire, requestFor(url, "POST", "x"));
    QVERIFY(!second.failure);
    QCOMPARE(second.response->reason, QByteArray("Asked"));
    QVERIFY(!second.reused);
    QVERIFY(!second.retriedAfter);
    QCOMPARE(second.leniencies.size(), size_t(between.isEmpty() ? 0 : 1));
    if (between.isEmpty())
        return;
    QCOMPARE(second.leniencies[0].kind, trace::Leniency::Kind::UnaskedBytes);
    QVERIFY(trace::describe(second.leniencies[0]).contains(u"(RFC 9112 §9.2)"));
    QVERIFY(exchange(wire, requestFor(url)).leniencies.empty()); // told once
}

// The server's side has no room for the second request when it sends what answers nothing.
void WireTest::responseBeforeItsRequestIsNoted() {
    constexpr int smallest = 1;
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    ::setsockopt(listener, SOL_SOCKET, SO_RCVBUF, &smallest, sizeof smallest);
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof place;
    QCOMPARE(::bind(listener, reinterpret_cast<sockaddr*>(&place), size), 0);
    QCOMPARE(::listen(listener, 1), 0);
    ::getsockname(listener, reinterpret_cast<sockaddr*>(&place), &size);
    const QByteArray url = "http://127.0.0.1:" + QByteArray::number(ntohs(place.sin_port)) + '/';
    int accepted = -1;
    const auto say = [&](const QByteArray& response) {
        if (accepted < 0)
            accepted = ::accept(listener, nullptr, nullptr);
        QCOMPARE(::send(accepted, response.constData(), size_t(response.size()), 0),
                 response.size());
    };
    Wire wire;
    QTimer::singleShot(20, &wire, [&] { say("HTTP/1.1 200 First\r\nContent-Length: 0\r\n\r\n"); });
    const auto first = exchange(wire, requestFor(url, "POST", QByteArray(12'000, 'x')));
    QVERIFY(!first.failure);
    QVERIFY(first.leniencies.empty());
    QTimer::singleShot(20, &wire, [&] { say("HTTP/1.1 200 Stale\r\nContent-Length: 0\r\n\r\n"); });
    const auto second = exchange(wire, requestFor(url));
    ::close(accepted);
    ::close(listener);
    QVERIFY(second.reused);
    QCOMPARE(second.response->reason, QByteArray("Stale"));
    QCOMPARE(second.leniencies.size(), size_t(1));
    QCOMPARE(second.leniencies[0].kind, trace::Leniency::Kind::EarlyResponse);
}

void WireTest::onlyPhasesThatHappenedHaveDurations() {
    ScriptedServer server(answer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
    Wire wire;
    const auto done = exchange(wire, requestFor(server.url()));
    for (const Phase phase :
         {Phase::Blocked, Phase::Connect, Phase::Send, Phase::Wait, Phase::Receive})
        QVERIFY2(done.timings[phase], QByteArray::number(int(phase)));
    QVERIFY(!done.timings[Phase::Dns]);
    QVERIFY(!done.timings[Phase::Tls]);
}

void WireTest::phasesAreToldInOrder() {
    ScriptedServer server(answer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
    Wire wire;
    QList<Phase> phases;
    bool over = false;
    wire.send(
        requestFor(server.url()), [&](const trace::Exchange&) { over = true; },
        [&](Phase phase) {
            QVERIFY(!over);
            phases.append(phase);
        });
    QVERIFY(phases.isEmpty());
    QTRY_VERIFY(over);
    QCOMPARE(phases,
             (QList{Phase::Blocked, Phase::Connect, Phase::Send, Phase::Wait, Phase::Receive}));
}

void WireTest::contentIsCountedAsItComes() {
    ScriptedServer server(
        {awaitRequest(), send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"),
         stall()});
    Wire wire;
    bool isOver = false;
    const Wire::Id id =
        wire.send(requestFor(server.url()), [&](trace::Exchange) { isOver = true; });
    QCOMPARE(wire.received(id), 0);
    QTRY_COMPARE(wire.received(id), 3); // without the framing
    wire.cancel(id);
    QTRY_VERIFY(isOver);
    QCOMPARE(wire.received(id), 0);
}

void WireTest::invalidRequestIsNotSent_data() {
    QTest::addColumn<http::Request>("request");
    QTest::addColumn<QString>("reason");
    const auto with = [](auto change) {
        http::Request request = requestFor("http://127.0.0.1:9/");
        change(request);
        return request;
    };
    QTest::newRow("port 0") << requestFor("http://127.0.0.1:0/") << "port 0";
    QTest::newRow("scheme") << requestFor("ftp://127.0.0.1/") << "http and https";
    QTest::newRow("empty method") << with([](auto& r) { r.method = ""; }) << "method";
    QTest::newRow("method with a space") << with([](auto& r) { r.method = "GE T"; }) << "method";
    QTest::newRow("method with CR LF")
        << with([](auto& r) { r.method = "GET / HTTP/1.1\r\nX:"; }) << "method";
    QTest::newRow("LF in a value")
        << with([](auto& r) { r.fields.append("A", "b\nC: d"); }) << "field value";
    QTest::newRow("CR in a value")
        << with([](auto& r) { r.fields.append("A", "b\rC"); }) << "field value";
    QTest::newRow("NUL in a value")
        << with([](auto& r) { r.fields.append("A", QByteArrayView("b\0", 2)); }) << "field value";
    QTest::newRow("colon in a name")
        << with([](auto& r) { r.fields.append("A:", "b"); }) << "field name";
    QTest::newRow("LF in the target") << with([](auto& r) {
        auto parts = r.target.parts();
        parts.path = "/a HTTP/1.1\r\nX: y";
        r.target = url::Url::from(parts);
    }) << "space or a control byte";
}

void WireTest::invalidRequestIsNotSent() {
    QFETCH(http::Request, request);
    QFETCH(QString, reason);
    Wire wire;
    const auto done = exchange(wire, request);
    QCOMPARE(done.failure->kind, Kind::InvalidRequest);
    QVERIFY2(done.failure->reason.contains(reason), qPrintable(done.failure->reason));
    QVERIFY(!done.sent);
    QVERIFY(!done.requestHead);
    QVERIFY(!done.connection);
}

void WireTest::retryAfterReusedConnectionWasClosed_data() {
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<Script>("afterFirst");
    QTest::addColumn<bool>("replayable");
    QTest::addColumn<bool>("retried");
    const Script closes{awaitRequest(), close()};
    const Script resets{awaitRequest(), reset()};
    QTest::newRow("GET, closed") << QByteArray("GET") << closes << true << true;
    QTest::newRow("GET, reset") << QByteArray("GET") << resets << true << true;
    QTest::newRow("PUT, closed") << QByteArray("PUT") << closes << true << true;
    QTest::newRow("PUT from a stream") << QByteArray("PUT") << closes << false << false;
    QTest::newRow("POST is not idempotent") << QByteArray("POST") << closes << true << false;
    QTest::newRow("an unknown method") << QByteArray("BREW") << closes << true << false;
    QTest::newRow("after the first byte")
        << QByteArray("GET") << Script{awaitRequest(), send("H"), close()} << true << false;
}

void WireTest::retryAfterReusedConnectionWasClosed() {
    QFETCH(QByteArray, method);
    QFETCH(Script, afterFirst);
    QFETCH(bool, replayable);
    QFETCH(bool, retried);
    const QByteArray ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    ScriptedServer server(QList<Script>{answer(ok) + afterFirst, answer(ok)});
    Wire wire;
    exchange(wire, requestFor(server.url()));
    http::Request request = requestFor(server.url(), method, "x");
    request.content->replayable = replayable;
    const auto done = exchange(wire, request);
    QVERIFY(done.sent);
    QCOMPARE(done.retriedAfter.has_value(), retried);
    QCOMPARE(done.failure.has_value(), !retried);
    QCOMPARE(done.reused, !retried);
    QCOMPARE((retried ? done.retriedAfter : done.failure)->kind, Kind::ClosedBeforeHead);
    QCOMPARE(done.timings[Phase::Connect].has_value(), retried);
}

void WireTest::cancelInEachPhase_data() {
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<Script>("script");
    QTest::addColumn<Phase>("phase");
    QTest::newRow("dns") << QByteArray("http://name.test:%/") << Script{} << Phase::Dns;
    QTest::newRow("connect") << QByteArray("http://127.0.0.1:%/") << Script{} << Phase::Connect;
    QTest::newRow("tls") << QByteArray("https://127.0.0.1:%/") << Script{stall()} << Phase::Tls;
    QTest::newRow("wait") << QByteArray("http://127.0.0.1:%/") << Script{stall()} << Phase::Wait;
    QTest::newRow("receive") << QByteArray("http://127.0.0.1:%/")
                             << answer("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc")
                             << Phase::Receive;
}

void WireTest::cancelInEachPhase() {
    QFETCH(QByteArray, url);
    QFETCH(Script, script);
    QFETCH(Phase, phase);
    ScriptedServer server(script);
    Wire wire;
    std::optional<trace::Exchange> result;
    Wire::Id id = 0;
    id = wire.send(
        requestFor(url.replace("%", QByteArray::number(server.serverPort()))),
        [&](trace::Exchange done) { result = std::move(done); },
        [&](Phase entered) {
            if (entered == phase && phase > Phase::Connect)
                wire.cancel(id);
        });
    if (phase <= Phase::Connect)
        wire.cancel(id); // before the event loop can answer
    QTRY_VERIFY(result);
    QCOMPARE(result->failure->kind, Kind::Cancelled);
    QCOMPARE(result->failure->phase, phase);
    QCOMPARE(result->sent, phase >= Phase::Wait);
    QCOMPARE(result->requestHead.has_value(), result->sent);
    wire.cancel(id); // no longer known
}

void WireTest::wireMayBeDestroyedWhenToldTheResult() {
    ScriptedServer server(answer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
    auto wire = std::make_unique<Wire>();
    int told = 0;
    for (int i = 0; i < 3; ++i)
        wire->send(requestFor(server.url()), [&](const trace::Exchange&) {
            ++told;
            wire.reset();
        });
    QTRY_VERIFY(!wire);
    QCOMPARE(told, 1);
}

void WireTest::manyExchangesAtOnce() {
    ScriptedServer server(answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));
    Wire wire;
    int whole = 0;
    for (int i = 0; i < 50; ++i)
        wire.send(requestFor(server.url()), [&](const trace::Exchange& done) {
            whole += !done.failure && done.response->content == "ok";
        });
    QTRY_COMPARE(whole, 50);
}

} // namespace thence::wire

QTEST_GUILESS_MAIN(thence::wire::WireTest)
#include "tst_wire.moc"
