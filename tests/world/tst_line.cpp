#include "app/wire/wire.h"
#include "tests/support/programs.h"
#include "tests/support/wireprobe.h"

#include <QStandardPaths>
#include <QTest>

using namespace thence;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using trace::Phase;

/// The wire over a slow and lossy line: the loopback device of the world, as far as the kernel can
/// make it one.
class WorldLineTest : public QObject {
    Q_OBJECT

    QString tc_ = QStandardPaths::findExecutable(u"tc"_s, qEnvironmentVariable("PATH").split(u':')
                                                              << u"/usr/sbin"_s << u"/sbin"_s);

    /// `line` is a queueing discipline as tc(8) has it.
    bool emulate(const QString& line) {
        return test::run(tc_, u"qdisc replace dev lo root "_s.append(line).split(u' '));
    }

private slots:
    void initTestCase() {
        if (tc_.isEmpty())
            QSKIP("tc is not installed");
    }

    void cleanup() { test::run(tc_, u"qdisc del dev lo root"_s.split(u' ')); }

    // 40 ms each way.
    void everyRoundTripIsSeen() {
        if (!emulate(u"netem delay 40ms"_s))
            QSKIP("this kernel has no netem");
        wire::Wire wire;
        const auto done = test::exchange(wire, test::requestFor("https://account.example.com/ok"));
        QVERIFY(!done.failure);
        for (const Phase phase : {Phase::Dns, Phase::Connect, Phase::Tls, Phase::Wait})
            QVERIFY2(done.timings[phase] >= 75ms,
                     QByteArray::number(qint64(done.timings[phase].value_or(0ns).count())));
    }

    // Lost packets are sent again; the name server's after five seconds, so it has an override.
    void whatIsLostComesAgain() {
        if (!emulate(u"netem delay 5ms loss 10%"_s))
            QSKIP("this kernel has no netem");
        wire::Options options;
        options.network.overrides = {
            {"account.example.com", 443, QHostAddress(u"203.0.113.11"_s), 0}};
        options.network.keepAlive = false;
        wire::Wire wire(options);
        for (int i = 0; i < 5; ++i) {
            const auto done =
                test::exchange(wire, test::requestFor("https://account.example.com/ok"));
            QVERIFY(!done.failure);
            QCOMPARE(done.response->content, QByteArray("Arrived.\n"));
        }
    }

    // 160 kB at a megabit a second.
    void contentGoesOverANarrowLine() {
        if (!emulate(u"tbf rate 1mbit burst 4kb latency 2s"_s))
            QSKIP("this kernel has no tbf");
        wire::Wire wire;
        const auto done = test::exchange(wire, test::requestFor("https://account.example.com/ok",
                                                                "PUT", QByteArray(160'000, 'x')));
        QVERIFY(!done.failure);
        QCOMPARE(done.response->status, 200);
        QVERIFY2(done.timings.total() > 1s,
                 QByteArray::number(qint64(done.timings.total().count())));
    }
};

QTEST_GUILESS_MAIN(WorldLineTest)
#include "tst_line.moc"
