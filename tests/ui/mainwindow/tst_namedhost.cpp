#include "tests/support/namedhost.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/windowsession.h"

#include <QTest>

using namespace whereto;
using namespace std::chrono_literals;

namespace {

test::Script fourHops() {
    test::Script script;
    for (const char* const next : {"/b", "/c", "/d"})
        script += test::answer(QByteArray("HTTP/1.1 302 Found\r\nLocation: ") + next +
                               "\r\nContent-Length: 0\r\n\r\n");
    return script + test::answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi");
}

} // namespace

/// The window on a host that needs a lookup. With 127.0.0.1 and localhost there is none, so nothing
/// of this was seen there.
class NamedHostTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void followsManyTraces();
    void stopsAnywhere();
    void limitOfASilentServer();
    void pausesAndGoesOn();
    void closesTabsUnderWay();
    void quitsUnderWay();

private:
    QByteArray host_;
};

void NamedHostTest::initTestCase() {
    const auto host = test::namedHost();
    if (!host)
        QSKIP("this machine's own name does not lead to a loopback address");
    host_ = *host;
}

void NamedHostTest::followsManyTraces() {
    test::ScriptedServer server({fourHops()}, {}, QHostAddress::AnyIPv4);
    test::WindowSession session;
    session.follows(server.url("/a", host_), 12, 4, "not-a-redirect");
    QCOMPARE(session.heard(), QStringList());
}

void NamedHostTest::stopsAnywhere() {
    test::ScriptedServer server({{test::awaitRequest(), test::stall()}}, {}, QHostAddress::AnyIPv4);
    test::WindowSession session;
    session.stops(server.url("/", host_), 60);
    QCOMPARE(session.heard(), QStringList());
}

void NamedHostTest::limitOfASilentServer() {
    test::ScriptedServer server({{test::awaitRequest(), test::stall()}}, {}, QHostAddress::AnyIPv4);
    test::WindowSession session;
    session.runsIntoTheLimit(server.url("/", host_), 20);
    QCOMPARE(session.heard(), QStringList());
}

void NamedHostTest::pausesAndGoesOn() {
    test::ScriptedServer server({fourHops()}, {}, QHostAddress::AnyIPv4);
    test::WindowSession session;
    session.pauses(server.url("/a", host_), 10);
    QCOMPARE(session.heard(), QStringList());
}

void NamedHostTest::closesTabsUnderWay() {
    test::ScriptedServer server({fourHops()}, {}, QHostAddress::AnyIPv4);
    test::WindowSession session;
    session.closesTabs(server.url("/a", host_), 60);
    QCOMPARE(session.heard(), QStringList());
}

void NamedHostTest::quitsUnderWay() {
    test::ScriptedServer server({{test::awaitRequest(), test::stall()}}, {}, QHostAddress::AnyIPv4);
    test::WindowSession session;
    session.quits(server.url("/", host_), 20, 1s);
    QCOMPARE(session.heard(), QStringList());
}

QTEST_MAIN(NamedHostTest)
#include "tst_namedhost.moc"
