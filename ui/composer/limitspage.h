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
    using Page::Page;

    trace::Limits limits() const;

    QString title() const override;

protected:
    void build() override;

private:
    /// In the order of the rows in limitspage.cpp; none: everything is as it was.
    std::vector<QSpinBox*> boxes_;
};

} // namespace thence::ui
