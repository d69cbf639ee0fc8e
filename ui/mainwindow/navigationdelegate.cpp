#include "ui/mainwindow/navigationdelegate.h"

#include "ui/mainwindow/navigation.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace whereto::ui {

namespace {

constexpr int entryHeight = 31;
constexpr int headingHeight = 32;
constexpr int margin = 8;

void paintHeading(QPainter& painter, const QRect& rect, const QString& text) {
    painter.setFont(listHeadingFont());
    painter.setPen(theme().faint);
    painter.drawText(rect.adjusted(0, 0, 0, -4), Qt::AlignBottom | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
}

/// The words come first: the hint shows where it cuts none of them, or is all that is known of how
/// the entry went.
void paintEntry(QPainter& painter, const QRect& rect, const QString& text, const QString& hint,
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

QSize NavigationDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
    return {0, index.data(HeadingRole).toBool() ? headingHeight : entryHeight};
}

void NavigationDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const {
    const Theme& colors = theme();
    const QRect row = option.rect.adjusted(margin, 0, -margin, 0);
    const QRect words = row.adjusted(margin, 0, -margin, 0);
    const bool isStrip = option.rect.width() < Navigation::wordsWidth;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (index.data(HeadingRole).toBool()) {
        if (isStrip)
            painter->fillRect(QRect(row.left(), row.center().y(), row.width(), 1), colors.line);
        else
            paintHeading(*painter, words, index.data().toString());
    } else {
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        const bool focused = option.state.testFlag(QStyle::State_HasFocus);
        if (selected || focused || option.state.testFlag(QStyle::State_MouseOver)) {
            painter->setPen(focused ? QPen(colors.accent) : QPen(Qt::NoPen));
            painter->setBrush(colors.selection);
            painter->drawRoundedRect(QRectF(row).adjusted(0.5, 1.5, -0.5, -1.5), 6, 6);
        }
        if (isStrip)
            paintSign(*painter, row, index.data(SignRole).toString(), selected);
        else
            paintEntry(*painter, words, index.data().toString(), index.data(HintRole).toString(),
                       selected);
    }
    painter->restore();
}

} // namespace whereto::ui
