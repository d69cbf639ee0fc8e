#pragma once

#include "ui/inspector/panel.h"
#include "ui/widgets/sheet.h"

namespace whereto::ui {

/// A panel on one topic: a headline, the evidence, and what was found. It is a Sheet whose links
/// lead to fields and panels: "fields/Cache-Control", "cache".
class VerdictPanel : public Panel {
    Q_OBJECT

public:
    using Writer = SheetLines (*)(const trace::Trace& trace, int index,
                                  const QList<findings::Finding>& findings);

    VerdictPanel(const QString& name, Writer writer, QWidget* parent);

    void showHop(const trace::Trace& trace, int index) override;
    void setFindings(const QList<findings::Finding>& findings) override;

private:
    Sheet* sheet_;
    Writer writer_;
    QList<findings::Finding> findings_;
    int index_ = 0;
};

} // namespace whereto::ui
