#include "ui/step/changespage.h"

#include "ui/inspector/changelines.h"
#include "ui/inspector/hidden.h"

#include <QVBoxLayout>

namespace thence::ui {

ChangesPage::ChangesPage(QWidget* parent) : Page(parent), sheet_(new Sheet) {
    sheet_->setAccessibleName(tr("What changes in the request"));
    sheet_->document()->setDocumentMargin(0); // the pages of a step stand flush with each other
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(sheet_);
    setFocusProxy(sheet_);
}

void ChangesPage::setStep(const trace::Follow& step) {
    SheetLines lines;
    if (step.how == trace::Arrival::Composed)
        lines.text(tr("This is the first request: nothing comes before it."), Ink::Dim);
    else
        addChanges(lines, step.changes);
    sheet_->setLines(hidden(lines));
    count_ = step.changes.size();
    emit edited();
}

QString ChangesPage::title() const {
    return count_ == 0 ? tr("Changes") : tr("Changes %1").arg(count_);
}

} // namespace thence::ui
