#include "app/wire/dialling/addressracer.h"
#include "tests/support/silentport.h"

#include <QTcpServer>
#include <QTest>

#include <optional>

namespace thence::wire {

using namespace Qt::StringLiterals;

namespace {

const QHostAddress good(QHostAddress::LocalHost);
const QHostAddress other(u"127.0.0.2"_s);

/// How a race ended.
struct Outcome {
    std::unique_ptr<QTcpSocket> winner;
    std::optional<AddressRacer::Loss> loss;

    bool isKnown() const { return winner || loss; }
};

} // namespace

class AddressRacerTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QVERIFY(server_.listen(good)); }
    void cleanup() { server_.close(); }

    void firstThatAnswersWins_data();
    void firstThatAnswersWins();
    void silentAddressDoesNotHoldUpTheNext();
    void lastRefusalIsTold();
    void destroyedRacerTellsNothing();

private:
    std::unique_ptr<AddressRacer> race(const QList<QHostAddress>& addresses, quint16 port,
                                       Outcome& outcome) {
        auto racer = std::make_unique<AddressRacer>(
            addresses, port, AddressRacer::Socket::Plain,
            [&](std::unique_ptr<QTcpSocket> socket) { outcome.winner = std::move(socket); },
            [&](const AddressRacer::Loss& loss) { outcome.loss = loss; });
        racer->start();
        return racer;
    }

    QTcpServer server_;
};

void AddressRacerTest::firstThatAnswersWins_data() {
    QTest::addColumn<QList<QHostAddress>>("addresses");
    QTest::newRow("the only one") << QList{good};
    QTest::newRow("the second, for the first refuses") << QList{other, good};
    QTest::newRow("the third, for two refuse") << QList{other, QHostAddress(u"127.0.0.3"_s), good};
}

void AddressRacerTest::firstThatAnswersWins() {
    QFETCH(QList<QHostAddress>, addresses);
    Outcome outcome;
    const auto racer = race(addresses, server_.serverPort(), outcome);
    QTRY_VERIFY(outcome.isKnown());
    QVERIFY(outcome.winner);
    QCOMPARE(outcome.winner->peerAddress(), good);
}

// The kernel would try the first address for minutes.
void AddressRacerTest::silentAddressDoesNotHoldUpTheNext() {
    const test::SilentPort silent(other, server_.serverPort());
    Outcome outcome;
    const auto racer = race({other, good}, server_.serverPort(), outcome);
    QTRY_VERIFY(outcome.isKnown());
    QVERIFY(outcome.winner);
    QCOMPARE(outcome.winner->peerAddress(), good);
}

void AddressRacerTest::lastRefusalIsTold() {
    const quint16 port = server_.serverPort();
    server_.close();
    Outcome outcome;
    const auto racer = race({good, other}, port, outcome);
    QTRY_VERIFY(outcome.isKnown());
    QVERIFY(outcome.loss);
    QCOMPARE(outcome.loss->error, QAbstractSocket::ConnectionRefusedError);
    QCOMPARE(outcome.loss->reason, other.toString());
}

void AddressRacerTest::destroyedRacerTellsNothing() {
    Outcome outcome;
    race({good}, server_.serverPort(), outcome).reset();
    QVERIFY(server_.waitForNewConnection(5000));
    QCoreApplication::processEvents();
    QVERIFY(!outcome.isKnown());
}

} // namespace thence::wire

QTEST_GUILESS_MAIN(thence::wire::AddressRacerTest)
#include "tst_addressracer.moc"
