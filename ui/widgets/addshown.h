#pragma once

#include <QBoxLayout>
#include <QWidget>

namespace thence::ui {

/// Adds `widget` to a column that may be on screen already, and shows it there at once. Otherwise
/// Qt shows it in a later pass, and the column is painted once without it.
inline void addShown(QBoxLayout* column, QWidget* widget) {
    column->addWidget(widget);
    widget->show();
}

} // namespace thence::ui
