#include "ui/inspector/clients/arrangement.h"

#include "ui/inspector/panel.h"
#include "ui/widgets/sheet.h"

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
    add(summary, Panel::inset, Panel::inset, 0);
    add(table, Panel::tableInset, 4, 3);
    add(explanation, Panel::inset - Sheet::margin, 0, 2);
    page.setFocusProxy(&table);
}

} // namespace whereto::ui
