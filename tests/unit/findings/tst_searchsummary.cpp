#include "app/findings/searchsummary.h"
#include "tests/support/tracebuilder.h"

#include <QTest>

using namespace thence;
using namespace thence::findings;
using namespace Qt::StringLiterals;

/// What search engines will make of a chain.
class TestSearchSummary : public QObject {
    Q_OBJECT

private slots:
    void tellsWhatIsIndexed_data() {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<QByteArray>("indexed"); // empty: nothing
        const auto row = [](const char* name, const char* lines, const char* indexed) {
            QTest::newRow(name) << QByteArray(lines) << QByteArray(indexed);
        };
        row("no redirect", "GET http://a.test/ -> 200", "http://a.test/");
        row("permanent",
            "GET http://a.test/ -> 301 | Location: /b\nGET http://a.test/b -> 308 | Location: /c\n"
            "GET http://a.test/c -> 200",
            "http://a.test/c");
        row("temporary first",
            "GET http://a.test/ -> 302 | Location: /b\nGET http://a.test/b -> 301 | Location: /c\n"
            "GET http://a.test/c -> 200",
            "http://a.test/");
        row("temporary later",
            "GET http://a.test/ -> 301 | Location: /b\nGET http://a.test/b -> 307 | Location: /c\n"
            "GET http://a.test/c -> 200",
            "http://a.test/b");
        row("delayed refresh",
            "GET http://a.test/ -> 200\nGET http://a.test/b | @by meta-refresh 5 -> 200",
            "http://a.test/");
        row("instant refresh",
            "GET http://a.test/ -> 200\nGET http://a.test/b | @by meta-refresh 0 -> 200",
            "http://a.test/b");
        row("canonical elsewhere",
            "GET http://a.test/ -> 301 | Location: /b\n"
            "GET http://a.test/b -> 200 | Content-Type: text/html | "
            "@content <base href=/d/><link rel=canonical href=c>",
            "http://a.test/d/c");
        row("noindex",
            "GET http://a.test/ -> 200 | Content-Type: text/html | @content <meta name=ROBOTS "
            "content=noindex>",
            "");
        row("noindex in a field", "GET http://a.test/ -> 200 | X-Robots-Tag: noindex", "");
        row("an error", "GET http://a.test/ -> 301 | Location: /b\nGET http://a.test/b -> 404", "");
        row("a loop", "GET http://a.test/ -> 301 | Location: / | @stop loop 0", "");
    }
    void tellsWhatIsIndexed() {
        QFETCH(QByteArray, lines);
        const SearchSummary summary = searchSummary(test::trace(lines));
        QTEST(summary.indexed.href(), "indexed");
        QVERIFY(!summary.why.isEmpty());
    }

    void signalsAreThoseOfEachEngine_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("expected"); // Google, Bing, Yandex: s, w, -
        QTest::newRow("301") << 301 << QByteArray("sss");
        QTest::newRow("302") << 302 << QByteArray("www");
        QTest::newRow("303") << 303 << QByteArray("w-w");
        QTest::newRow("307") << 307 << QByteArray("w-w");
        QTest::newRow("308") << 308 << QByteArray("s-s");
        QTest::newRow("300") << 300 << QByteArray("---");
    }
    void signalsAreThoseOfEachEngine() {
        QFETCH(int, status);
        const SearchSummary summary =
            searchSummary(test::trace("GET http://a.test/ -> " + QByteArray::number(status) +
                                      " | Location: /b\nGET http://a.test/b -> 200"));
        QByteArray word;
        for (const Engine engine : {Engine::Google, Engine::Bing, Engine::Yandex})
            word += "-ws"[int(summary.hops[0].of(engine))];
        QTEST(word, "expected");
    }

    void proposesOneHop_data() {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<bool>("proposed");
        QTest::addColumn<QStringList>("tidying");
        QTest::newRow("https, then www, then slash")
            << QByteArray("GET http://a.test/b -> 301 | Location: https://a.test/b\n"
                          "GET https://a.test/b -> 302 | Location: https://www.a.test/b\n"
                          "GET https://www.a.test/b -> 301 | Location: /b/\n"
                          "GET https://www.a.test/b/ -> 200")
            << true << QStringList({u"https"_s, u"www"_s, u"slash"_s});
        QTest::newRow("letter case and https")
            << QByteArray("GET http://a.test/Tea -> 301 | Location: /tea\n"
                          "GET http://a.test/tea -> 301 | Location: https://a.test/tea\n"
                          "GET https://a.test/tea -> 200")
            << true << QStringList({u"letter case"_s, u"https"_s});
        QTest::newRow("one hop is short enough")
            << QByteArray("GET http://a.test/b -> 301 | Location: https://a.test/b\n"
                          "GET https://a.test/b -> 200")
            << false << QStringList();
        QTest::newRow("a temporary step between")
            << QByteArray("GET http://a.test/b -> 301 | Location: /c\n"
                          "GET http://a.test/c -> 302 | Location: /d\n"
                          "GET http://a.test/d -> 200")
            << false << QStringList();
    }
    void proposesOneHop() {
        QFETCH(QByteArray, lines);
        QFETCH(bool, proposed);
        const trace::Trace trace = test::trace(lines);
        const SearchSummary summary = searchSummary(trace);
        QCOMPARE(summary.proposal.has_value(), proposed);
        if (!proposed)
            return;
        QCOMPARE(summary.proposal->from, trace.hops.first().exchange.request.target);
        QCOMPARE(summary.proposal->to, trace.hops.last().exchange.request.target);
        QTEST(summary.proposal->tidying, "tidying");
    }
};

QTEST_GUILESS_MAIN(TestSearchSummary)
#include "tst_searchsummary.moc"
