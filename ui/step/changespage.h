#pragma once

#include "app/trace/decision.h"
#include "ui/composer/page.h"

namespace thence::ui {

class Sheet;

/// What the step changes in the request, and why.
class ChangesPage : public Page {
    Q_OBJECT

public:
    explicit ChangesPage(QWidget* parent = nullptr);

    void setStep(const trace::Follow& step);

    QString title() const override;

private:
    Sheet* sheet_;
    qsizetype count_ = 0;
};

} // namespace thence::ui
