#pragma once

#include <QWidget>

class QTableView;

namespace thence::ui {

class PlainLabel;
class Sheet;

/// How both pages of the panel stand: a line that sums up, a table, and below it what explains the
/// selected row. The keyboard goes to the table.
class ClientsPage : public QWidget {
    Q_OBJECT

public:
    /// The table and the text scroll: the page asks for no height that its width decides.
    bool hasHeightForWidth() const override { return false; }

protected:
    /// The names are what a screen reader says.
    ClientsPage(const QString& tableName, const QString& sheetName, QWidget* parent);

    PlainLabel* summary_;
    QTableView* table_;
    Sheet* sheet_;
};

} // namespace thence::ui
