#pragma once

#include "ui/inspector/search/searchlines.h"
#include "ui/inspector/verdictpanel.h"

namespace whereto::ui {

class SearchPanel : public VerdictPanel {
    Q_OBJECT

public:
    explicit SearchPanel(QWidget* parent)
        : VerdictPanel(tr("Search engines and the hop"), searchLines, parent) {}
};

} // namespace whereto::ui
