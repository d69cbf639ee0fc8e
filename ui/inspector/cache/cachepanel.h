#pragma once

#include "ui/inspector/cache/cachelines.h"
#include "ui/inspector/verdictpanel.h"

namespace whereto::ui {

class CachePanel : public VerdictPanel {
    Q_OBJECT

public:
    explicit CachePanel(QWidget* parent)
        : VerdictPanel(tr("Caching of the hop"), cacheLines, parent) {}
};

} // namespace whereto::ui
