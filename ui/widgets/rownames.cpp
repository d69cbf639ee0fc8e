#include "ui/widgets/rownames.h"

#include <QPainter>
#include <QTableView>

#include <algorithm>

namespace thence::ui {

namespace {

constexpr int widest = 170; // px: the cells have more to say

} // namespace

RowNames::RowNames(QTableView* table) : QHeaderView(Qt::Vertical, table), table_(table) {
    const QHeaderView& before = *table->verticalHeader();
    setDefaultSectionSize(before.defaultSectionSize());
    setSectionResizeMode(QHeaderView::Fixed);
    setSectionsClickable(true);
    table->setVerticalHeader(this);
    // The table would go to its first column.
    disconnect(this, &QHeaderView::sectionPressed, table, nullptr);
    disconnect(this, &QHeaderView::sectionEntered, table, nullptr);
    connect(this, &QHeaderView::sectionPressed, this, [this](int row) {
        const int column = std::max(table_->currentIndex().column(), 0);
        table_->setCurrentIndex(table_->model()->index(row, column));
    });
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, viewport(),
            qOverload<>(&QWidget::update));
}

QSize RowNames::sectionSizeFromContents(int row) const {
    const QSize size = QHeaderView::sectionSizeFromContents(row);
    return {std::min(size.width(), widest), size.height()};
}

void RowNames::paintSection(QPainter* painter, const QRect& rect, int row) const {
    QStyleOptionViewItem option;
    option.initFrom(table_);
    option.rect = rect;
    option.font = table_->font();
    option.text = model()->headerData(row, Qt::Vertical).toString();
    option.features = QStyleOptionViewItem::HasDisplay;
    option.displayAlignment = Qt::AlignLeft | Qt::AlignVCenter;
    option.textElideMode = Qt::ElideRight;
    option.showDecorationSelected = true;
    option.state &= ~(QStyle::State_HasFocus | QStyle::State_MouseOver);
    option.state.setFlag(QStyle::State_Selected, table_->selectionModel()->isRowSelected(row));
    table_->style()->drawControl(QStyle::CE_ItemViewItem, &option, painter, table_);
}

} // namespace thence::ui
