#include "ui/text/readable.h"

#include <QTest>

using namespace thence::ui;
using namespace Qt::StringLiterals;

class TestReadable : public QObject {
    Q_OBJECT

private slots:
    void nothingHides_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("letters") << u"aé\u05d0語😀"_s << u"aé\u05d0語😀"_s;
        QTest::newRow("controls") << u"\r\n\x7f"_s << u"␍␊␡"_s;
        QTest::newRow("direction") << u"a\u202eb"_s << u"a‹U+202E›b"_s;
        QTest::newRow("tag characters")
            << QString::fromUcs4(U"a\U000E0041\U000E007Fb") << u"a‹U+E0041›‹U+E007F›b"_s;
        QTest::newRow("variation selectors beyond the plane")
            << QString::fromUcs4(U"a\U000E0100") << u"a‹U+E0100›"_s;
        QTest::newRow("fillers") << u"a\u3164\u115f"_s << u"a‹U+3164›‹U+115F›"_s;
        QTest::newRow("half a pair") << u"a"_s + QChar(0xdb40) << u"a"_s + QChar(0xdb40);
    }
    void nothingHides() {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        QCOMPARE(readable(text), shown);
        QVERIFY(!readable(QByteArrayView(text.toUtf8())).isEmpty());
    }

    void whatIsLeftOutIsCounted() {
        QCOMPARE(shortened(u"abc"_s, 3), u"abc"_s);
        QCOMPARE(shortened(u"abc"_s, 2), u"ab… (1 more character)"_s);
        QCOMPARE(shortened(QString(1'500, u'a'), 1), u"a… (1499 more characters)"_s);
        QCOMPARE(shortened(u"a😀b"_s, 2), u"a… (3 more characters)"_s);
    }
};

QTEST_MAIN(TestReadable)
#include "tst_readable.moc"
