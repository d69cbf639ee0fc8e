#include "ui/mainwindow/navigationdelegate.h"

#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace whereto::ui {

namespace {

constexpr int entryHeight = 31;
constexpr int headingHeight = 32;
constexpr int margin = 8;

void paintHeading(QPainter& painter, const QRect& rect, const QString& text) {
    QFont font = semibold(smallFont());
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.4);
    font.setCapitalization(QFont::AllUppercase);
    painter.setFont(font);
    painter.setPen(theme().faint);
    painter.drawText(rect.adjusted(0, 0, 0, -4), Qt::AlignBottom | Qt::AlignLeft,
                     QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width()));
}

void paintEntry(QPainter& painter, const QRect& rect, const QString& text, const QString& hint,
                bool strong) {
    const Theme& colors = theme();
    painter.setFont(smallFont());
    painter.setPen(colors.faint);
    painter.drawText(rect, Qt::AlignVCenter | Qt::AlignRight, hint);
    const int taken = hint.isEmpty() ? 0 : painter.fontMetrics().horizontalAdvance(hint) + margin;
    painter.setFont(strong ? semibold(bodyFont()) : bodyFont());
    painter.setPen(strong ? colors.text : colors.dim);
    painter.drawText(rect, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, rect.width() - taken));
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
    const QString text = index.data().toString();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (index.data(HeadingRole).toBool()) {
        paintHeading(*painter, words, text);
    } else {
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        const bool focused = selected && option.state.testFlag(QStyle::State_HasFocus);
        if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
            painter->setPen(focused ? QPen(colors.accent) : QPen(Qt::NoPen));
            painter->setBrush(colors.selection);
            painter->drawRoundedRect(QRectF(row).adjusted(0.5, 1.5, -0.5, -1.5), 6, 6);
        }
        paintEntry(*painter, words, text, index.data(HintRole).toString(), selected);
    }
    painter->restore();
}

} // namespace whereto::ui
