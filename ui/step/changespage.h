#pragma once

#include "app/trace/decision.h"
#include "ui/composer/page.h"
#include "ui/widgets/sheet.h"

namespace thence::ui {

/// What the step changes in the request, and why.
class ChangesPage : public Page {
    Q_OBJECT

public:
    using Page::Page;

    void setStep(const trace::Follow& step);

    QString title() const override;

protected:
    void build() override;

private:
    Sheet* sheet_ = nullptr;
    SheetLines lines_;
    qsizetype count_ = 0;
};

} // namespace thence::ui
