#include "ui/inspector/sheetpanel.h"

#include "ui/inspector/hidden.h"
#include "ui/models/weight.h"

#include <QVBoxLayout>

namespace thence::ui {

SheetPanel::SheetPanel(const QString& name, Writer writer, QWidget* parent)
    : Panel(parent), sheet_(new Sheet), writer_(writer) {
    sheet_->setAccessibleName(name);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(inset - Sheet::margin, 0, 0, 0);
    column->addWidget(sheet_);
    setFocusProxy(sheet_);
    connect(sheet_, &Sheet::linked, this, [this](const QString& link) { follow(link, index_); });
}

void SheetPanel::showHop(const trace::Trace& trace, int index) {
    index_ = index;
    const bool isLater = background_.run(
        weight(trace),
        [writer = writer_, trace, index, findings = findings_] {
            return hidden(writer(trace, index, findings));
        },
        [this](const SheetLines& lines) { sheet_->setLines(lines); });
    if (!isLater)
        return;
    SheetLines lines;
    lines.text(Background::notice(), Ink::Dim);
    sheet_->setLines(lines);
}

void SheetPanel::setFindings(const QList<findings::Finding>& findings) {
    findings_ = findings;
}

} // namespace thence::ui
