#include "app/trace/failure.h"

#include <QRegularExpression>
#include <QTest>

using namespace whereto::trace;
using namespace Qt::StringLiterals;

class TestFailure : public QObject {
    Q_OBJECT

private slots:
    void advisesInTheWordsOfThePlace_data() {
        using Kind = Failure::Kind;
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("inTerminal");
        QTest::addColumn<QString>("inWindow");
        const auto row = [](const char* name, Kind kind, const QString& inTerminal,
                            const QString& inWindow) {
            QTest::newRow(name) << kind << inTerminal << inWindow;
        };
        row("no address", Kind::HostNotFound, u"--resolve"_s, u"Network › Resolve"_s);
        row("certificate", Kind::TlsFailed, u"--cacert"_s, u"Network › Authorities"_s);
        row("unverified", Kind::TlsFailed, u"-k"_s, u"“Refuse certificates that do not verify”"_s);
        row("connecting", Kind::ConnectTimedOut, u"--connect-timeout"_s, u"Limits › Connecting"_s);
        row("whole trace", Kind::TraceTimedOut, u"--max-time"_s, u"Limits › Whole trace"_s);
        row("the same in both", Kind::Refused, u"Check the port"_s, u"Check the port"_s);
    }

    void advisesInTheWordsOfThePlace() {
        QFETCH(Failure::Kind, kind);
        QFETCH(QString, inTerminal);
        QFETCH(QString, inWindow);
        const Failure failure{.kind = kind, .phase = {}, .reason = {}, .offset = -1};
        QVERIFY(advice(failure, Surface::Terminal).contains(inTerminal));
        QVERIFY(advice(failure, Surface::Window).contains(inWindow));
    }

    /// The window has no options to name.
    void namesNoOptionInTheWindow() {
        static const QRegularExpression option(u"(^|\\s)--?[a-z]"_s);
        for (int kind = 0; kind <= int(Failure::Kind::InvalidRequest); ++kind) {
            const QString text =
                advice({.kind = Failure::Kind(kind), .phase = {}, .reason = {}, .offset = -1},
                       Surface::Window);
            QVERIFY2(!option.match(text).hasMatch() && !text.contains(u"(--"_s), qPrintable(text));
        }
    }
};

QTEST_GUILESS_MAIN(TestFailure)
#include "tst_failure.moc"
