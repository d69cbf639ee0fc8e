#pragma once

#include "ui/inspector/tablepanel.h"

namespace thence::ui {

class TimingModel;

/// How long each phase of the exchange took, and between whom.
class TimingPanel : public TablePanel {
    Q_OBJECT

public:
    explicit TimingPanel(QWidget* parent);

    void showHop(const trace::Trace& trace, int index) override;

private:
    TimingModel* model_;
};

} // namespace thence::ui
