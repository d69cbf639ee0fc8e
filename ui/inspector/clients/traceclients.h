#pragma once

#include "app/redirect/divergence.h"
#include "app/trace/trace.h"
#include "ui/inspector/clients/clientspage.h"
#include "ui/widgets/background.h"

namespace thence::ui {

class DivergenceModel;

/// The whole trace as a matrix, clients by hops: where each client leaves the chain, and for the
/// selected one why. A cell leads to its hop.
class TraceClients : public ClientsPage {
    Q_OBJECT

public:
    explicit TraceClients(QWidget* parent = nullptr);

    /// `client` is whose row is selected; empty: the followed one's.
    void showHop(const trace::Trace& trace, int index, const QString& client);

signals:
    /// A person chose a cell of another hop.
    void hopWanted(int index);
    void clientChosen(const QString& client);

private:
    void fill(const QList<redirect::Divergence>& divergences);
    void select(const QString& client);
    void choose(const QModelIndex& cell);
    void explain();

    DivergenceModel* model_;
    trace::Trace trace_; ///< a copy, so that its hops cannot change unnoticed
    Background background_;
    int index_ = -1;
};

} // namespace thence::ui
