#pragma once

#include "app/redirect/comparison.h"
#include "app/trace/trace.h"
#include "ui/inspector/clients/clientspage.h"
#include "ui/widgets/background.h"

class QModelIndex;

namespace thence::ui {

class PredictionModel;

/// What every client would do after one hop, those that disagree with the followed one first; and
/// for the selected client what it changes, why, and where that is known from.
class HopClients : public ClientsPage {
    Q_OBJECT

public:
    explicit HopClients(QWidget* parent = nullptr);

    /// `client` is whose row is selected; empty: the followed one's.
    void showHop(const trace::Trace& trace, int index, const QString& client);

signals:
    void clientChosen(const QString& client);

private:
    void fill(const trace::Hop& hop, const QList<redirect::Prediction>& predictions,
              const http::Request& request);
    void fitColumns();
    void choose(const QModelIndex& cell);
    void explain();

    PredictionModel* model_;
    Background background_;
};

} // namespace thence::ui
