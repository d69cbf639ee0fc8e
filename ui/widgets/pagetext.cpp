#include "ui/widgets/pagetext.h"

#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/ink.h"

#include <QKeyEvent>
#include <QPainter>
#include <QTextFrame>

#include <cmath>

namespace thence::ui {

namespace {

constexpr int ruleAbove = 8; // from the line to the heading under it

} // namespace

PageText::PageText(QWidget* parent) : QTextEdit(parent) {
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

void PageText::rewrite() {
    headings_.clear();
    pills_.clear();
    QTextCursor cursor(document());
    cursor.beginEditBlock(); // nothing is laid out, and no resize is told, in between
    cursor.select(QTextCursor::Document);
    cursor.removeSelectedText();
    write(cursor);
    cursor.endEditBlock();
    fitHeight();
}

void PageText::insertHeading(QTextCursor& cursor, const QString& text) {
    if (headings_.isEmpty()) { // above the first one nothing else makes room for the line
        QTextFrameFormat page = document()->rootFrame()->frameFormat();
        page.setTopMargin(ruleAbove + 1);
        document()->rootFrame()->setFrameFormat(page);
    }
    cursor.insertText(text, characters(headingFont(), Ink::Text));
    headings_.append(cursor.block());
}

void PageText::insertPill(QTextCursor& cursor, const Pill& pill) {
    QTextBlockFormat block = cursor.blockFormat();
    block.setTextIndent(Pill::padding);
    cursor.setBlockFormat(block);
    QTextCharFormat words;
    words.setFont(pill.font());
    words.setForeground(colors(pill.tone, theme()).text);
    cursor.insertText(pill.text, words);
    pills_.append({cursor.block(), pill});
}

void PageText::changeEvent(QEvent* event) {
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        rewrite();
}

/// What scrolls is the page around it.
void PageText::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy) || event->matches(QKeySequence::SelectAll))
        QTextEdit::keyPressEvent(event);
    else
        event->ignore();
}

void PageText::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    for (const QTextBlock& heading : std::as_const(headings_))
        painter.fillRect(0, cursorRect(QTextCursor(heading)).top() - ruleAbove, viewport()->width(),
                         1, theme().line);
    for (const PlacedPill& placed : std::as_const(pills_)) {
        const QRect words = cursorRect(QTextCursor(placed.block));
        QRect place(QPoint(words.left() - Pill::padding, 0), placed.pill.size());
        place.moveCenter({place.center().x(), words.center().y()});
        Pill ground = placed.pill;
        ground.text.clear(); // it stands in the document
        paintPill(painter, place, ground);
    }
    painter.end();
    QTextEdit::paintEvent(event);
}

void PageText::resizeEvent(QResizeEvent* event) {
    QTextEdit::resizeEvent(event);
    fitHeight();
}

void PageText::fitHeight() {
    setFixedHeight(int(std::ceil(document()->size().height())));
}

} // namespace thence::ui
