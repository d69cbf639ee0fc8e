#include "tests/support/windowsession.h"

#include <QTest>

using namespace thence;
using namespace std::chrono_literals;

/// The window's whole session under a name server that answers, answers late, answers with errors,
/// with several addresses, or never.
class SessionTest : public QObject {
    Q_OBJECT

private slots:
    void follows_data();
    void follows();
    void stops_data();
    void stops();
    void runsIntoTheLimit();
    void pauses();
    void closesTabs_data();
    void closesTabs();
    void quits_data();
    void quits();
};

void SessionTest::follows_data() {
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<int>("times");
    QTest::addColumn<int>("hops");
    QTest::addColumn<QByteArray>("ending");
    const auto row = [](const char* host, int times, int hops, const char* ending) {
        QTest::newRow(host) << QByteArray(host) << times << hops << QByteArray(ending);
    };
    row("shop.example.com", 20, 4, "not-a-redirect");
    row("cdn.example.com", 10, 4, "not-a-redirect"); // two aliases
    row("many.example.com", 2, 4, "not-a-redirect"); // the last of six addresses answers
    row("half.example.com", 3, 4, "not-a-redirect");
    row("late.example.org", 2, 4, "not-a-redirect");
    row("gone.example.org", 10, 1, "host-not-found");
    row("no-data.example.org", 5, 1, "host-not-found");
    row("servfail.example.net", 10, 1, "lookup-failed");
}

void SessionTest::follows() {
    QFETCH(QByteArray, host);
    QFETCH(int, times);
    QFETCH(int, hops);
    QFETCH(QByteArray, ending);
    test::ScriptedServer server({test::fourHops()}, {}, QHostAddress::Any);
    test::WindowSession session;
    session.follows(server.url("/a", host), times, hops, ending);
    QCOMPARE(session.heard(), QStringList());
}

void SessionTest::stops_data() {
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<int>("times");
    for (const char* const host : {"shop.example.com", "never.example.org", "late.example.org",
                                   "many.example.com", "silent.example.net"})
        QTest::newRow(host) << QByteArray(host) << 25;
}

void SessionTest::stops() {
    QFETCH(QByteArray, host);
    QFETCH(int, times);
    test::ScriptedServer server({test::silence()}, {}, QHostAddress::Any);
    test::WindowSession session;
    session.stops(server.url("/", host), times);
    QCOMPARE(session.heard(), QStringList());
}

void SessionTest::runsIntoTheLimit() {
    test::ScriptedServer server({test::silence()}, {}, QHostAddress::Any);
    test::WindowSession session;
    session.runsIntoTheLimit(server.url("/", "shop.example.com"), 20);
    QCOMPARE(session.heard(), QStringList());
}

void SessionTest::pauses() {
    test::ScriptedServer server({test::fourHops()}, {}, QHostAddress::Any);
    test::WindowSession session;
    session.pauses(server.url("/a", "shop.example.com"), 20);
    QCOMPARE(session.heard(), QStringList());
}

void SessionTest::closesTabs_data() {
    QTest::addColumn<QByteArray>("host");
    for (const char* const host : {"shop.example.com", "never.example.org", "late.example.org"})
        QTest::newRow(host) << QByteArray(host);
}

void SessionTest::closesTabs() {
    QFETCH(QByteArray, host);
    test::ScriptedServer server({test::fourHops()}, {}, QHostAddress::Any);
    test::WindowSession session;
    session.closesTabs(server.url("/a", host), 25);
    QCOMPARE(session.heard(), QStringList());
}

void SessionTest::quits_data() {
    QTest::addColumn<QByteArray>("host");
    for (const char* const host : {"shop.example.com", "never.example.org", "late.example.org"})
        QTest::newRow(host) << QByteArray(host);
}

// A lookup that hangs keeps neither the window nor the program.
void SessionTest::quits() {
    QFETCH(QByteArray, host);
    test::ScriptedServer server({test::silence()}, {}, QHostAddress::Any);
    test::WindowSession session;
    session.quits(server.url("/", host), 10, 1s);
    QCOMPARE(session.heard(), QStringList());
}

QTEST_MAIN(SessionTest)
#include "tst_session.moc"
