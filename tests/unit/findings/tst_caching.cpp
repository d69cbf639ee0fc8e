#include "app/findings/caching/caching.h"
#include "app/http/date.h"
#include "tests/support/messages.h"
#include "tests/unit/findings/cachingcases.h"

#include <QTest>

using namespace thence;
using namespace thence::findings::caching;
using namespace Qt::StringLiterals;

namespace {

const QDateTime base = http::utc(QDate(2026, 11, 22), QTime(10, 0));

http::Request requestFrom(const char* text) {
    const QByteArray line = text;
    return test::request(line.contains("http://") ? line : "http://a.test/x | " + line, base);
}

} // namespace

Q_DECLARE_METATYPE(const test::CachingCase*)

/// RFC 9111 against a table of responses and second requests.
class TestCaching : public QObject {
    Q_OBJECT

private slots:
    void answers_data() {
        QTest::addColumn<const test::CachingCase*>("row");
        QTest::addColumn<Cache>("cache");
        for (const auto& row : test::cachingCases)
            for (const char cache : QByteArray(row.caches))
                QTest::addRow("%s, %c", row.id, cache) << &row
                                                       << (cache == 'p'   ? Cache::Private
                                                           : cache == 's' ? Cache::Shared
                                                                          : Cache::Browser);
    }
    void answers() {
        QFETCH(const test::CachingCase*, row);
        QFETCH(Cache, cache);
        const http::Request first = requestFrom(row->request);
        const http::Request next = *row->next ? requestFrom(row->next) : requestFrom("");
        const Judgement judgement =
            judge(cache, {first, test::response(row->response, base), base}, row->elapsed, next);
        QVERIFY(!judgement.why.isEmpty());
        switch (row->outcome) {
        case test::Outcome::Cached:
            QCOMPARE(word(judgement.reuse), QByteArrayView("fresh"));
            break;
        case test::Outcome::Asked:
            QVERIFY(judgement.reuse != Reuse::Fresh);
            break;
        case test::Outcome::Validated:
            QCOMPARE(word(judgement.reuse), QByteArrayView("stale-revalidate"));
            break;
        case test::Outcome::Refused:
            QCOMPARE(word(judgement.reuse), QByteArrayView("no"));
            QVERIFY(judgement.why.constLast().text.contains(u"504"_s));
            break;
        }
    }

    void lifetimes_data() {
        QTest::addColumn<Cache>("cache");
        QTest::addColumn<QByteArray>("response");
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<qint64>("seconds"); // -1: without end
        const auto row = [](Cache cache, const char* response, const char* source, qint64 seconds) {
            QTest::addRow("%s %d", response, int(cache))
                << cache << QByteArray(response) << QByteArray(source) << seconds;
        };
        row(Cache::Private, "200 | Cache-Control: max-age=60", "max-age", 60);
        row(Cache::Shared, "200 | Cache-Control: max-age=60, s-maxage=5", "s-maxage", 5);
        row(Cache::Private, "200 | Cache-Control: max-age=60, s-maxage=5", "max-age", 60);
        row(Cache::Private, "200 | Date: {0} | Expires: {90}", "expires", 90);
        row(Cache::Private, "200 | Expires: {90}", "expires", 90);
        row(Cache::Private, "200 | Date: {-10} | Expires: {90}", "expires", 100);
        row(Cache::Private, "200 | Date: {0} | Expires: {-90}", "expires", 0);
        row(Cache::Private, "200 | Expires: tomorrow", "expires", 0);
        row(Cache::Private, "301 | Date: {0} | Last-Modified: {-1000}", "heuristic", 100);
        row(Cache::Private, "308 | Date: {0} | Last-Modified: {-1000}", "heuristic", 100);
        row(Cache::Private, "301 | Date: {0} | Last-Modified: {1000}", "none", 0);
        row(Cache::Private, "302 | Cache-Control: private | Last-Modified: {-1000}", "none", 0);
        row(Cache::Private, "301", "none", 0);
        row(Cache::Browser, "301", "browser-permanent", -1);
        row(Cache::Browser, "308 | Last-Modified: {-1000}", "browser-permanent", -1);
        row(Cache::Browser, "301 | Cache-Control: max-age=60", "max-age", 60);
        row(Cache::Browser, "302 | Cache-Control: public", "none", 0);
        row(Cache::Private, "302", "none", 0);
        row(Cache::Private, "200 | Cache-Control: max-age=60, no-store", "none", 0);
    }
    void lifetimes() {
        QFETCH(Cache, cache);
        QFETCH(QByteArray, response);
        QFETCH(QByteArray, source);
        QFETCH(qint64, seconds);
        const http::Request request = requestFrom("");
        const Judgement judgement =
            judge(cache, {request, test::response(response, base), base}, 0, request);
        QCOMPARE(word(judgement.lifetime.source), QByteArrayView(source));
        QCOMPARE(judgement.lifetime.seconds.value_or(-1), seconds);
    }

    void storesWhatItMay_data() {
        QTest::addColumn<Cache>("cache");
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QByteArray>("response");
        QTest::addColumn<bool>("storable");
        const auto row = [](Cache cache, const char* request, const char* response, bool storable) {
            QTest::addRow("%s %s %d", request, response, int(cache))
                << cache << QByteArray(request) << QByteArray(response) << storable;
        };
        row(Cache::Private, "", "200", true);
        row(Cache::Private, "", "302", false);
        row(Cache::Private, "", "302 | Cache-Control: public", true);
        row(Cache::Private, "", "302 | Cache-Control: private", true);
        row(Cache::Shared, "", "302 | Cache-Control: private", false);
        row(Cache::Shared, "", "302 | Cache-Control: s-maxage=1", true);
        row(Cache::Private, "", "302 | Cache-Control: s-maxage=1", false);
        row(Cache::Private, "", "302 | Expires: never", true);
        row(Cache::Private, "", "307 | Cache-Control: max-age=60", true);
        row(Cache::Shared, "", "301 | Cache-Control: private=\"set-cookie\", max-age=9", true);
        row(Cache::Private, "", "304 | Cache-Control: max-age=9", false);
        row(Cache::Private, "", "103 | Cache-Control: max-age=9", false);
        row(Cache::Private, "", "200 | Cache-Control: must-understand, max-age=9", true);
        row(Cache::Private, "", "299 | Cache-Control: must-understand, max-age=9", false);
        row(Cache::Private, "Cache-Control: no-store", "200", false);
    }
    void storesWhatItMay() {
        QFETCH(Cache, cache);
        QFETCH(QByteArray, request);
        QFETCH(QByteArray, response);
        const http::Request first = requestFrom(request.constData());
        const Judgement judgement =
            judge(cache, {first, test::response(response, base), base}, 0, first);
        QTEST(judgement.storable, "storable");
    }

    void agesWithDateAndAge_data() {
        QTest::addColumn<QByteArray>("response");
        QTest::addColumn<qint64>("age");
        QTest::newRow("nothing") << QByteArray("200") << qint64(5);
        QTest::newRow("Age") << QByteArray("200 | Age: 30") << qint64(35);
        QTest::newRow("Date") << QByteArray("200 | Date: {-60}") << qint64(65);
        QTest::newRow("both, the larger")
            << QByteArray("200 | Date: {-60} | Age: 90") << qint64(95);
        QTest::newRow("Date ahead") << QByteArray("200 | Date: {600}") << qint64(5);
        QTest::newRow("Age invalid") << QByteArray("200 | Age: old") << qint64(5);
    }
    void agesWithDateAndAge() {
        QFETCH(QByteArray, response);
        const http::Request request = requestFrom("");
        const Judgement judgement =
            judge(Cache::Private, {request, test::response(response, base), base}, 5, request);
        QTEST(judgement.age, "age");
    }
};

QTEST_GUILESS_MAIN(TestCaching)
#include "tst_caching.moc"
