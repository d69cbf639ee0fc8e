#include "ui/widgets/scrollpage.h"

#include <QApplication>
#include <QEvent>
#include <QLayout>

#include <algorithm>

namespace thence::ui {

ScrollPage::ScrollPage(QWidget* content, QWidget* parent) : QScrollArea(parent) {
    setFocusPolicy(Qt::NoFocus);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidget(content);
    content->setAutoFillBackground(false);
    followFocus(this);
}

bool ScrollPage::eventFilter(QObject* watched, QEvent* event) {
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        fit();
    return QScrollArea::eventFilter(watched, event);
}

void ScrollPage::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    fit();
}

// As QScrollArea does it for a resizable widget, only that the least height counts, not the best.
void ScrollPage::fit() {
    const QLayout& layout = *widget()->layout();
    const QSize room = viewport()->size();
    const int minHeight = layout.hasHeightForWidth()
                              ? layout.totalMinimumHeightForWidth(room.width())
                              : layout.totalMinimumSize().height();
    widget()->resize(room.width(), std::max(room.height(), minHeight));
}

void followFocus(QScrollArea* area) {
    QObject::connect(qApp, &QApplication::focusChanged, area, [area](QWidget* from, QWidget* to) {
        const bool isClicked = QGuiApplication::mouseButtons() != Qt::NoButton;
        if (from && to && !isClicked && area->widget()->isAncestorOf(to))
            area->ensureWidgetVisible(to);
    });
}

} // namespace thence::ui
