#pragma once

#include "ui/inspector/security/securitylines.h"
#include "ui/inspector/sheetpanel.h"

namespace whereto::ui {

class SecurityPanel : public SheetPanel {
    Q_OBJECT

public:
    explicit SecurityPanel(QWidget* parent)
        : SheetPanel(tr("Security of the hop"), securityLines, parent) {}
};

} // namespace whereto::ui
