#include "ui/inspector/sheetpanel.h"

#include <QVBoxLayout>

namespace whereto::ui {

SheetPanel::SheetPanel(const QString& name, Writer writer, QWidget* parent)
    : Panel(parent), sheet_(new Sheet), writer_(writer) {
    sheet_->setAccessibleName(name);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(4, 0, 0, 0);
    column->addWidget(sheet_);
    setFocusProxy(sheet_);
}

void SheetPanel::showHop(const trace::Trace& trace, int index) {
    sheet_->setLines(writer_(trace, index));
}

} // namespace whereto::ui
