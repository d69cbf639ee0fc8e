#pragma once

#include "ui/inspector/search/searchlines.h"
#include "ui/inspector/sheetpanel.h"

namespace thence::ui {

class SearchPanel : public SheetPanel {
    Q_OBJECT

public:
    explicit SearchPanel(QWidget* parent)
        : SheetPanel(tr("Search engines and the hop"), searchLines, parent) {}
};

} // namespace thence::ui
