#pragma once

#include "ui/widgets/tabbar.h"
#include "ui/workspace/tabtitles.h"

namespace thence::ui {

/// A tab for each request and its trace, above both; only there once there is more than one.
class TraceTabs : public TabBar {
    Q_OBJECT

public:
    explicit TraceTabs(QWidget* parent = nullptr);

    /// Shows a tab for each of `names`, without a signal.
    void setTabs(const QList<TabName>& names, int current);

protected:
    QSize tabSizeHint(int index) const override;
};

} // namespace thence::ui
