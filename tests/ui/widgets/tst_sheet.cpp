#include "ui/widgets/sheet.h"

#include <QTest>

using namespace whereto::ui;
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
