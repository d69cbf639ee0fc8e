#pragma once

#include "ui/inspector/tablepanel.h"
#include "ui/models/credentialmodel.h"
#include "ui/widgets/background.h"

class QLabel;

namespace thence::ui {

/// What a hop gives away: which credential went where along the chain, the fields that decide, and
/// what was found.
class SecurityPanel : public TablePanel {
    Q_OBJECT

public:
    explicit SecurityPanel(QWidget* parent);

    void showHop(const trace::Trace& trace, int index) override;
    void setFindings(const QList<findings::Finding>& findings) override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildTable();
    void fillTable(const CredentialModel::Contents& contents);
    void showCurrentHop();

    QLabel* headline_;
    CredentialModel* model_;
    trace::Trace trace_; ///< a copy, so that its hops cannot change unnoticed
    Background background_;
    QList<findings::Finding> findings_;
    int index_ = -1;
};

} // namespace thence::ui
