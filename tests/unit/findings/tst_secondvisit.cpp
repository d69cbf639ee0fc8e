#include "app/findings/secondvisit.h"
#include "tests/support/tracebuilder.h"

#include <QTest>

using namespace thence;
using namespace thence::findings;
using namespace std::chrono_literals;

/// What a client that comes back finds in its cache. Nothing is sent for it.
class TestSecondVisit : public QObject {
    Q_OBJECT

private slots:
    void countsWhatTheCacheAnswers_data() {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<qint64>("elapsed");
        QTest::addColumn<int>("fromCache");
        QTest::addColumn<int>("confirmed");
        QTest::addColumn<qint64>("savedMs");
        const auto row = [](const char* name, const char* lines, qint64 elapsed, int fromCache,
                            int confirmed, qint64 savedMs) {
            QTest::newRow(name) << QByteArray(lines) << elapsed << fromCache << confirmed
                                << savedMs;
        };
        const char* const chain =
            "GET http://a.test/ -> 301 | Location: /b | @wait 30 | @connect 20\n"
            "GET http://a.test/b -> 302 | Location: /c | Cache-Control: max-age=60 | @wait 40\n"
            "GET http://a.test/c -> 200 | ETag: \"a\" | Cache-Control: no-cache | @wait 100";
        row("at once", chain, 0, 2, 1, 90);
        row("just before the end", chain, 59, 2, 1, 90);
        row("after a minute", chain, 60, 1, 2, 50);
        row("after a year", chain, 31536000, 1, 2, 50);
        row("POST is never kept",
            "POST http://a.test/ -> 308 | Location: /b | Cache-Control: max-age=60\n"
            "POST http://a.test/b -> 200 | Cache-Control: max-age=60",
            0, 0, 0, 0);
        row("a hop without a response", "GET http://a.test/ -> @fail", 0, 0, 0, 0);
    }
    void countsWhatTheCacheAnswers() {
        QFETCH(QByteArray, lines);
        QFETCH(qint64, elapsed);
        const trace::Trace trace = test::trace(lines);
        const SecondVisit visit = secondVisit(trace, std::chrono::seconds(elapsed));
        QCOMPARE(visit.hops.size(), trace.hops.size());
        QTEST(visit.fromCache, "fromCache");
        QTEST(visit.confirmed, "confirmed");
        QTEST(qint64(visit.saved / 1ms), "savedMs");
    }

    void dependsOnTheCache() {
        const trace::Trace trace = test::trace("GET http://a.test/ -> 301 | Location: /b\n"
                                               "GET http://a.test/b -> 200");
        QCOMPARE(secondVisit(trace, 0s, caching::Cache::Browser).fromCache, 1);
        QCOMPARE(secondVisit(trace, 0s, caching::Cache::Private).fromCache, 0);
        QCOMPARE(secondVisit(trace, 0s, caching::Cache::Shared).fromCache, 0);
    }
};

QTEST_GUILESS_MAIN(TestSecondVisit)
#include "tst_secondvisit.moc"
