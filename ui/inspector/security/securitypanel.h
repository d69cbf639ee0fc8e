#pragma once

#include "ui/inspector/panel.h"

class QLabel;
class QTableView;

namespace whereto::ui {

class CredentialModel;
class Sheet;

/// What a hop gives away: which credential went where along the chain, the fields that decide, and
/// what was found.
class SecurityPanel : public Panel {
    Q_OBJECT

public:
    explicit SecurityPanel(QWidget* parent);

    void showHop(const trace::Trace& trace, int index) override;
    void setFindings(const QList<findings::Finding>& findings) override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildTable();
    void layOut();
    void fillTable(const trace::Trace& trace);

    QLabel* headline_;
    CredentialModel* model_;
    QTableView* table_;
    Sheet* sheet_;
    trace::Trace trace_; ///< a copy, so that its hops cannot change unnoticed
    QList<findings::Finding> findings_;
    int index_ = -1;
};

} // namespace whereto::ui
