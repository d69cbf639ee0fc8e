#include "ui/widgets/tabbar.h"

#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QPainter>

namespace thence::ui {

namespace {

constexpr int gap = 14; // after a word; before the first there is none, it stands on the edge
constexpr int barHeight = 32;
constexpr int underline = 2;
constexpr qsizetype maxWidths = 64; // kept

} // namespace

TabBar::TabBar(QWidget* parent) : QTabBar(parent) {
    setDrawBase(false);
    setExpanding(false);
    setElideMode(Qt::ElideNone);
    setUsesScrollButtons(true);
    setFocusPolicy(Qt::TabFocus);
}

QSize TabBar::tabSizeHint(int index) const {
    // As wide as the semibold word, so that nothing moves when the current tab changes.
    const QString word = tabText(index);
    if (widths_.size() > maxWidths)
        widths_.clear();
    auto width = widths_.constFind(word);
    if (width == widths_.cend())
        width = widths_.insert(word, QFontMetrics(semibold(font())).horizontalAdvance(word));
    return {*width + gap, barHeight};
}

void TabBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        widths_.clear();
    QTabBar::changeEvent(event);
}

void TabBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& colors = theme();
    for (int index = 0; index < count(); ++index) {
        if (!isTabVisible(index))
            continue;
        const QRect word = tabRect(index).adjusted(0, 0, -gap, 0);
        const bool current = index == currentIndex();
        painter.setFont(current ? semibold(font()) : font());
        painter.setPen(!isTabEnabled(index) ? colors.faint : current ? colors.text : colors.dim);
        painter.drawText(word, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextDontClip, tabText(index));
        if (!current)
            continue;
        painter.fillRect(word.left(), word.bottom() - underline + 1, word.width(), underline,
                         colors.accent);
        if (hasFocus()) {
            painter.setPen(colors.accent);
            const QRectF around = QRectF(word).adjusted(-4.5, 4.5, 4.5, -5.5);
            painter.drawRoundedRect(around & QRectF(rect()).adjusted(0.5, 0, -0.5, 0), 4, 4);
        }
    }
}

} // namespace thence::ui
