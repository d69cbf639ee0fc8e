#include "ui/inspector/clients/clientspage.h"

#include "ui/inspector/panel.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/rowtable.h"
#include "ui/widgets/sheet.h"

#include <QVBoxLayout>

namespace thence::ui {

namespace {

constexpr int minTable = 80; // its header and two rows

} // namespace

ClientsPage::ClientsPage(const QString& tableName, const QString& sheetName, QWidget* parent)
    : QWidget(parent), summary_(new PlainLabel({}, PlainLabel::Voice::Dim)),
      table_(new RowTable(tableName)), sheet_(new Sheet) {
    sheet_->setAccessibleName(sheetName);
    sheet_->keepToText();
    table_->setMinimumHeight(minTable);
    setFocusProxy(table_);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    const auto add = [&](QWidget* widget, int left, int right, int stretch) {
        auto* const row = new QHBoxLayout;
        row->setContentsMargins(left, 0, right, 0);
        row->addWidget(widget);
        column->addLayout(row, stretch);
    };
    add(summary_, Panel::inset, Panel::inset, 0);
    add(table_, Panel::tableInset, 4, 3);
    add(sheet_, Panel::inset - Sheet::margin, 0, 2);
}

} // namespace thence::ui
