#pragma once

#include <QHeaderView>

class QTableView;

namespace thence::ui {

/// The names at the left of a table, which stay where they are while its columns scroll. Painted as
/// cells are, so that a name stands on one line with its cells and is selected with them.
class RowNames : public QHeaderView {
    Q_OBJECT

public:
    explicit RowNames(QTableView* table);

protected:
    QSize sectionSizeFromContents(int row) const override;
    void paintSection(QPainter* painter, const QRect& rect, int row) const override;

private:
    QTableView* table_;
};

} // namespace thence::ui
