#include "ui/inspector/tablepanel.h"

#include "ui/widgets/rowtable.h"
#include "ui/widgets/sheet.h"

#include <QVBoxLayout>

namespace thence::ui {

namespace {

constexpr int above = 8;          // the first part; a heading stands where it does in a Sheet
constexpr int scrollBarInset = 4; // a table's own scroll bar stands near the panel's edge

} // namespace

TablePanel::TablePanel(const QString& tableName, const QString& sheetName, QWidget* parent)
    : Panel(parent), table_(new RowTable(tableName)), sheet_(new Sheet) {
    sheet_->setAccessibleName(sheetName);
}

void TablePanel::layOut(QLayout* top, Scrolls scrolls) {
    const bool isWhole = scrolls == Scrolls::Whole;
    auto* const middle = new QHBoxLayout;
    middle->setContentsMargins(tableInset, 0, isWhole ? inset : scrollBarInset, 0);
    middle->addWidget(table_);
    auto* const below = new QHBoxLayout;
    below->setContentsMargins(inset - Sheet::margin, 0, 0, 0);
    below->addWidget(sheet_);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, above, 0, 0);
    column->setSpacing(6);
    if (top) {
        top->setContentsMargins(inset, isWhole ? Sheet::margin - above : 0, inset, 0);
        column->addLayout(top);
    }
    column->addLayout(middle, isWhole ? 0 : 3);
    column->addLayout(below, isWhole ? 0 : 2);
    if (isWhole) {
        sheet_->growToText();
        column->addStretch();
    } else {
        sheet_->keepToText();
    }
}

} // namespace thence::ui
