#include "ui/advisor/comparisontext.h"

#include "ui/theme/fonts.h"
#include "ui/widgets/ink.h"

#include <QTextTable>

namespace thence::ui {

namespace {

constexpr int wideWidth = 560; // px: from here on there is room for two columns of words
constexpr int tagColumn = 47;  // a status with the gap behind it
constexpr int columnGap = 12;
constexpr int topicBelow = 16;
constexpr int sideBelow = 8; // from one status to the other under it

QTextCharFormat charactersOf(Passage::Kind kind) {
    switch (kind) {
    case Passage::Kind::Title:
        return characters(semibold(bodyFont()), Ink::Text);
    case Passage::Kind::Text:
        return characters(bodyFont(), Ink::Text);
    case Passage::Kind::Source:
        return characters(smallFont(), Ink::Faint);
    }
    Q_UNREACHABLE();
}

} // namespace

ComparisonText::ComparisonText(QWidget* parent) : PageText(parent) {
    setAccessibleName(tr("Comparison"));
}

void ComparisonText::compare(const advisor::StatusText& left, const advisor::StatusText& right) {
    if (left_ == left.status && right_ == right.status)
        return;
    left_ = left.status;
    right_ = right.status;
    topics_ = statusComparison(left, right);
    rewrite();
}

void ComparisonText::resizeEvent(QResizeEvent* event) {
    PageText::resizeEvent(event);
    if (writtenFor_ != (isWide() ? width() : 0))
        rewrite();
}

bool ComparisonText::isWide() const {
    return width() >= wideWidth;
}

void ComparisonText::write(QTextCursor cursor) {
    writtenFor_ = isWide() ? width() : 0;
    for (const ComparedTopic& topic : std::as_const(topics_))
        writeTopic(cursor, topic);
}

void ComparisonText::writeTopic(QTextCursor& cursor, const ComparedTopic& topic) {
    cursor.setBlockFormat(paragraph(0, 0));
    insertHeading(cursor, topic.heading);

    const QTextLength tag(QTextLength::FixedLength, tagColumn);
    const QTextLength half(QTextLength::FixedLength, width() / 2 - tagColumn);
    const QTextLength rest(QTextLength::VariableLength, 0);
    QTextTableFormat format = columns(isWide() ? QList{tag, half, tag, rest} : QList{tag, rest});
    format.setTopMargin(4);
    format.setBottomMargin(topicBelow - sideBelow);
    QTextTable& table =
        isWide() ? *cursor.insertTable(1, 4, format) : *cursor.insertTable(2, 2, format);
    writeSide(table, 0, 0, left_, topic.left);
    writeSide(table, isWide() ? 0 : 1, isWide() ? 2 : 0, right_, topic.right);
    cursor.movePosition(QTextCursor::End);
}

void ComparisonText::writeSide(QTextTable& table, int row, int column, int status,
                               const QList<Passage>& passages) {
    QTextCursor tag = table.cellAt(row, column).firstCursorPosition();
    tag.setBlockFormat(paragraph(0, 0));
    insertPill(tag, {QString::number(status), toneOf(status), true});

    QTextTableCell cell = table.cellAt(row, column + 1);
    QTextTableCellFormat room;
    room.setBottomPadding(sideBelow);
    room.setRightPadding(columnGap);
    cell.setFormat(room);
    QTextCursor words = cell.firstCursorPosition();
    for (qsizetype i = 0; i < passages.size(); ++i) {
        const bool begins = passages[i].kind == Passage::Kind::Title && i > 0;
        const QTextBlockFormat block = paragraph(begins ? sideBelow : 0, 2);
        if (i == 0)
            words.setBlockFormat(block);
        else
            words.insertBlock(block);
        words.insertText(passages[i].text, charactersOf(passages[i].kind));
    }
}

} // namespace thence::ui
