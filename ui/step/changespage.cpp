#include "ui/step/changespage.h"

#include "ui/inspector/changelines.h"

#include <QVBoxLayout>

#include <algorithm>

namespace whereto::ui {

namespace {

/// What a person did, and then what the client had done before.
QList<trace::Change> editsFirst(QList<trace::Change> changes) {
    std::stable_partition(changes.begin(), changes.end(),
                          [](const trace::Change& change) { return change.byHand; });
    return changes;
}

} // namespace

ChangesPage::ChangesPage(QWidget* parent) : Page(parent), sheet_(new Sheet) {
    sheet_->setAccessibleName(tr("What changes in the request"));
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
        addChanges(lines, editsFirst(step.changes));
    sheet_->setLines(lines);
    count_ = step.changes.size();
    emit edited();
}

QString ChangesPage::title() const {
    return count_ == 0 ? tr("Changes") : tr("Changes %1").arg(count_);
}

} // namespace whereto::ui
