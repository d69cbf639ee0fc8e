#pragma once

#include "ui/inspector/tablepanel.h"

class QComboBox;

namespace thence::ui {

class FindingFilter;
class FindingModel;

/// Everything that was found about the trace, to be filtered by topic and severity. The selected
/// finding is told in full below; Enter or a double click leads to its hop and the panel of its
/// topic.
class FindingsPanel : public TablePanel {
    Q_OBJECT

public:
    /// `nameOf` gives what the tab of the panel with an id says.
    FindingsPanel(QString (*nameOf)(const QString& id), QWidget* parent);

    void showHop(const trace::Trace& trace, int index) override;
    void setFindings(const QList<findings::Finding>& findings) override;
    /// Selects the first of all findings of the hop, whatever `part` is.
    void pointTo(const QString& part) override;

private:
    void fillBoxes();
    void buildTable();
    void filter();
    void countSeverities();
    /// Selects the first finding of the hop that is shown, if any is listed.
    void selectGravest();
    void explain();
    void lead();
    const findings::Finding* current() const;

    QString (*nameOf_)(const QString& id);
    FindingModel* model_;
    FindingFilter* filtered_;
    QComboBox* topic_;
    QComboBox* severity_;
    int index_ = 0; ///< the hop that is shown
};

} // namespace thence::ui
