#include "ui/inspector/clients/traceclients.h"

#include "ui/inspector/clients/explanation.h"
#include "ui/inspector/clients/rows.h"
#include "ui/inspector/hidden.h"
#include "ui/models/divergencemodel.h"
#include "ui/models/weight.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/rownames.h"
#include "ui/widgets/sheet.h"

#include <QHeaderView>
#include <QStyledItemDelegate>
#include <QTableView>

#include <algorithm>

namespace thence::ui {

namespace {

/// Where a client leaves the chain the cell is heavy and coloured, beside its sign.
class DivergenceDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        const bool parts = index.data(DivergenceModel::PartsRole).toBool();
        if (parts)
            option->font = semibold(option->font);
        const QColor& color = parts ? theme().temporary : theme().dim;
        option->palette.setColor(QPalette::Text, color);
        option->palette.setColor(QPalette::HighlightedText, color);
    }
};

} // namespace

TraceClients::TraceClients(QWidget* parent)
    : ClientsPage(tr("Clients and how far they go along"),
                  tr("Where the selected client leaves the chain, and why"), parent),
      model_(new DivergenceModel(this)) {
    table_->setModel(model_);
    new RowNames(table_);
    table_->setItemDelegate(new DivergenceDelegate(table_));
    table_->horizontalHeader()->setStretchLastSection(true);

    connect(table_->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &TraceClients::choose);
}

void TraceClients::showHop(const trace::Trace& trace, int index, const QString& client) {
    index_ = index;
    // Lists share their hops until one of them changes.
    const bool isSame = trace.hops.constData() == trace_.hops.constData() &&
                        trace.hops.size() == trace_.hops.size();
    trace_ = trace;
    if (isSame && !background_.isBusy())
        return select(client);
    const bool isLater = background_.run(
        weight(trace), [trace] { return redirect::divergences(trace); },
        [this, client](const QList<redirect::Divergence>& divergences) {
            fill(divergences);
            select(client);
        });
    if (!isLater)
        return;
    summary_->setText(Background::notice());
    model_->setDivergences({}, {});
    explain();
}

void TraceClients::fill(const QList<redirect::Divergence>& divergences) {
    model_->setDivergences(trace_, divergences);
    const qsizetype parting = model_->parting();
    summary_->setText(parting == 0
                          ? tr("All %1 clients do the same at every hop.").arg(model_->rowCount())
                          : (parting == 1 ? tr("%1 of the %2 others leaves the chain (≠).")
                                          : tr("%1 of the %2 others leave the chain (≠)."))
                                .arg(parting)
                                .arg(model_->rowCount() - 1));
}

void TraceClients::select(const QString& client) {
    table_->setCurrentIndex(model_->index(rowOf(*model_, client), index_));
    explain();
}

void TraceClients::choose(const QModelIndex& cell) {
    explain();
    if (!cell.isValid())
        return;
    emit clientChosen(clientAt(*model_, cell.row()));
    if (cell.column() != index_)
        emit hopWanted(cell.column());
}

void TraceClients::explain() {
    SheetLines lines;
    if (const QModelIndex current = table_->currentIndex(); current.isValid()) {
        const redirect::Divergence& divergence = model_->at(current.row());
        lines.heading(nameAndVersion(*divergence.client));
        const bool stops = std::holds_alternative<trace::Stop>(divergence.own);
        lines.text(divergence.parts() && stops // why, says the step below
                       ? tr("Leaves the chain after hop %1.").arg(divergence.hop + 1)
                       : model_->reason(current.row()),
                   divergence.parts() ? Ink::Warning : Ink::Text);
        if (divergence.parts())
            addStep(lines, divergence.own);
        addClient(lines, *divergence.client);
    }
    sheet_->setLines(hidden(lines));
}

} // namespace thence::ui
