#pragma once

#include "ui/inspector/security/securitylines.h"
#include "ui/inspector/verdictpanel.h"

namespace whereto::ui {

class SecurityPanel : public VerdictPanel {
    Q_OBJECT

public:
    explicit SecurityPanel(QWidget* parent)
        : VerdictPanel(tr("Security of the hop"), securityLines, parent) {}
};

} // namespace whereto::ui
