#pragma once

#include "ui/inspector/overview/overviewlines.h"
#include "ui/inspector/sheetpanel.h"

namespace whereto::ui {

class OverviewPanel : public SheetPanel {
    Q_OBJECT

public:
    explicit OverviewPanel(QWidget* parent)
        : SheetPanel(tr("Overview of the hop"), overviewLines, parent) {}
};

} // namespace whereto::ui
