#include "ui/models/windowadvice.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace thence;
using trace::Failure;
using trace::Stop;

class TestWindowAdvice : public QObject {
    Q_OBJECT

private slots:
    void advises_data() {
        using Kind = Failure::Kind;
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("words");
        QTest::newRow("no address") << Kind::HostNotFound << u"Network › Resolve"_s;
        QTest::newRow("no name server") << Kind::LookupTimedOut << u"Network › Resolve"_s;
        QTest::newRow("certificate") << Kind::TlsFailed << u"Network › Authorities"_s;
        QTest::newRow("unverified")
            << Kind::TlsFailed << u"“Refuse certificates that do not verify”"_s;
        QTest::newRow("no certificate") << Kind::TlsFailed << u"check that the port speaks TLS"_s;
        QTest::newRow("connecting") << Kind::ConnectTimedOut << u"Limits › Connecting"_s;
        QTest::newRow("whole trace") << Kind::TraceTimedOut << u"Limits › Whole trace"_s;
        QTest::newRow("the same everywhere") << Kind::Refused << u"Check the port"_s;
    }

    void advises() {
        QFETCH(Failure::Kind, kind);
        QFETCH(QString, words);
        QVERIFY2(ui::windowAdvice(kind).contains(words), qPrintable(ui::windowAdvice(kind)));
    }

    void everyFailureHasAdvice() {
        for (int kind = 0; kind <= int(Failure::Kind::InvalidRequest); ++kind)
            QCOMPARE(ui::windowAdvice(Failure::Kind(kind)).isEmpty(),
                     Failure::Kind(kind) == Failure::Kind::Cancelled);
    }

    void namesNoOption() {
        static const QRegularExpression option(u"(^|[\\s(])--?[a-z]"_s);
        for (int kind = 0; kind <= int(Failure::Kind::InvalidRequest); ++kind) {
            const QString text = ui::windowAdvice(Failure::Kind(kind));
            QVERIFY2(!option.match(text).hasMatch(), qPrintable(text));
        }
    }

    void advisesWhereATraceStopped() {
        QVERIFY(ui::windowAdvice(Stop::Reason::MemoryUsedUp).contains(u"Limits › Memory"));
        QVERIFY(ui::windowAdvice(Stop::Reason::Loop).contains(u"one of them leads back"));
        QVERIFY(ui::windowAdvice(Stop::Reason::NotARedirect).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestWindowAdvice)
#include "tst_windowadvice.moc"
