#pragma once

#include "ui/inspector/panel.h"
#include "ui/widgets/sheet.h"

namespace whereto::ui {

/// A panel that is a Sheet and nothing else: lines(trace, index) says what stands in it.
class SheetPanel : public Panel {
    Q_OBJECT

public:
    using Writer = SheetLines (*)(const trace::Trace& trace, int index);

    SheetPanel(const QString& name, Writer writer, QWidget* parent);

    void showHop(const trace::Trace& trace, int index) override;

private:
    Sheet* sheet_;
    Writer writer_;
};

} // namespace whereto::ui
