#include "app/trace/failure.h"

#include <QRegularExpression>
#include <QTest>

using namespace thence::trace;
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
        row("no name server", Kind::LookupTimedOut, u"--resolve"_s, u"Network › Resolve"_s);
        row("certificate", Kind::TlsFailed, u"--cacert"_s, u"Network › Authorities"_s);
        row("unverified", Kind::TlsFailed, u"-k"_s, u"“Refuse certificates that do not verify”"_s);
        row("no certificate", Kind::TlsFailed, u"check that the port speaks TLS"_s,
            u"check that the port speaks TLS"_s);
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

    void saysItOnce_data() {
        using Kind = Failure::Kind;
        QTest::addColumn<Failure>("failure");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* name, Failure failure, const QString& sentence) {
            QTest::newRow(name) << failure << sentence;
        };
        row("refused", {.kind = Kind::Refused, .phase = Phase::Connect, .reason = u"10.0.0.1"_s},
            u"a.test:80 (10.0.0.1) refused the connection."_s);
        row("refused by the address that was asked",
            {.kind = Kind::Refused, .phase = Phase::Connect, .reason = u"a.test"_s},
            u"a.test:80 refused the connection."_s);
        row("a reason", {.kind = Kind::Unreachable, .phase = Phase::Connect, .reason = u"Why"_s},
            u"a.test:80 cannot be reached. Reason: Why."_s);
        row("stopped in a pause", {.kind = Kind::Cancelled, .phase = Phase::Blocked},
            u"Stopped before this request was sent."_s);
        row("stopped while waiting", {.kind = Kind::Cancelled, .phase = Phase::Wait},
            u"Stopped while asking a.test:80."_s);
        row("stopped in the content",
            {.kind = Kind::Cancelled, .phase = Phase::Receive, .received = 310'000},
            u"Stopped while receiving; 310.0 kB had come."_s);
        row("stopped in the head", {.kind = Kind::Cancelled, .phase = Phase::Receive},
            u"Stopped while asking a.test:80."_s);
    }

    void saysItOnce() {
        QFETCH(Failure, failure);
        QFETCH(QString, sentence);
        QCOMPARE(describe(failure, u"a.test:80"_s), sentence);
    }

    void everyKindHasAWordOfItsOwn() {
        QSet<QByteArrayView> words;
        for (int kind = 0; kind <= int(Failure::Kind::InvalidRequest); ++kind)
            words.insert(word(Failure::Kind(kind)));
        QCOMPARE(words.size(), int(Failure::Kind::InvalidRequest) + 1);
        QVERIFY(words.contains("connect-timed-out"));
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
