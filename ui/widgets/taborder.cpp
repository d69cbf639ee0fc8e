#include "ui/widgets/taborder.h"

#include <QWidget>

#include <utility>

namespace thence::ui {

namespace {

bool isStop(const QWidget& widget) {
    return (widget.focusPolicy() & Qt::TabFocus) && !widget.focusProxy();
}

} // namespace

void putBehind(QWidget* stop, const QWidget& part) {
    QList<QWidget*> stops;
    for (QWidget* next = part.nextInFocusChain(); next != &part; next = next->nextInFocusChain())
        if (part.isAncestorOf(next) && isStop(*next))
            stops.append(next);
    for (QWidget* const next : std::as_const(stops)) {
        QWidget::setTabOrder(stop, next);
        stop = next;
    }
}

void putInPlace(const QWidget& part) {
    QWidget* before = part.previousInFocusChain();
    while (before != &part && (part.isAncestorOf(before) || !isStop(*before)))
        before = before->previousInFocusChain();
    if (before != &part)
        putBehind(before, part);
}

} // namespace thence::ui
