#pragma once

#include "ui/inspector/panel.h"
#include "ui/widgets/background.h"
#include "ui/widgets/sheet.h"

namespace thence::ui {

/// A panel that is a Sheet and nothing else: lines(trace, index, findings) says what stands in it.
/// Its links lead to panels and what is in them: "fields/Cache-Control", "cache".
class SheetPanel : public Panel {
    Q_OBJECT

public:
    using Writer = SheetLines (*)(const trace::Trace& trace, int index,
                                  const QList<findings::Finding>& findings);

    SheetPanel(const QString& name, Writer writer, QWidget* parent);

    void showHop(const trace::Trace& trace, int index) override;
    void setFindings(const QList<findings::Finding>& findings) override;

private:
    Sheet* sheet_;
    Writer writer_;
    Background background_;
    QList<findings::Finding> findings_;
    int index_ = 0;
};

} // namespace thence::ui
