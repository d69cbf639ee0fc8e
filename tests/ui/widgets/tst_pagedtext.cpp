#include "ui/widgets/pagedtext.h"

#include <QTest>

using namespace thence::ui;
using namespace Qt::StringLiterals;

class TestPagedText : public QObject {
    Q_OBJECT

private slots:
    void pagesEndBehindLines_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("pages"); // of 8 characters and 3 lines
        QTest::newRow("empty") << QString() << QStringList{QString()};
        QTest::newRow("one page") << u"a\nb"_s << QStringList{u"a\nb"_s};
        QTest::newRow("too many lines")
            << u"a\nb\nc\nd\n"_s << QStringList{u"a\nb\nc\n"_s, u"d\n"_s};
        QTest::newRow("as many lines as a page has")
            << u"a\nb\nc\n"_s << QStringList{u"a\nb\nc\n"_s};
        QTest::newRow("too many characters")
            << u"abcde\nfghij"_s << QStringList{u"abcde\n"_s, u"fghij"_s};
        QTest::newRow("one long line")
            << u"abcdefghijkl"_s << QStringList{u"abcdefgh"_s, u"ijkl"_s};
        QTest::newRow("a line behind a short one")
            << u"a\nbcdefghijkl"_s << QStringList{u"a\nbcdefg"_s, u"hijkl"_s};
        QTest::newRow("a pair of surrogates stays together")
            << u"abcdefg😀h"_s << QStringList{u"abcdefg"_s, u"😀h"_s};
        QTest::newRow("line ends alone") << u"\n\n\n\n"_s << QStringList{u"\n\n\n"_s, u"\n"_s};
    }
    void pagesEndBehindLines() {
        QFETCH(QString, text);
        QFETCH(QStringList, pages);
        QStringList cut;
        for (const TextPage& page : textPages(text, 8, 3))
            cut.append(text.sliced(page.start, page.size));
        QCOMPARE(cut, pages);
    }
};

QTEST_MAIN(TestPagedText)
#include "tst_pagedtext.moc"
