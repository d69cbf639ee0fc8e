#include "app/http/date.h"

#include <QTest>

using namespace thence;
using namespace Qt::StringLiterals;

/// Dates as servers write them, right and wrong (RFC 9110 §5.6.7, RFC 9111 §4.2).
class TestDate : public QObject {
    Q_OBJECT

private slots:
    void reads_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("expected"); // empty: no date
        const auto row = [](const char* text, const char* expected) {
            QTest::newRow(text) << QByteArray(text) << QString::fromLatin1(expected);
        };
        row("Sun, 06 Nov 1994 08:49:37 GMT", "1994-11-06T08:49:37Z");
        row("Sunday, 06-Nov-94 08:49:37 GMT", "1994-11-06T08:49:37Z");
        row("Sun Nov  6 08:49:37 1994", "1994-11-06T08:49:37Z");
        row("Sun Nov 16 08:49:37 1994", "1994-11-16T08:49:37Z");
        row("  Sun, 06 Nov 1994 08:49:37 GMT ", "1994-11-06T08:49:37Z");
        row("THU, 18 Aug 2050 02:01:18 GMT", "2050-08-18T02:01:18Z");
        row("Thu, 18 AUG 2050 02:01:18 gMT", "2050-08-18T02:01:18Z");
        row("Mon, 18 Aug 2050 02:01:18 GMT", "2050-08-18T02:01:18Z"); // a Thursday
        row("Thursday, 18-Aug-50 02:01:18 GMT", "2050-08-18T02:01:18Z");
        row("Thursday, 18-Aug-76 02:01:18 GMT", "2076-08-18T02:01:18Z");
        row("Thursday, 18-Aug-77 02:01:18 GMT", "1977-08-18T02:01:18Z");
        row("Sun, 21 Nov 2286 04:46:39 GMT", "2286-11-21T04:46:39Z");
        row("Sat, 31 Dec 2016 23:59:60 GMT", "2016-12-31T23:59:59Z");
        row("", "");
        row("0", "");
        row("-1", "");
        row("now", "");
        row("Thu, 18 Aug 2050 02:01:18 UTC", "");
        row("Thu, 18 Aug 2050 02:01:18 +0000", "");
        row("Thu, 18 Aug 50 02:01:18 GMT", "");
        row("Thu 18 Aug 2050 02:01:18 GMT", "");
        row("Thu, 18  Aug  2050 02:01:18 GMT", "");
        row("Thu, 18-Aug-2050 02:01:18 GMT", "");
        row("Thu, 18 Aug 2050 02.01.18 GMT", "");
        row("Thu, 18 Aug 2050 2:01:18 GMT", "");
        row("Thu, 18 Aug 2050 24:01:18 GMT", "");
        row("Thu, 30 Feb 2050 02:01:18 GMT", "");
        row("Thu, 18 Abc 2050 02:01:18 GMT", "");
        row("Day, 18 Aug 2050 02:01:18 GMT", "");
        row("Thu, 18 Aug 2050 02:01:18 GMT;", "");
        row("Thu, 1\xB9 Aug 2050 02:01:18 GMT", "");
    }
    void reads() {
        QFETCH(QByteArray, text);
        QFETCH(QString, expected);
        const QDateTime now = http::utc(QDate(2026, 11, 22), QTime(10, 0));
        const auto date = http::parseDate(text, now);
        QCOMPARE(date ? date->toString(Qt::ISODate) : QString(), expected);
    }

    void writes() {
        const QDateTime time = http::utc(QDate(1994, 11, 6), QTime(8, 49, 37));
        QCOMPARE(http::formatDate(time), QByteArray("Sun, 06 Nov 1994 08:49:37 GMT"));
        QCOMPARE(http::parseDate(http::formatDate(time), time), time);
    }
};

QTEST_GUILESS_MAIN(TestDate)
#include "tst_date.moc"
