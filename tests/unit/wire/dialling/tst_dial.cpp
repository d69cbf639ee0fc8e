#include "app/wire/dialling/dial.h"
#include "tests/support/namedhost.h"
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

namespace {

const QHostAddress loopback(QHostAddress::LocalHost);

/// Dials, and remembers everything it heard.
class Dialled : public Dial::Watcher {
public:
    Dialled(const QByteArray& url, Options options)
        : options_(std::move(options)), tls_(options_.network.trust),
          dial_(
              std::make_unique<Dial>(urlOf(url), options_, tls_, *this,
                                     [this](Dial::Outcome heard) { outcome = std::move(heard); })) {
        dial_->start();
    }

    void giveUp() { dial_.reset(); }

    std::optional<Dial::Outcome> outcome;
    QList<Phase> phases;
    QList<std::chrono::milliseconds> limits;
    std::vector<std::shared_ptr<const trace::Connection>> connections;

private:
    void entered(Phase phase, std::chrono::milliseconds limit) override {
        phases.append(phase);
        limits.append(limit);
    }
    void reached(const std::shared_ptr<const trace::Connection>& connection) override {
        connections.push_back(connection);
    }

    const Options options_;
    TlsSettings tls_;
    std::unique_ptr<Dial> dial_;
};

} // namespace

class DialTest : public QObject {
    Q_OBJECT

private slots:
    void plainTransportTakesOneStep();
    void overrideTakesThePlaceOfTheLookup();
    void lookupAndConnectingShareTheirTime();
    void tlsIsTheLastStep();
    void everyStepHasItsFailure_data();
    void everyStepHasItsFailure();
    void givenUpNothingIsHeard();
};

void DialTest::plainTransportTakesOneStep() {
    ScriptedServer server({stall()});
    Dialled dialled(server.url(), {});
    QTRY_VERIFY(dialled.outcome);
    QVERIFY(dialled.outcome->has_value());
    QCOMPARE(dialled.phases, QList{Phase::Connect});
    QCOMPARE(dialled.connections.size(), size_t(1));
    QCOMPARE(dialled.connections[0]->remotePort, server.serverPort());
    QCOMPARE(dialled.outcome->value()->facts(), dialled.connections[0]);
    QVERIFY(!dialled.connections[0]->tls);
}

void DialTest::overrideTakesThePlaceOfTheLookup() {
    ScriptedServer server({stall()});
    Options options;
    options.network.overrides = {{"shop.test", 80, loopback, server.serverPort()}};
    Dialled dialled("http://shop.test/", options);
    QTRY_VERIFY(dialled.outcome);
    QVERIFY(dialled.outcome->has_value());
    QCOMPARE(dialled.phases, QList{Phase::Connect});
    QCOMPARE(dialled.connections[0]->remotePort, server.serverPort());
}

void DialTest::lookupAndConnectingShareTheirTime() {
    const auto host = namedHost();
    if (!host)
        QSKIP("this machine's own name does not lead to a loopback address");
    ScriptedServer server({{stall()}}, {}, QHostAddress::AnyIPv4);
    Options options;
    options.limits.connect = 5s;
    Dialled dialled(server.url("/", *host), options);
    QTRY_VERIFY(dialled.outcome);
    QVERIFY(dialled.outcome->has_value());
    QCOMPARE(dialled.phases, (QList{Phase::Dns, Phase::Connect}));
    QCOMPARE(dialled.limits[0], 5'000ms);
    QVERIFY(dialled.limits[1] <= 5'000ms && dialled.limits[1] > 0ms);
}

void DialTest::tlsIsTheLastStep() {
    ScriptedServer server({{stall()}}, Identity::fixture(u"valid"_s));
    Options options;
    options.network.trust = {{fixtureAuthority().toPem(), {}}};
    options.limits.tls = 7s;
    Dialled dialled(server.url("/", "shop.localhost"), options);
    QTRY_VERIFY(dialled.outcome);
    QVERIFY(dialled.outcome->has_value());
    QCOMPARE(dialled.phases, (QList{Phase::Connect, Phase::Tls}));
    QCOMPARE(dialled.limits[1], 7'000ms);
    QCOMPARE(dialled.connections.size(), size_t(2)); // before the handshake and behind it
    QVERIFY(!dialled.connections[0]->tls);
    QVERIFY(dialled.connections[1]->tls->verified);
    QCOMPARE(dialled.outcome->value()->facts(), dialled.connections[1]);
}

void DialTest::everyStepHasItsFailure_data() {
    QTest::addColumn<QByteArray>("scheme");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<bool>("listens");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QList<Phase>>("phases");
    QTest::addColumn<int>("connections");
    QTest::newRow("no such name") << QByteArray("http") << QByteArray("a.invalid") << true
                                  << Kind::HostNotFound << QList{Phase::Dns} << 0;
    QTest::newRow("refused") << QByteArray("http") << QByteArray("127.0.0.1") << false
                             << Kind::Refused << QList{Phase::Connect} << 0;
    QTest::newRow("no TLS") << QByteArray("https") << QByteArray("127.0.0.1") << true
                            << Kind::TlsFailed << QList{Phase::Connect, Phase::Tls} << 2;
}

void DialTest::everyStepHasItsFailure() {
    QFETCH(QByteArray, scheme);
    QFETCH(QByteArray, host);
    QFETCH(bool, listens);
    QFETCH(Kind, kind);
    ScriptedServer server({send("HTTP/1.1 400 Bad Request\r\n\r\n"), close()});
    const QByteArray port = QByteArray::number(server.serverPort());
    if (!listens)
        server.close();
    Dialled dialled(scheme + "://" + host + ':' + port + '/', {});
    QTRY_VERIFY(dialled.outcome);
    QVERIFY(!dialled.outcome->has_value());
    QCOMPARE(dialled.outcome->error().kind, kind);
    QVERIFY(!dialled.outcome->error().reason.isEmpty());
    QTEST(dialled.phases, "phases");
    QTEST(int(dialled.connections.size()), "connections");
}

void DialTest::givenUpNothingIsHeard() {
    const SilentPort silent(loopback);
    Dialled connecting("http://127.0.0.1:" + QByteArray::number(silent.port()) + '/', {});
    ScriptedServer server({stall()});
    Dialled securing("https://127.0.0.1:" + QByteArray::number(server.serverPort()) + '/', {});
    QTRY_COMPARE(securing.phases.last(), Phase::Tls);
    connecting.giveUp();
    securing.giveUp();
    server.close();
    QTest::qWait(50);
    QVERIFY(!connecting.outcome);
    QVERIFY(!securing.outcome);
}

} // namespace thence::wire

QTEST_GUILESS_MAIN(thence::wire::DialTest)
#include "tst_dial.moc"
