#pragma once

#include "app/advisor/whatif.h"
#include "ui/widgets/background.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace thence::ui {

class GhostText;

/// "What if": the chain as it was and as it would have been, side by side, and what differs.
/// Nothing is sent. Its widgets are made when something is first imagined.
class GhostView : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Imagines that hop `index` answered `status`.
    void imagine(const trace::Trace& trace, int index, int status);
    const advisor::WhatIf& result() const { return result_; }

private:
    void build();
    void refresh();

    trace::Trace trace_;
    int index_ = -1;
    advisor::WhatIf result_;
    Background background_;
    QByteArray location_; ///< of the response, all of it
    QByteArray caching_;
    QComboBox* statusBox_ = nullptr;
    QLineEdit* locationBox_ = nullptr;
    QComboBox* cachingBox_ = nullptr;
    GhostText* outcome_ = nullptr;
};

} // namespace thence::ui
