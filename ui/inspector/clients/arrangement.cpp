#include "ui/inspector/clients/arrangement.h"

#include <QVBoxLayout>

namespace whereto::ui {

namespace {

constexpr int leastTable = 80; // its header and two rows

} // namespace

void arrange(QWidget& page, QWidget& summary, QWidget& table, QWidget& explanation) {
    auto* const column = new QVBoxLayout(&page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    const auto add = [&](QWidget& widget, int left, int right, int stretch) {
        auto* const row = new QHBoxLayout;
        row->setContentsMargins(left, 0, right, 0);
        row->addWidget(&widget);
        column->addLayout(row, stretch);
    };
    table.setMinimumHeight(leastTable);
    add(summary, 16, 12, 0);
    add(table, 13, 4, 3);
    add(explanation, 4, 0, 2);
    page.setFocusProxy(&table);
}

} // namespace whereto::ui
