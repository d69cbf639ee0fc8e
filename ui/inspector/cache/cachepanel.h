#pragma once

#include "ui/inspector/cache/cachelines.h"
#include "ui/inspector/sheetpanel.h"

namespace thence::ui {

class CachePanel : public SheetPanel {
    Q_OBJECT

public:
    explicit CachePanel(QWidget* parent)
        : SheetPanel(tr("Caching of the hop"), cacheLines, parent) {}
};

} // namespace thence::ui
