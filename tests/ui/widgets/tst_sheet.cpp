#include "ui/widgets/sheet.h"

#include <QScrollBar>
#include <QTest>
#include <QTextBlock>

using namespace thence::ui;
using namespace Qt::StringLiterals;

class TestSheet : public QObject {
    Q_OBJECT

private slots:
    void namesStandAboveValuesWhereItIsNarrow() {
        SheetLines lines;
        lines.heading(u"Where"_s);
        lines.monoPair(u"Next request"_s, u"GET https://pay.localhost:8443/checkout-v2"_s);
        lines.pair(u"Status"_s, u"302 Found"_s);
        lines.text(u"The end."_s);
        Sheet sheet;
        sheet.setLines(lines);
        const auto place = [&](const QString& words) {
            QTextCursor found = sheet.document()->find(words);
            found.setPosition(found.selectionStart());
            return sheet.cursorRect(found).topLeft();
        };
        for (const int width : {300, 420, 300}) {
            sheet.resize(width, 300);
            sheet.show();
            const QPoint name = place(u"Status"_s), value = place(u"302"_s);
            QCOMPARE(name.y() < value.y(), width == 300);
            QCOMPARE(name.x() == value.x(), width == 300);
            QVERIFY(place(u"The end"_s).y() > value.y());
        }
    }

    void aHeadingKeepsAwayFromThePairsBeforeIt() {
        SheetLines lines;
        lines.pair(u"Location"_s, u"/first"_s);
        lines.heading(u"Second"_s);
        lines.pair(u"Location"_s, u"/second"_s);
        lines.heading(u"Third"_s);
        Sheet sheet;
        sheet.setLines(lines);
        sheet.resize(420, 300);
        sheet.show();
        const auto place = [&](const QString& words) {
            return sheet.cursorRect(sheet.document()->find(words)).top();
        };
        const int gap = place(u"Second"_s) - place(u"/first"_s);
        QVERIFY2(gap >= 28, qPrintable(QString::number(gap)));
        QCOMPARE(place(u"Third"_s) - place(u"/second"_s), gap);
    }

    void everyValueBeginsAtTheLeft() {
        SheetLines lines;
        lines.monoPair(u"Location"_s, u"\u05e9\u05dc\u05d5\u05dd"_s);
        lines.text(u"\u05e9\u05dc\u05d5\u05dd"_s);
        Sheet sheet;
        sheet.setLines(lines);
        sheet.resize(600, 300);
        sheet.show();
        const QTextDocument& document = *sheet.document();
        for (QTextBlock block = document.begin(); block.isValid(); block = block.next())
            QCOMPARE(block.textDirection(), Qt::LeftToRight);
    }

    void keysScrollIt() {
        SheetLines lines;
        for (int i = 0; i < 40; ++i)
            lines.text(u"A line of text."_s);
        Sheet sheet;
        sheet.setLines(lines);
        sheet.resize(400, 200);
        sheet.show();
        const auto place = [&] { return sheet.verticalScrollBar()->value(); };
        QTest::keyClick(&sheet, Qt::Key_Down);
        const int line = place();
        QVERIFY(line > 0);
        QTest::keyClick(&sheet, Qt::Key_PageDown);
        QVERIFY(place() > line);
        QTest::keyClick(&sheet, Qt::Key_Up);
        QTest::keyClick(&sheet, Qt::Key_PageUp);
        QCOMPARE(place(), 0);
    }

    void namesKeepAwayFromTheirValues() {
        SheetLines lines;
        lines.pair(u"Accept-Encoding"_s, u"removed"_s);
        lines.pair(u"Upgrade-Insecure-Requests"_s, u"removed"_s);
        Sheet sheet;
        sheet.resize(420, 300);
        sheet.setLines(lines);
        sheet.show();
        for (const SheetLine& line : lines) {
            const QTextCursor name = sheet.document()->find(line.key);
            const QTextCursor value = sheet.document()->find(line.text, name);
            QTextCursor end = name;
            end.setPosition(name.selectionEnd());
            QTextCursor begin = value;
            begin.setPosition(value.selectionStart());
            QVERIFY2(sheet.cursorRect(begin).left() - sheet.cursorRect(end).right() >= 8,
                     qPrintable(line.key));
        }
    }

    void aSheetThatKeepsToItsTextLeavesTheRest() {
        Sheet sheet;
        sheet.keepToText();
        sheet.resize(400, 300);
        sheet.show();
        SheetLines lines;
        for (int i = 0; i < 4; ++i)
            lines.text(u"A line of text."_s);
        sheet.setLines(lines);
        const int few = sheet.maximumHeight();
        QVERIFY(few > 60 && few < 150);
        lines.append(lines);
        sheet.setLines(lines);
        QVERIFY(sheet.maximumHeight() > few + 40);
    }
};

QTEST_MAIN(TestSheet)
#include "tst_sheet.moc"
