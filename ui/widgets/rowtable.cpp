#include "ui/widgets/rowtable.h"

#include "ui/theme/fonts.h"

#include <QHeaderView>

namespace thence::ui {

namespace {

constexpr int denseRow = 24;

} // namespace

RowTable::RowTable(const QString& name, QWidget* parent) : QTableView(parent) {
    setAccessibleName(name);
    setFont(chipFont());
    setShowGrid(false);
    setWordWrap(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(denseRow);
    for (QHeaderView* const header : {horizontalHeader(), verticalHeader()}) {
        header->setHighlightSections(false);
        header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    }
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
}

} // namespace thence::ui
