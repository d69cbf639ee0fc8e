#include "ui/navigation/entrydelegate.h"

#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QWidget>

#include <algorithm>

namespace thence::ui {

namespace {

constexpr int entryHeight = 31;
constexpr int wordsPadding = 7; // above and below words that take two lines
constexpr int headingAbove = 14;
constexpr int headingBelow = 4;
constexpr int stripHeading = 17; // a line in its middle
constexpr int margin = 8;        // of the row, and again of what is in it
constexpr int numberWidth = 21;
constexpr int aside = 3 * margin + margin / 2; // at the left of the words, and at their right
constexpr int scrollBar = 10; // kept free, so that words stay as they are when it comes

bool isStrip(const QStyleOptionViewItem& option) {
    return option.widget->width() < EntryDelegate::wordsWidth;
}

int wrappedHeight(const QFont& font, int width, const QString& text) {
    return QFontMetrics(font).boundingRect(0, 0, width, 1000, Qt::TextWordWrap, text).height();
}

void paintHeading(QPainter& painter, const QRect& rect, const QString& text) {
    painter.setFont(listHeadingFont());
    painter.setPen(theme().faint);
    painter.drawText(rect.adjusted(0, 0, 0, -headingBelow),
                     Qt::AlignBottom | Qt::AlignLeft | Qt::TextWordWrap, text);
}

/// Words of two lines stand beside their number, not under it.
void paintNumbered(QPainter& painter, const QRect& rect, int number, const QString& text,
                   bool strong) {
    constexpr int flags = Qt::AlignVCenter | Qt::AlignLeft | Qt::TextWordWrap;
    const QRect words = rect.adjusted(numberWidth, 0, 0, 0);
    const bool heavy =
        strong && wrappedHeight(semibold(bodyFont()), words.width(), text) <= words.height();
    painter.setFont(heavy ? semibold(bodyFont()) : bodyFont());
    const QRect place = painter.fontMetrics().boundingRect(words, flags, text);
    painter.setPen(theme().faint);
    painter.drawText(rect.left(), place.top(), numberWidth, place.height(),
                     Qt::AlignTop | Qt::AlignLeft, QString::number(number));
    painter.setPen(strong ? theme().text : theme().dim);
    painter.drawText(words, flags, text);
}

/// The words come first: the hint shows where it cuts none of them, or is all that is known of how
/// the entry went.
void paintLine(QPainter& painter, const QRect& rect, const QString& text, const QString& hint,
               bool strong) {
    const Theme& colors = theme();
    const QFont font = strong ? semibold(bodyFont()) : bodyFont();
    const int wanted = QFontMetrics(font).horizontalAdvance(text);
    const int taken = QFontMetrics(smallFont()).horizontalAdvance(hint) + margin;
    const bool hinted = !hint.isEmpty() && wanted + taken <= rect.width();
    if (hinted) {
        painter.setFont(smallFont());
        painter.setPen(colors.faint);
        painter.drawText(rect, Qt::AlignVCenter | Qt::AlignRight, hint);
    }
    painter.setFont(font);
    painter.setPen(strong ? colors.text : colors.dim);
    painter.drawText(rect, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight,
                                                      rect.width() - (hinted ? taken : 0)));
}

void paintSign(QPainter& painter, const QRect& rect, const QString& sign, bool strong) {
    painter.setFont(strong ? semibold(bodyFont()) : bodyFont());
    painter.setPen(strong ? theme().text : theme().dim);
    painter.drawText(rect, Qt::AlignCenter, sign);
}

} // namespace

QSize EntryDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const int width = option.widget->width() - aside - scrollBar;
    const QString text = index.data().toString();
    if (index.data(HeadingRole).toBool())
        return {0, isStrip(option) ? stripHeading
                                   : headingAbove + headingBelow +
                                         wrappedHeight(listHeadingFont(), width, text)};
    if (isStrip(option) || index.data(NumberRole).toInt() == 0)
        return {0, entryHeight};
    const int words = wrappedHeight(bodyFont(), width - numberWidth, text);
    return {0, std::max(entryHeight, words + 2 * wordsPadding)};
}

void EntryDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
    const Theme& colors = theme();
    const QRect row = option.rect.adjusted(margin, 0, -margin, 0);
    QRect words = row.adjusted(margin, 0, -margin, 0);
    words.setWidth(option.widget->width() - aside - scrollBar);
    const QString text = index.data().toString();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (index.data(HeadingRole).toBool()) {
        if (!isStrip(option))
            paintHeading(*painter, words, text);
        else if (index.row() > 0)
            painter->fillRect(QRect(row.left(), row.center().y(), row.width(), 1), colors.line);
        painter->restore();
        return;
    }
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool focused = option.state.testFlag(QStyle::State_HasFocus);
    if (selected || focused || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(focused ? QPen(colors.accent) : QPen(Qt::NoPen));
        painter->setBrush(colors.selection);
        painter->drawRoundedRect(QRectF(row).adjusted(0.5, 1.5, -0.5, -1.5), 6, 6);
    }
    const int number = index.data(NumberRole).toInt();
    if (isStrip(option))
        paintSign(*painter, row, index.data(SignRole).toString(), selected);
    else if (number > 0)
        paintNumbered(*painter, words, number, text, selected);
    else
        paintLine(*painter, row.adjusted(margin, 0, -margin, 0), text,
                  index.data(HintRole).toString(), selected);
    painter->restore();
}

} // namespace thence::ui
