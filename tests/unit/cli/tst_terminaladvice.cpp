#include "app/cli/terminaladvice.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace thence;
using trace::Failure;
using trace::Stop;

class TestTerminalAdvice : public QObject {
    Q_OBJECT

private slots:
    void advises_data() {
        using Kind = Failure::Kind;
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("words");
        QTest::newRow("no address") << Kind::HostNotFound << u"--resolve"_s;
        QTest::newRow("no name server") << Kind::LookupTimedOut << u"--resolve"_s;
        QTest::newRow("certificate") << Kind::TlsFailed << u"--cacert"_s;
        QTest::newRow("unverified") << Kind::TlsFailed << u"-k"_s;
        QTest::newRow("no certificate") << Kind::TlsFailed << u"check that the port speaks TLS"_s;
        QTest::newRow("connecting") << Kind::ConnectTimedOut << u"--connect-timeout"_s;
        QTest::newRow("whole trace") << Kind::TraceTimedOut << u"--max-time"_s;
        QTest::newRow("the same everywhere") << Kind::Refused << u"Check the port"_s;
    }

    void advises() {
        QFETCH(Failure::Kind, kind);
        QFETCH(QString, words);
        QVERIFY2(cli::terminalAdvice(kind).contains(words), qPrintable(cli::terminalAdvice(kind)));
    }

    void everyFailureHasAdvice() {
        for (int kind = 0; kind <= int(Failure::Kind::InvalidRequest); ++kind)
            QCOMPARE(cli::terminalAdvice(Failure::Kind(kind)).isEmpty(),
                     Failure::Kind(kind) == Failure::Kind::Cancelled);
    }

    void namesNoPlaceOfTheWindow() {
        for (int kind = 0; kind <= int(Failure::Kind::InvalidRequest); ++kind)
            QVERIFY2(!cli::terminalAdvice(Failure::Kind(kind)).contains(u'›'),
                     qPrintable(cli::terminalAdvice(Failure::Kind(kind))));
    }

    void advisesWhereATraceStopped() {
        QVERIFY(cli::terminalAdvice(Stop::Reason::MemoryUsedUp).contains(u"--max-memory"));
        QVERIFY(cli::terminalAdvice(Stop::Reason::Loop).contains(u"one of them leads back"));
        QVERIFY(cli::terminalAdvice(Stop::Reason::NotARedirect).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestTerminalAdvice)
#include "tst_terminaladvice.moc"
