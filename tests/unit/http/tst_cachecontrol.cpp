#include "app/http/cachecontrol.h"

#include <QTest>

using namespace thence;

Q_DECLARE_METATYPE(std::optional<qint64>)

/// Cache-Control as it is written in the wild (RFC 9111 §5.2).
class TestCacheControl : public QObject {
    Q_OBJECT

private slots:
    void readsSeconds_data() {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<bool>("present");
        QTest::addColumn<qint64>("seconds"); // -1: cannot be read
        const auto row = [](const char* value, bool present, qint64 seconds) {
            QTest::newRow(value) << QByteArray(value) << present << seconds;
        };
        row("max-age=60", true, 60);
        row("MaX-aGe=60", true, 60);
        row("max-age=\"60\"", true, 60);
        row("max-age=0060", true, 60);
        row("foobar, max-age=60", true, 60);
        row("max-age=60, max-age=5", true, 60);
        row("a=\"max-age=5\", max-age=60", true, 60);
        row("max-age=60,", true, 60);
        row("max-age=99999999999", true, 99999999999);
        row("max-age=99999999999999999999999", true, (qint64(1) << 53) - 1);
        row("max-age", true, -1);
        row("max-age=", true, -1);
        row("max-age=-60", true, -1);
        row("max-age=60.0", true, -1);
        row("max-age=60s", true, -1);
        row("max-age='60'", true, -1);
        row("max-age =60", true, -1);
        row("max-age= 60", true, -1);
        row("max-age=\"60", true, -1);
        row("max-age=60; no-store", true, -1);
        row("a=\"max-age=5\"", false, -1);
        row("s-maxage=60", false, -1);
        row("", false, -1);
    }
    void readsSeconds() {
        QFETCH(QByteArray, value);
        QFETCH(bool, present);
        QFETCH(qint64, seconds);
        const http::CacheControl control({{"Cache-Control", value}});
        QCOMPARE(control.has("max-age"), present);
        QCOMPARE(control.seconds("max-age").value_or(-1), seconds);
    }

    void joinsLines() {
        const http::CacheControl control(
            {{"Cache-Control", "no-cache=\"a, b\""}, {"cache-control", "private, no-cache"}});
        QCOMPARE(control.directives().size(), 3);
        QCOMPARE(control.count("no-cache"), 2);
        QCOMPARE(control.first("no-cache")->argument, QByteArray("a, b"));
        QVERIFY(control.hasUnqualified("no-cache"));
        QVERIFY(control.hasUnqualified("private"));
        QVERIFY(
            !http::CacheControl({{"Cache-Control", "private=\"a\""}}).hasUnqualified("private"));
    }
};

QTEST_GUILESS_MAIN(TestCacheControl)
#include "tst_cachecontrol.moc"
