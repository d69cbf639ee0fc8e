#include "app/wire/wire.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/wireprobe.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

namespace thence::wire {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace test;
using Kind = trace::Failure::Kind;
using trace::Phase;

namespace {

Options connectingWithin(std::chrono::milliseconds limit) {
    Options options;
    options.limits.connect = limit;
    return options;
}

trace::Exchange fetch(const QByteArray& url, const Options& options = {}) {
    Wire wire(options);
    return exchange(wire, requestFor(url));
}

std::chrono::milliseconds took(const trace::Exchange& done, Phase phase) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(done.timings[phase].value_or(0ns));
}

QByteArray outcome(const trace::Exchange& done) {
    return done.failure    ? word(done.failure->kind).toByteArray()
           : done.response ? QByteArray::number(done.response->status)
                           : QByteArray("nothing");
}

} // namespace

/// The wire where names take a lookup, in the world of this folder.
class WorldWireTest : public QObject {
    Q_OBJECT

private slots:
    void namesAreFound_data();
    void namesAreFound();
    void namesAreNotFound_data();
    void namesAreNotFound();
    void aLookupIsGivenUpInTime_data();
    void aLookupIsGivenUpInTime();
    void aLookupThatHangsHoldsUpNothing();
    void addressesRace_data();
    void addressesRace();
    void noAddressAnswers_data();
    void noAddressAnswers();
    void certificates_data();
    void certificates();
    void authoritiesMayBeAddedToTheSystems();
    void serversMisbehave_data();
    void serversMisbehave();
    void manyNamesAtOnce();
};

void WorldWireTest::namesAreFound_data() {
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QString>("address");
    QTest::addColumn<std::chrono::milliseconds>("least"); // for the lookup
    const auto row = [](const QByteArray& host, const QString& address,
                        std::chrono::milliseconds least = 0ms) {
        QTest::newRow(host.constData()) << host << address << least;
    };
    row("account.example.com", u"203.0.113.11"_s);
    row("ACCOUNT.Example.COM", u"203.0.113.11"_s);
    row("account.example.com.", u"203.0.113.11"_s);
    row("cdn.example.com", u"203.0.113.12"_s); // an alias of an alias
    row("b\u00fccher.example", u"203.0.113.14"_s);
    row("xn--bcher-kva.example", u"203.0.113.14"_s);
    row("pay.example.com", u"203.0.113.13"_s, 120ms);
    row("late.example.org", u"203.0.113.10"_s, 1500ms);
    row("truncated.example.net", u"203.0.113.10"_s); // by TCP
    row("forged.example.net", u"203.0.113.10"_s);    // the first answer is somebody else's
    row("workstation", u"127.0.1.1"_s);              // /etc/hosts
    if (qEnvironmentVariableIsSet("THENCE_WORLD_IPV6")) {
        row("login.example.com", u"2001:db8::11"_s);
        row("www.old-site.org", u"2001:db8::20"_s);
    }
}

void WorldWireTest::namesAreFound() {
    QFETCH(QByteArray, host);
    QFETCH(QString, address);
    QFETCH(std::chrono::milliseconds, least);
    if (host == "workstation") { // nobody serves there
        const auto done = fetch("http://" + host + "/ok");
        QCOMPARE(outcome(done), QByteArray("refused"));
        QCOMPARE(done.failure->reason, address);
        return;
    }
    const auto done = fetch("http://" + host + "/ok");
    QCOMPARE(outcome(done), QByteArray("200"));
    QCOMPARE(done.connection->remoteAddress.toString(), address);
    QVERIFY(done.timings[Phase::Dns]);
    QVERIFY2(took(done, Phase::Dns) >= least, QByteArray::number(took(done, Phase::Dns).count()));
}

void WorldWireTest::namesAreNotFound_data() {
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("kind");
    const auto row = [](const QByteArray& host, const QByteArray& kind) {
        QTest::newRow(host.constData()) << host << kind;
    };
    row("gone.example.org", "host-not-found");
    row("nobody-ever-heard-of-it.example", "host-not-found");
    row("no-data.example.org", "host-not-found");
    row("alias-of-gone.example.net", "host-not-found");
    row("servfail.example.net", "lookup-failed");
    row("refused.example.net", "lookup-failed");
    row("circle-1.example.net", "host-not-found");
}

void WorldWireTest::namesAreNotFound() {
    QFETCH(QByteArray, host);
    QFETCH(QByteArray, kind);
    const auto done = fetch("https://" + host + "/ok");
    QCOMPARE(outcome(done), kind);
    QCOMPARE(done.failure->phase, Phase::Dns);
    QVERIFY(!done.failure->reason.isEmpty());
    QVERIFY(done.timings[Phase::Dns]);
    QVERIFY(!done.timings[Phase::Connect]);
    QVERIFY(!done.connection);
}

void WorldWireTest::aLookupIsGivenUpInTime_data() {
    QTest::addColumn<QByteArray>("host");
    QTest::newRow("no answer") << QByteArray("never.example.org");
    QTest::newRow("late") << QByteArray("late.example.org");
    QTest::newRow("garbage") << QByteArray("garbage.example.net");
}

void WorldWireTest::aLookupIsGivenUpInTime() {
    QFETCH(QByteArray, host);
    QElapsedTimer clock;
    clock.start();
    const auto done = fetch("https://" + host + "/ok", connectingWithin(300ms));
    QVERIFY2(clock.elapsed() < 5000, QByteArray::number(clock.elapsed()));
    QCOMPARE(outcome(done), QByteArray("lookup-timed-out"));
    QCOMPARE(done.failure->phase, Phase::Dns);
    QVERIFY(took(done, Phase::Dns) >= 300ms);
}

void WorldWireTest::aLookupThatHangsHoldsUpNothing() {
    Wire wire;
    QList<Wire::Id> hanging;
    int ended = 0;
    for (int i = 0; i < 40; ++i)
        hanging.append(
            wire.send(requestFor("http://never.example.org/"), [&](const trace::Exchange& done) {
                ended += done.failure->kind == Kind::Cancelled;
            }));
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(outcome(exchange(wire, requestFor("http://account.example.com/ok"))),
             QByteArray("200"));
    for (const Wire::Id id : hanging)
        wire.cancel(id);
    QVERIFY2(clock.elapsed() < 5000, QByteArray::number(clock.elapsed()));
    QTRY_COMPARE(ended, 40);
}

void WorldWireTest::addressesRace_data() {
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<std::chrono::milliseconds>("least"); // for connecting
    QTest::addColumn<bool>("takesIpv6");
    // RFC 8305 §5: 250 ms, as a coarse timer has them, for each address that keeps silent; no wait
    // for one that refuses.
    QTest::newRow("dead IPv6") << QByteArray("half.example.com") << 235ms << true;
    QTest::newRow("refused IPv6") << QByteArray("half-refused.example.com") << 0ms << true;
    QTest::newRow("one of six") << QByteArray("many.example.com") << 470ms << false;
}

void WorldWireTest::addressesRace() {
    QFETCH(QByteArray, host);
    QFETCH(std::chrono::milliseconds, least);
    QFETCH(bool, takesIpv6);
    if (takesIpv6 && !qEnvironmentVariableIsSet("THENCE_WORLD_IPV6"))
        QSKIP("this system has no IPv6");
    // The fastest of some, as the machine may be busy with other tests.
    auto fastest = std::chrono::milliseconds::max();
    for (int i = 0; i < 3; ++i) {
        const auto done = fetch("http://" + host + "/ok");
        QCOMPARE(outcome(done), QByteArray("200"));
        QCOMPARE(done.connection->remoteAddress.toString(), u"203.0.113.10"_s);
        fastest = std::min(fastest, took(done, Phase::Connect));
    }
    QVERIFY2(fastest >= least && fastest < least + 230ms, QByteArray::number(fastest.count()));
}

void WorldWireTest::noAddressAnswers_data() {
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("kind");
    QTest::newRow("silent") << QByteArray("silent.example.net") << QByteArray("connect-timed-out");
    QTest::newRow("refused") << QByteArray("refusing.example.net") << QByteArray("refused");
    QTest::newRow("no way") << QByteArray("unreachable.example.net") << QByteArray("unreachable");
}

void WorldWireTest::noAddressAnswers() {
    QFETCH(QByteArray, host);
    QFETCH(QByteArray, kind);
    const auto done = fetch("http://" + host + "/", connectingWithin(500ms));
    QCOMPARE(outcome(done), kind);
    QCOMPARE(done.failure->phase, Phase::Connect);
    QVERIFY(done.timings[Phase::Dns]);
}

void WorldWireTest::certificates_data() {
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QString>("error"); // part of it; empty: it verifies
    QTest::newRow("good") << QByteArray("shop.example.com") << QString();
    QTest::newRow("good, behind an alias") << QByteArray("cdn.example.com") << QString();
    QTest::newRow("good, IDN") << QByteArray("b\u00fccher.example") << QString();
    QTest::newRow("for another name")
        << QByteArray("other-name.example.com") << u"host name did not match"_s;
    QTest::newRow("expired") << QByteArray("expired.example.com") << u"expired"_s;
    QTest::newRow("of an unknown authority")
        << QByteArray("untrusted.example.com") << u"untrusted"_s;
}

void WorldWireTest::certificates() {
    QFETCH(QByteArray, host);
    QFETCH(QString, error);
    const auto done = fetch("https://" + host + "/ok");
    const trace::Tls& tls = *done.connection->tls;
    QCOMPARE(tls.verified, error.isEmpty());
    QCOMPARE(outcome(done), QByteArray(error.isEmpty() ? "200" : "tls-failed"));
    QVERIFY2(error.isEmpty() || done.failure->reason.contains(error),
             qPrintable(tls.errors.join(u'\n')));
    if (error.isEmpty())
        QCOMPARE(tls.chain.constFirst().issuer, u"World Intermediate"_s);
}

void WorldWireTest::authoritiesMayBeAddedToTheSystems() {
    Options options;
    options.network.trust = {{fixtureAuthority().toPem(), {}}};
    QVERIFY(fetch("https://shop.example.com/ok", options).connection->tls->verified);
    QVERIFY(!fetch("https://untrusted.example.com/ok", options).connection->tls->verified);
    QFile unknown(u"/etc/world/unknown.pem"_s);
    QVERIFY(unknown.open(QIODevice::ReadOnly));
    options.network.trust.append({unknown.readAll(), ".example.com"});
    QVERIFY(fetch("https://untrusted.example.com/ok", options).connection->tls->verified);
}

void WorldWireTest::serversMisbehave_data() {
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("kind");
    for (const auto& [path, kind] : {std::pair("reset", "closed-before-head"),
                                     {"cut", "closed-in-content"},
                                     {"silent", "wait-timed-out"},
                                     {"stall", "idle-timed-out"},
                                     {"malformed", "malformed"},
                                     {"slow", "200"},
                                     {"drip", "200"},
                                     {"down", "503"}})
        for (const char* scheme : {"http", "https"})
            QTest::addRow("%s, %s", path, scheme)
                << QByteArray(scheme) + "://shop.example.com/" + path << QByteArray(kind);
}

void WorldWireTest::serversMisbehave() {
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, kind);
    Options options;
    options.limits.firstByte = 1s;
    options.limits.idle = 500ms;
    QCOMPARE(outcome(fetch(path, options)), kind);
}

void WorldWireTest::manyNamesAtOnce() {
    Wire wire;
    QHash<QByteArray, int> outcomes;
    const QByteArrayList hosts{"shop.example.com", "old-site.org",         "gone.example.org",
                               "pay.example.com",  "servfail.example.net", "cdn.example.com"};
    constexpr int rounds = 30;
    for (int i = 0; i < rounds; ++i)
        for (const QByteArray& host : hosts)
            wire.send(requestFor("https://" + host + "/ok"),
                      [&](const trace::Exchange& done) { ++outcomes[outcome(done)]; });
    const QHash<QByteArray, int> expected{
        {"200", 4 * rounds}, {"host-not-found", rounds}, {"lookup-failed", rounds}};
    QTRY_COMPARE_WITH_TIMEOUT(outcomes, expected, 15'000);
}

} // namespace thence::wire

QTEST_GUILESS_MAIN(thence::wire::WorldWireTest)
#include "tst_wire.moc"
