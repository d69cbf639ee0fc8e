#include "ui/step/changespage.h"

#include "ui/inspector/changelines.h"
#include "ui/inspector/hidden.h"

#include <QVBoxLayout>

namespace thence::ui {

void ChangesPage::build() {
    sheet_ = new Sheet(this);
    sheet_->setAccessibleName(tr("What changes in the request"));
    sheet_->document()->setDocumentMargin(0); // the pages of a step stand flush with each other
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(sheet_);
    setFocusProxy(sheet_);
    sheet_->setLines(lines_);
}

void ChangesPage::setStep(const trace::Follow& step) {
    SheetLines lines;
    if (step.how == trace::Arrival::Composed)
        lines.text(tr("This is the first request: nothing comes before it."), Ink::Dim);
    else
        addChanges(lines, step.changes);
    lines_ = hidden(std::move(lines));
    if (isOpened())
        sheet_->setLines(lines_);
    count_ = step.changes.size();
    emit edited();
}

QString ChangesPage::title() const {
    return count_ == 0 ? tr("Changes") : tr("Changes %1").arg(count_);
}

} // namespace thence::ui
