#include "ui/advisor/comparisontext.h"

#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/ink.h"
#include "ui/widgets/pill.h"

#include <QKeyEvent>
#include <QPainter>
#include <QTextTable>

#include <cmath>

namespace whereto::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int wideWidth = 560; // px: from here on there is room for two columns of words
constexpr int tagColumn = 47;  // a status with the gap behind it
constexpr int columnGap = 12;
constexpr int ruleAbove = 8; // from the line to the heading under it
constexpr int sideBelow = 8; // from one status to the other under it

Pill pillOf(int status) {
    return {QString::number(status), toneOf(status), true};
}

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

ComparisonText::ComparisonText(QWidget* parent) : QTextEdit(parent) {
    setAccessibleName(tr("Comparison"));
    setProperty("flat", true);
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setFocusPolicy(Qt::ClickFocus); // the Tab key goes from control to control
    setFrameShape(QFrame::NoFrame);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(0);
}

void ComparisonText::compare(const advisor::StatusText& left, const advisor::StatusText& right) {
    if (left_ == left.status && right_ == right.status)
        return;
    left_ = left.status;
    right_ = right.status;
    topics_ = comparison(left, right);
    write();
}

void ComparisonText::changeEvent(QEvent* event) {
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        write();
}

/// What scrolls is the page around it.
void ComparisonText::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy) || event->matches(QKeySequence::SelectAll))
        QTextEdit::keyPressEvent(event);
    else
        event->ignore();
}

void ComparisonText::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    QTextCursor cursor(document());
    for (const int heading : std::as_const(headings_)) {
        cursor.setPosition(heading);
        painter.fillRect(0, cursorRect(cursor).top() - ruleAbove, viewport()->width(), 1,
                         theme().line);
    }
    for (const Tag& tag : std::as_const(tags_)) {
        cursor.setPosition(tag.position);
        const QRect begin = cursorRect(cursor);
        cursor.movePosition(QTextCursor::EndOfBlock);
        Pill pill = pillOf(tag.status);
        QRect place(QPoint(), pill.size());
        place.moveCenter(begin.united(cursorRect(cursor)).center());
        pill.text.clear(); // it stands in the document
        paintPill(painter, place, pill);
    }
    painter.end();
    QTextEdit::paintEvent(event);
}

void ComparisonText::resizeEvent(QResizeEvent* event) {
    QTextEdit::resizeEvent(event);
    if (laidOutFor_ != (isWide() ? width() : 0))
        write();
    else
        fitHeight();
}

bool ComparisonText::isWide() const {
    return width() >= wideWidth;
}

void ComparisonText::write() {
    laidOutFor_ = isWide() ? width() : 0;
    headings_.clear();
    tags_.clear();
    document()->clear();
    QTextFrameFormat page = document()->rootFrame()->frameFormat();
    page.setTopMargin(ruleAbove + 1);
    document()->rootFrame()->setFrameFormat(page);
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    for (const ComparedTopic& topic : std::as_const(topics_))
        writeTopic(cursor, topic);
    cursor.endEditBlock();
    fitHeight();
}

void ComparisonText::writeTopic(QTextCursor& cursor, const ComparedTopic& topic) {
    cursor.setBlockFormat(paragraph(0, 0));
    headings_.append(cursor.position());
    cursor.insertText(topic.heading, characters(headingFont(), Ink::Text));

    QTextTableFormat format;
    format.setBorder(0);
    format.setCellPadding(0);
    format.setCellSpacing(0);
    format.setTopMargin(4);
    format.setBottomMargin(2 * ruleAbove - sideBelow);
    format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
    const QTextLength tag(QTextLength::FixedLength, tagColumn);
    const QTextLength half(QTextLength::FixedLength, width() / 2 - tagColumn);
    const QTextLength rest(QTextLength::VariableLength, 0);
    format.setColumnWidthConstraints(isWide() ? QList{tag, half, tag, rest} : QList{tag, rest});
    QTextTable& table =
        isWide() ? *cursor.insertTable(1, 4, format) : *cursor.insertTable(2, 2, format);
    writeSide(table, 0, 0, left_, topic.left);
    writeSide(table, isWide() ? 0 : 1, isWide() ? 2 : 0, right_, topic.right);
    cursor.movePosition(QTextCursor::End);
}

void ComparisonText::writeSide(QTextTable& table, int row, int column, int status,
                               const QList<Passage>& passages) {
    const Pill pill = pillOf(status);
    QTextCharFormat face;
    face.setFont(pill.font());
    face.setForeground(colors(pill.tone, theme()).text);
    QTextCursor tag = table.cellAt(row, column).firstCursorPosition();
    QTextBlockFormat tagBlock = paragraph(0, 0);
    tagBlock.setLeftMargin(
        (pill.size().width() - QFontMetrics(pill.font()).horizontalAdvance(pill.text)) / 2.0);
    tag.setBlockFormat(tagBlock);
    tags_.append({tag.position(), status});
    tag.insertText(pill.text, face);

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

void ComparisonText::fitHeight() {
    setFixedHeight(int(std::ceil(document()->size().height())));
}

} // namespace whereto::ui
