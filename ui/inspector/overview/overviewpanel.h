#pragma once

#include "ui/inspector/overview/overviewlines.h"
#include "ui/inspector/sheetpanel.h"

namespace thence::ui {

class OverviewPanel : public SheetPanel {
    Q_OBJECT

public:
    explicit OverviewPanel(QWidget* parent)
        : SheetPanel(
              tr("Overview of the hop"),
              [](const trace::Trace& trace, int index, const QList<findings::Finding>&) {
                  return overviewLines(trace, index);
              },
              parent) {}
};

} // namespace thence::ui
