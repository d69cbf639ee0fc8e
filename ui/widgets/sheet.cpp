#include "ui/widgets/sheet.h"

#include "ui/text/readable.h"
#include "ui/theme/fonts.h"

#include <QAbstractTextDocumentLayout>
#include <QEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QScrollArea>
#include <QScrollBar>
#include <QTextTable>

#include <cmath>
#include <utility>

namespace thence::ui {

namespace {

constexpr int keyWidth = 126; // px, with the gap before the value
constexpr int keyGap = 10;
constexpr int narrow = 340;   // px: below this a column for the keys leaves too little
constexpr int minHeight = 48; // of a sheet that keeps to its text
constexpr qsizetype longestText = 2000;
constexpr qsizetype maxLines = 200; // of all that are written
constexpr qsizetype maxCharacters = 20'000;

QFont faceOf(const SheetLine& line) {
    return line.mono ? monoFont() : bodyFont();
}

/// `place` is the line's, and all that a link says: nothing from outside becomes an address.
void insertText(QTextCursor& cursor, const SheetLine& line, qsizetype place) {
    // Warnings and failures stand out by weight too, not by colour alone.
    const bool stands = line.kind == SheetLine::Kind::Title || line.ink == Ink::Bad ||
                        line.ink == Ink::Warning || line.ink == Ink::Good;
    QTextCharFormat face = characters(stands ? semibold(faceOf(line)) : faceOf(line), line.ink);
    if (!line.link.isEmpty()) {
        face.setAnchor(true);
        face.setAnchorHref(QString::number(place));
        face.setFontUnderline(true);
    }
    cursor.insertText(shortened(line.text, longestText), face);
    if (!line.remark.isEmpty()) {
        cursor.insertBlock(paragraph(0, 2));
        cursor.insertText(shortened(line.remark, longestText), characters(chipFont(), Ink::Dim));
    }
}

/// Consecutive pairs share one table, so that their values align.
void insertPairs(QTextCursor& cursor, const SheetLines& lines, qsizetype first, qsizetype count) {
    const QTextLength name(QTextLength::FixedLength, keyWidth);
    const QTextLength rest(QTextLength::VariableLength, 0);
    QTextTable* const grid = cursor.insertTable(int(count), 2, columns({name, rest}));
    for (qsizetype i = 0; i < count; ++i) {
        const SheetLine& line = lines[first + i];
        QTextCursor key = grid->cellAt(int(i), 0).firstCursorPosition();
        QTextBlockFormat keyBlock = paragraph(1, 1);
        keyBlock.setRightMargin(keyGap);
        key.setBlockFormat(keyBlock);
        key.insertText(shortened(line.key, 200), characters(bodyFont(), Ink::Dim));
        QTextCursor value = grid->cellAt(int(i), 1).firstCursorPosition();
        value.setBlockFormat(paragraph(1, 1));
        insertText(value, line, first + i);
    }
    cursor.movePosition(QTextCursor::End);
}

/// The same below each other.
void insertStackedPairs(QTextCursor& cursor, const SheetLines& lines, qsizetype first,
                        qsizetype count, bool isFirst) {
    const auto begin = [&](const QTextBlockFormat& block) {
        if (std::exchange(isFirst, false))
            cursor.setBlockFormat(block);
        else
            cursor.insertBlock(block);
    };
    for (qsizetype i = first; i < first + count; ++i) {
        const SheetLine& line = lines[i];
        if (!line.key.isEmpty()) {
            begin(paragraph(3, 0));
            cursor.insertText(shortened(line.key, 200), characters(chipFont(), Ink::Dim));
        }
        begin(paragraph(0, 1));
        insertText(cursor, line, i);
    }
}

/// How many of the lines are laid out; there is always one.
qsizetype laidOut(const SheetLines& lines) {
    qsizetype characters = 0;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        characters += std::min(lines[i].text.size(), longestText) +
                      std::min(lines[i].remark.size(), longestText);
        if (i == maxLines || (characters > maxCharacters && i > 0))
            return i;
    }
    return lines.size();
}

QAbstractSlider::SliderAction scrolling(int key) {
    switch (key) {
    case Qt::Key_Down:
        return QAbstractSlider::SliderSingleStepAdd;
    case Qt::Key_Up:
        return QAbstractSlider::SliderSingleStepSub;
    case Qt::Key_PageDown:
        return QAbstractSlider::SliderPageStepAdd;
    case Qt::Key_PageUp:
        return QAbstractSlider::SliderPageStepSub;
    default:
        return QAbstractSlider::SliderNoAction;
    }
}

} // namespace

void SheetLines::heading(const QString& text) {
    append({SheetLine::Kind::Heading, {}, text, Ink::Text, false, {}, {}});
}

void SheetLines::title(const QString& text, Ink ink) {
    append({SheetLine::Kind::Title, {}, text, ink, false, {}, {}});
}

void SheetLines::text(const QString& text, Ink ink, const QString& remark) {
    append({SheetLine::Kind::Text, {}, text, ink, false, remark, {}});
}

void SheetLines::pair(const QString& key, const QString& text, Ink ink, const QString& remark) {
    append({SheetLine::Kind::Pair, key, text, ink, false, remark, {}});
}

void SheetLines::monoPair(const QString& key, const QString& text, const QString& remark) {
    append({SheetLine::Kind::Pair, key, text, Ink::Text, true, remark, {}});
}

void SheetLines::link(const QString& target) {
    last().link = target;
}

Sheet::Sheet(QWidget* parent) : QTextBrowser(parent) {
    setProperty("flat", true);
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
    setOpenLinks(false);
    setFrameShape(QFrame::NoFrame);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabChangesFocus(true);
    document()->setDocumentMargin(margin);
    // Else the letters of a value would choose the side that it stands on.
    QTextOption option = document()->defaultTextOption();
    option.setTextDirection(Qt::LeftToRight);
    document()->setDefaultTextOption(option);
    connect(this, &QTextBrowser::anchorClicked, this, [this](const QUrl& place) {
        const int line = place.toString().toInt();
        if (line < lines_.size())
            emit linked(lines_[line].link);
    });
}

void Sheet::keepToText() {
    setMinimumHeight(minHeight);
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            [this](const QSizeF& size) {
                setMaximumHeight(std::max(minHeight, int(std::ceil(size.height()))));
            });
}

void Sheet::growToText() {
    isGrown_ = true;
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    fitHeight();
}

void Sheet::setLines(SheetLines lines) {
    if (const qsizetype shown = laidOut(lines); shown < lines.size()) {
        const qsizetype left = lines.size() - shown;
        lines.resize(shown);
        lines.text(left == 1
                       ? tr("… 1 more line is not shown.")
                       : tr("… %1 more lines are not shown.").arg(QLocale::c().toString(left)),
                   Ink::Dim);
    }
    if (lines == lines_)
        return;
    lines_ = std::move(lines);
    write();
    verticalScrollBar()->setValue(0);
}

void Sheet::changeEvent(QEvent* event) {
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        write();
}

/// From link to link, and each of them into sight.
bool Sheet::focusNextPrevChild(bool next) {
    const bool isTaken = QTextBrowser::focusNextPrevChild(next);
    if (!isTaken || !isGrown_)
        return isTaken;
    for (QWidget* around = parentWidget(); around; around = around->parentWidget())
        if (auto* const area = qobject_cast<QScrollArea*>(around)) {
            const QPoint place = mapTo(area->widget(), cursorRect().center());
            area->ensureVisible(place.x(), place.y());
            break;
        }
    return isTaken;
}

/// The caret is not seen, so plain keys scroll at once; with Shift they select.
void Sheet::keyPressEvent(QKeyEvent* event) {
    const QAbstractSlider::SliderAction action = scrolling(event->key());
    if (action == QAbstractSlider::SliderNoAction || event->modifiers() & Qt::ShiftModifier)
        QTextBrowser::keyPressEvent(event);
    else if (isGrown_)
        event->ignore();
    else
        verticalScrollBar()->triggerAction(action);
}

void Sheet::resizeEvent(QResizeEvent* event) {
    QTextBrowser::resizeEvent(event);
    if (isNarrow() != wasNarrow_)
        write();
    else
        fitHeight();
}

bool Sheet::isNarrow() const {
    return width() < narrow;
}

void Sheet::write() {
    wasNarrow_ = isNarrow();
    QTextCursor cursor(document());
    cursor.beginEditBlock(); // else all of it is laid out again after every insertion
    cursor.select(QTextCursor::Document);
    cursor.removeSelectedText();
    bool isFirst = true;
    for (qsizetype i = 0; i < lines_.size(); ++i) {
        const SheetLine& line = lines_[i];
        if (line.kind == SheetLine::Kind::Pair) {
            qsizetype end = i;
            while (end < lines_.size() && lines_[end].kind == SheetLine::Kind::Pair)
                ++end;
            if (wasNarrow_)
                insertStackedPairs(cursor, lines_, i, end - i, isFirst);
            else
                insertPairs(cursor, lines_, i, end - i);
            isFirst = false; // also after a table, whose next block would have no margin
            i = end - 1;
            continue;
        }
        const bool isHeading = line.kind == SheetLine::Kind::Heading;
        const bool isTitle = line.kind == SheetLine::Kind::Title;
        const QTextBlockFormat block = paragraph(i == 0      ? 0
                                                 : isHeading ? 14
                                                 : isTitle   ? 8
                                                             : 2,
                                                 isHeading ? 4 : 2);
        if (isFirst)
            cursor.setBlockFormat(block);
        else
            cursor.insertBlock(block);
        isFirst = false;
        if (isHeading)
            cursor.insertText(shortened(line.text, 200), characters(headingFont(), Ink::Text));
        else
            insertText(cursor, line, i);
    }
    cursor.endEditBlock();
    moveCursor(QTextCursor::Start);
    fitHeight();
}

void Sheet::fitHeight() {
    if (isGrown_)
        setFixedHeight(int(std::ceil(document()->size().height())));
}

} // namespace thence::ui
