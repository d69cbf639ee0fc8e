#pragma once

#include "ui/inspector/panel.h"

class QLayout;
class QTableView;

namespace thence::ui {

class Sheet;

/// A panel with a table, and a Sheet below it that says more.
class TablePanel : public Panel {
    Q_OBJECT

protected:
    /// What scrolls where there is too little room.
    enum class Scrolls {
        Parts, ///< the table and the sheet, each for itself
        Whole  ///< the panel: both are as high as what is in them
    };

    /// The names are what a screen reader says.
    TablePanel(const QString& tableName, const QString& sheetName, QWidget* parent);

    /// To be called once; `top` stands above the table, and may be null.
    void layOut(QLayout* top, Scrolls scrolls);

    QTableView* table_;
    Sheet* sheet_;
};

} // namespace thence::ui
