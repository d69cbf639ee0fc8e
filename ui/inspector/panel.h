#pragma once

#include "app/trace/trace.h"

#include <QWidget>

namespace whereto::ui {

/// One view of a hop. Panels know nothing of each other; the inspector makes each one when it is
/// first shown and gives it a hop only while it is visible.
class Panel : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Shows hop `index` of `trace`; the index is valid. The panel copies what it keeps.
    virtual void showHop(const trace::Trace& trace, int index) = 0;
};

} // namespace whereto::ui
