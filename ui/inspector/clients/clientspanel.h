#pragma once

#include "ui/inspector/panel.h"

class QLabel;
class QTableView;

namespace whereto::ui {

class PlainLabel;
class PredictionModel;
class Sheet;

/// What every client would do after this hop, those that disagree with the followed one first; and
/// for the selected client what it changes, why, and where that is known from.
class ClientsPanel : public Panel {
    Q_OBJECT

public:
    explicit ClientsPanel(QWidget* parent);

    void showHop(const trace::Trace& trace, int index) override;

private:
    void explain();

    PredictionModel* model_;
    QLabel* title_;
    PlainLabel* summary_;
    QTableView* table_;
    Sheet* sheet_;
};

} // namespace whereto::ui
