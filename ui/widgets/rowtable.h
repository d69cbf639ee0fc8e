#pragma once

#include <QTableView>

namespace thence::ui {

/// A table to read and choose from: dense rows without a grid, one of them selected; Tab leaves it.
class RowTable : public QTableView {
    Q_OBJECT

public:
    /// `name` is what a screen reader says.
    explicit RowTable(const QString& name, QWidget* parent = nullptr);
};

} // namespace thence::ui
