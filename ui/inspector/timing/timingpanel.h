#pragma once

#include "ui/inspector/panel.h"

class QTableView;

namespace whereto::ui {

class Sheet;
class TimingModel;

/// How long each phase of the exchange took, and between whom.
class TimingPanel : public Panel {
    Q_OBJECT

public:
    explicit TimingPanel(QWidget* parent);

    void showHop(const trace::Trace& trace, int index) override;

private:
    TimingModel* model_;
    QTableView* table_;
    Sheet* sheet_;
};

} // namespace whereto::ui
