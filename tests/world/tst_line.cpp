#include "app/wire/wire.h"
#include "tests/support/programs.h"
#include "tests/support/wireprobe.h"

#include <QStandardPaths>
#include <QTest>

using namespace whereto;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using trace::Phase;

/// The wire over a slow and lossy line: the loopback device of the world, as far as the kernel can
/// make it one.
class WorldLineTest : public QObject {
    Q_OBJECT

    QString tc_ = QStandardPaths::findExecutable(u"tc"_s, qEnvironmentVariable("PATH").split(u':')
                                                              << u"/usr/sbin"_s << u"/sbin"_s);

    bool emulate(const QString& line) {
        return test::run(tc_, u"qdisc replace dev lo root netem "_s.append(line).split(u' '));
    }

private slots:
    void initTestCase() {
        if (tc_.isEmpty())
            QSKIP("tc is not installed");
        if (!emulate(u"delay 1ms"_s))
            QSKIP("the kernel has no netem");
    }

    void cleanup() { test::run(tc_, u"qdisc del dev lo root"_s.split(u' ')); }

    // 40 ms each way.
    void everyRoundTripIsSeen() {
        QVERIFY(emulate(u"delay 40ms"_s));
        wire::Wire wire;
        const auto done = test::exchange(wire, test::requestFor("https://account.example.com/ok"));
        QVERIFY(!done.failure);
        for (const Phase phase : {Phase::Dns, Phase::Connect, Phase::Tls, Phase::Wait})
            QVERIFY2(done.timings[phase] >= 75ms && done.timings[phase] < 1s,
                     QByteArray::number(qint64(done.timings[phase].value_or(0ns).count())));
    }

    // Lost packets are sent again; the name server's after five seconds, so it has an override.
    void whatIsLostComesAgain() {
        QVERIFY(emulate(u"delay 5ms loss 10%"_s));
        wire::Options options;
        options.overrides = {{"account.example.com", 443, QHostAddress(u"203.0.113.11"_s), 0}};
        options.keepAlive = false;
        wire::Wire wire(options);
        for (int i = 0; i < 5; ++i) {
            const auto done =
                test::exchange(wire, test::requestFor("https://account.example.com/ok"));
            QVERIFY(!done.failure);
            QCOMPARE(done.response->content, QByteArray("Arrived.\n"));
        }
    }
};

QTEST_GUILESS_MAIN(WorldLineTest)
#include "tst_line.moc"
