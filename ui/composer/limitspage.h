#pragma once

#include "app/tracer/tracer.h"
#include "app/wire/limits.h"
#include "ui/composer/page.h"

#include <vector>

class QSpinBox;

namespace thence::ui {

/// How far a trace may go before it is given up.
class LimitsPage : public Page {
    Q_OBJECT

public:
    using Page::Page;

    void apply(tracer::Settings& settings) const;
    void apply(wire::Limits& limits) const;

    QString title() const override;

protected:
    void build() override;

private:
    /// In the order of the rows in limitspage.cpp; none: everything is as it was.
    std::vector<QSpinBox*> boxes_;
};

} // namespace thence::ui
