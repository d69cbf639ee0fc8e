#include "app/wire/dialling/resolver.h"
#include "app/wire/wire.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/silentport.h"
#include "tests/support/wireprobe.h"

#include <QTest>

namespace thence::wire {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace test;
using Kind = trace::Failure::Kind;
using trace::Phase;

class ResolverTest : public QObject {
    Q_OBJECT

private slots:
    void someNamesAreKnown_data();
    void someNamesAreKnown();
    void familiesTakeTurns_data();
    void familiesTakeTurns();
    void localhostNeedsNoLookup_data();
    void localhostNeedsNoLookup();
    void ipv6LiteralIsReached();
    void overrideGoesElsewhere();
    void overrideIsForOnePort();
    void failedLookupIsReported();
    void refusedConnectionIsReported();
    void unreachableAddressIsReported();
    void silentPortTimesOut();
};

void ResolverTest::someNamesAreKnown_data() {
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QStringList>("addresses");
    QTest::addColumn<bool>("known");
    const QStringList loopback{u"::1"_s, u"127.0.0.1"_s};
    QTest::newRow("localhost") << QByteArray("localhost") << loopback << true;
    QTest::newRow("below localhost") << QByteArray("a.b.localhost") << loopback << true;
    QTest::newRow("trailing dot") << QByteArray("shop.LocalHost.") << loopback << true;
    QTest::newRow("only ends like it") << QByteArray("notlocalhost") << QStringList() << false;
    QTest::newRow("localhost first") << QByteArray("localhost.test") << QStringList() << false;
    QTest::newRow("IPv4") << QByteArray("192.0.2.1") << QStringList{u"192.0.2.1"_s} << true;
    QTest::newRow("IPv6") << QByteArray("[2001:db8::1]") << QStringList{u"2001:db8::1"_s} << true;
    QTest::newRow("invalid") << QByteArray("shop.invalid") << QStringList() << true;
    QTest::newRow("any other") << QByteArray("shop.test") << QStringList() << false;
}

void ResolverTest::someNamesAreKnown() {
    QFETCH(QByteArray, host);
    QFETCH(QStringList, addresses);
    QFETCH(bool, known);
    const auto found = knownAddresses(host);
    QCOMPARE(found.has_value(), known);
    QStringList texts;
    for (const QHostAddress& address : found.value_or(QList<QHostAddress>()))
        texts.append(address.toString());
    QCOMPARE(texts, addresses);
}

void ResolverTest::familiesTakeTurns_data() {
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("none") << QByteArray() << QByteArray();
    QTest::newRow("one family") << QByteArray("::1 ::2") << QByteArray("::1 ::2");
    QTest::newRow("IPv6 first") << QByteArray("::1 ::2 ::3 10.0.0.1 10.0.0.2")
                                << QByteArray("::1 10.0.0.1 ::2 10.0.0.2 ::3");
    QTest::newRow("IPv4 first") << QByteArray("10.0.0.1 10.0.0.2 ::1")
                                << QByteArray("10.0.0.1 ::1 10.0.0.2");
}

void ResolverTest::familiesTakeTurns() {
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QList<QHostAddress> addresses;
    for (const QByteArray& text : before.split(' '))
        if (!text.isEmpty())
            addresses.append(QHostAddress(QString::fromLatin1(text)));
    QByteArrayList texts;
    for (const QHostAddress& address : interleaved(addresses))
        texts.append(address.toString().toLatin1());
    QCOMPARE(texts.join(' '), after);
}

void ResolverTest::localhostNeedsNoLookup_data() {
    QTest::addColumn<QHostAddress>("listening");
    QTest::newRow("IPv4") << QHostAddress(QHostAddress::LocalHost);
    QTest::newRow("IPv6") << QHostAddress(QHostAddress::LocalHostIPv6);
}

// Whichever family the server listens on.
void ResolverTest::localhostNeedsNoLookup() {
    QFETCH(QHostAddress, listening);
    if (!QTcpServer().listen(listening))
        QSKIP("this machine has no such address");
    ScriptedServer server({answer("HTTP/1.1 204 No Content\r\n\r\n")}, {}, listening);
    Wire wire;
    const auto done = exchange(wire, requestFor(server.url("/", "shop.localhost")));
    QVERIFY(!done.failure);
    QCOMPARE(done.connection->remoteAddress, listening);
    QVERIFY(!done.timings[Phase::Dns]);
    QVERIFY(server.received()[0].contains("Host: shop.localhost:"));
}

void ResolverTest::ipv6LiteralIsReached() {
    if (!QTcpServer().listen(QHostAddress::LocalHostIPv6))
        QSKIP("this machine has no IPv6");
    ScriptedServer server({answer("HTTP/1.1 204 No Content\r\n\r\n")}, {},
                          QHostAddress::LocalHostIPv6);
    Wire wire;
    const auto done = exchange(wire, requestFor(server.url("/", "[::1]")));
    QVERIFY(!done.failure);
    QCOMPARE(done.connection->remoteAddress, QHostAddress(QHostAddress::LocalHostIPv6));
}

void ResolverTest::overrideGoesElsewhere() {
    ScriptedServer server(answer("HTTP/1.1 204 No Content\r\n\r\n"));
    Options options;
    options.network.overrides = {
        {"shop.test", 80, QHostAddress(QHostAddress::LocalHost), server.serverPort()}};
    Wire wire(options);
    const auto done = exchange(wire, requestFor("http://shop.test/a"));
    QVERIFY(!done.failure);
    QCOMPARE(done.connection->remotePort, server.serverPort());
    QVERIFY(!done.timings[Phase::Dns]);
    QVERIFY(server.received()[0].startsWith("GET /a HTTP/1.1\r\nHost: shop.test\r\n"));
}

void ResolverTest::overrideIsForOnePort() {
    Options options;
    options.network.overrides = {{"shop.invalid", 80, QHostAddress(QHostAddress::LocalHost), 0}};
    Wire wire(options);
    const auto done = exchange(wire, requestFor("http://shop.invalid:81/"));
    QCOMPARE(done.failure->kind, Kind::HostNotFound);
}

void ResolverTest::failedLookupIsReported() {
    Wire wire;
    const auto done = exchange(wire, requestFor("http://name.invalid/"));
    QCOMPARE(done.failure->kind, Kind::HostNotFound);
    QCOMPARE(done.failure->phase, Phase::Dns);
    QVERIFY(!done.failure->reason.isEmpty());
    QVERIFY(done.timings[Phase::Dns]);
    QVERIFY(!done.timings[Phase::Connect]);
    QVERIFY(!done.connection);
}

void ResolverTest::refusedConnectionIsReported() {
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    const QByteArray port = QByteArray::number(taken.serverPort());
    taken.close();
    Wire wire;
    for (const char* host : {"127.0.0.1", "shop.localhost"}) {
        const auto done = exchange(wire, requestFor("http://" + QByteArray(host) + ':' + port));
        QCOMPARE(done.failure->kind, Kind::Refused);
        QCOMPARE(done.failure->phase, Phase::Connect);
        QVERIFY2(done.failure->reason.contains(u"127.0.0.1"_s), qPrintable(done.failure->reason));
    }
}

// TCP has no broadcast, so the kernel has no way there, network or not.
void ResolverTest::unreachableAddressIsReported() {
    Wire wire;
    const auto done = exchange(wire, requestFor("http://255.255.255.255/"));
    QCOMPARE(done.failure->kind, Kind::Unreachable);
    QCOMPARE(done.failure->phase, Phase::Connect);
    QVERIFY2(done.failure->reason.contains(u"255.255.255.255, port 80"_s),
             qPrintable(done.failure->reason));
    QVERIFY(!done.connection);
}

void ResolverTest::silentPortTimesOut() {
    const SilentPort silent{QHostAddress(QHostAddress::LocalHost)};
    Options options;
    options.limits.connect = 20ms;
    Wire wire(options);
    const auto done =
        exchange(wire, requestFor("http://127.0.0.1:" + QByteArray::number(silent.port())));
    QCOMPARE(done.failure->kind, Kind::ConnectTimedOut);
    QCOMPARE(done.failure->phase, Phase::Connect);
    QVERIFY(!done.connection);
}

} // namespace thence::wire

QTEST_GUILESS_MAIN(thence::wire::ResolverTest)
#include "tst_resolver.moc"
