#include "tests/support/namedhost.h"
#include "tests/support/windowsession.h"

#include <QTest>

using namespace thence;
using namespace std::chrono_literals;

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
    test::ScriptedServer server({test::fourHops()}, {}, QHostAddress::AnyIPv4);
    test::WindowSession session;
    session.follows(server.url("/a", host_), 12, 4, "not-a-redirect");
    QCOMPARE(session.heard(), QStringList());
}

void NamedHostTest::stopsAnywhere() {
    test::ScriptedServer server({test::silence()}, {}, QHostAddress::AnyIPv4);
    test::WindowSession session;
    session.stops(server.url("/", host_), 60);
    QCOMPARE(session.heard(), QStringList());
}

void NamedHostTest::limitOfASilentServer() {
    test::ScriptedServer server({test::silence()}, {}, QHostAddress::AnyIPv4);
    test::WindowSession session;
    session.runsIntoTheLimit(server.url("/", host_), 20);
    QCOMPARE(session.heard(), QStringList());
}

void NamedHostTest::pausesAndGoesOn() {
    test::ScriptedServer server({test::fourHops()}, {}, QHostAddress::AnyIPv4);
    test::WindowSession session;
    session.pauses(server.url("/a", host_), 10);
    QCOMPARE(session.heard(), QStringList());
}

void NamedHostTest::closesTabsUnderWay() {
    test::ScriptedServer server({test::fourHops()}, {}, QHostAddress::AnyIPv4);
    test::WindowSession session;
    session.closesTabs(server.url("/a", host_), 60);
    QCOMPARE(session.heard(), QStringList());
}

void NamedHostTest::quitsUnderWay() {
    test::ScriptedServer server({test::silence()}, {}, QHostAddress::AnyIPv4);
    test::WindowSession session;
    session.quits(server.url("/", host_), 20, 1s);
    QCOMPARE(session.heard(), QStringList());
}

QTEST_MAIN(NamedHostTest)
#include "tst_namedhost.moc"
