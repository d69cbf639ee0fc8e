#include "ui/widgets/separator.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace thence::ui {

Separator::Separator(QWidget* parent) : QWidget(parent) {
    setFixedHeight(1);
}

void Separator::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), theme().line);
}

} // namespace thence::ui
