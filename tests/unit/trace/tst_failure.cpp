#include "app/trace/decision.h"
#include "app/trace/failure.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace thence::trace;
using namespace Qt::StringLiterals;

class TestFailure : public QObject {
    Q_OBJECT

private slots:
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

    /// What has one name in the window and another in the terminal is for them to say.
    void advisesInNoWordsOfAPlace() {
        static const QRegularExpression place(u"(^|[\\s(])--?[a-z]|›|panel"_s);
        int advised = 0;
        for (int kind = 0; kind <= int(Failure::Kind::InvalidRequest); ++kind) {
            const QString text = advice(Failure::Kind(kind));
            QVERIFY2(!place.match(text).hasMatch(), qPrintable(text));
            advised += !text.isEmpty();
        }
        QVERIFY(advised > 5);
        for (int reason = 0; reason <= int(Stop::Reason::Cancelled); ++reason) {
            const QString text = advice(Stop::Reason(reason));
            QVERIFY2(!place.match(text).hasMatch(), qPrintable(text));
        }
    }
};

QTEST_GUILESS_MAIN(TestFailure)
#include "tst_failure.moc"
