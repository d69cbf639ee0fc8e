#pragma once

#include "app/trace/limits.h"
#include "ui/composer/page.h"

#include <vector>

class QSpinBox;

namespace thence::ui {

/// How far a trace may go before it is given up.
class LimitsPage : public Page {
    Q_OBJECT

public:
    explicit LimitsPage(QWidget* parent = nullptr);

    trace::Limits limits() const;

    QString title() const override;

private:
    std::vector<QSpinBox*> boxes_; ///< in the order of the rows in limitspage.cpp
};

} // namespace thence::ui
