#include "ui/text/readable.h"
#include "ui/widgets/bytetext.h"

#include <QTest>

using namespace thence::ui;
using namespace Qt::StringLiterals;

/// How bytes from the network become text.
class TestByteText : public QObject {
    Q_OBJECT

private slots:
    void messages_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("plain");
        QTest::addColumn<QString>("withEnds");
        QTest::newRow("nothing") << ""_ba << u""_s << u""_s;
        QTest::newRow("lines") << "A: 1\r\n\r\n"_ba << u"A: 1\n\n"_s << u"A: 1␍␊\n␍␊\n"_s;
        QTest::newRow("bare LF is drawn") << "A\nB"_ba << u"A␊\nB"_s << u"A␊\nB"_s;
        QTest::newRow("bare CR is drawn") << "A\rB"_ba << u"A␍B"_s << u"A␍B"_s;
        QTest::newRow("CR CR LF") << "A\r\r\n"_ba << u"A␍\n"_s << u"A␍␍␊\n"_s;
        QTest::newRow("NUL and tab") << QByteArray("A\0\tB", 4) << u"A␀␉B"_s << u"A␀␉B"_s;
        QTest::newRow("UTF-8") << "caf\xc3\xa9"_ba << u"café"_s << u"café"_s;
        QTest::newRow("Latin-1") << "caf\xe9 \xff"_ba << u"café ÿ"_s << u"café ÿ"_s;
        QTest::newRow("turned direction") << "a\xe2\x80\xae"
                                             "b"_ba
                                          << u"a‹U+202E›b"_s << u"a‹U+202E›b"_s;
    }
    void messages() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, plain);
        QFETCH(QString, withEnds);
        QCOMPARE(byteText(bytes, LineEnds::Hidden).text, plain);
        QCOMPARE(byteText(bytes, LineEnds::Shown).text, withEnds);
    }

    void everyByteHasItsPlace() {
        const QByteArray bytes = "A: \xc3\xa9\r\nB\x01: 2\r\n\r\n";
        const ByteText shown = byteText(bytes, LineEnds::Shown, bytes.indexOf('\x01'));
        QCOMPARE(shown.text.mid(shown.markStart, shown.markSize), u"␁"_s);
        const ByteText hidden = byteText(bytes, LineEnds::Hidden, bytes.indexOf("2"));
        QCOMPARE(hidden.text.mid(hidden.markStart, hidden.markSize), u"2"_s);
        QCOMPARE(byteText(bytes, LineEnds::Hidden, bytes.size()).markStart, qsizetype(-1));
    }

    void longLinesAreFolded() {
        const QByteArray mebibyte(1024 * 1024, 'x');
        const ByteText read = byteText(mebibyte, LineEnds::Hidden, mebibyte.size() - 1);
        for (const QString& line : read.text.split(u'\n'))
            QVERIFY(line.size() <= 2000);
        QCOMPARE(read.markStart, read.text.size() - 1);
        QCOMPARE(folded(u"abcdef\ngh\n"_s, 4), u"abcd\nef\ngh\n"_s);
        QCOMPARE(folded(u"abcd\n"_s, 4), u"abcd\n"_s);
        QCOMPARE(folded(u"abc😀d"_s, 4), u"abc\n😀d"_s); // a pair is not torn apart
    }

    void hex_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("dump");
        QTest::newRow("nothing") << ""_ba << u""_s;
        QTest::newRow("one line") << "HTTP/1.1"_ba
                                  << u"00000000  48 54 54 50 2f 31 2e 31  HTTP/1.1\n"_s;
        QTest::newRow("the rest is filled up")
            << "HTTP/1.1\r\n\xff"_ba
            << u"00000000  48 54 54 50 2f 31 2e 31  HTTP/1.1\n00000008  0d 0a ff                 ···\n"_s;
    }
    void hex() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, dump);
        QCOMPARE(hexDump(bytes), dump);
    }

    void hexIsLimited() { QCOMPARE(hexDump(QByteArray(100, 'x'), 8, 16).count(u'\n'), 2); }

    void toolTipsHoldNoMarkup() {
        QVERIFY(!plainToolTip(u"<img src=x>"_s).contains(u"<img"_s));
        QVERIFY(plainToolTip(QString(100'000, u'x')).size() < 2000);
        QCOMPARE(plainToolTip(QString()), QString());
    }

    void longTextsSayHowMuchIsLeftOut() {
        QCOMPARE(shortened(u"abcd"_s, 4), u"abcd"_s);
        QVERIFY(shortened(u"abcdef"_s, 4).startsWith(u"abcd… (2 "_s));
    }
};

QTEST_GUILESS_MAIN(TestByteText)
#include "tst_bytetext.moc"
