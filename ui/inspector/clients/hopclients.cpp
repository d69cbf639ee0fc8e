#include "ui/inspector/clients/hopclients.h"

#include "ui/inspector/clients/explanation.h"
#include "ui/inspector/clients/rows.h"
#include "ui/inspector/hidden.h"
#include "ui/models/predictionmodel.h"
#include "ui/models/weight.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/sheet.h"

#include <QHeaderView>
#include <QStyledItemDelegate>
#include <QTableView>

#include <algorithm>

namespace thence::ui {

namespace {

constexpr int nextWidth = 92;

/// What differs from the followed client is heavy; what is lost has the colour of losses.
class PredictionDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        const bool differs = index.data(PredictionModel::DiffersRole).toBool();
        const bool lost = index.data(PredictionModel::LostRole).toBool();
        if (differs || index.row() == 0)
            option->font = semibold(option->font);
        const Theme& colors = theme();
        const QColor& color = lost                                        ? colors.bad
                              : differs                                   ? colors.temporary
                              : index.column() == PredictionModel::Client ? colors.text
                                                                          : colors.dim;
        option->palette.setColor(QPalette::Text, color);
        option->palette.setColor(QPalette::HighlightedText, color);
    }
};

/// Every client takes it for the end: then a table of them says nothing.
bool isEndForAll(const QList<redirect::Prediction>& predictions) {
    return std::all_of(predictions.begin(), predictions.end(), [](const auto& prediction) {
        const auto* const stop = std::get_if<trace::Stop>(&prediction.decision);
        return stop && stop->reason == trace::Stop::Reason::NotARedirect;
    });
}

} // namespace

HopClients::HopClients(QWidget* parent)
    : ClientsPage(tr("Clients and what they do next"),
                  tr("What the selected client changes, and why"), parent),
      model_(new PredictionModel(this)) {
    table_->setModel(model_);
    table_->setItemDelegate(new PredictionDelegate(table_));
    table_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table_->verticalHeader()->hide();
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &HopClients::choose);
}

void HopClients::showHop(const trace::Trace& trace, int index, const QString& client) {
    const bool isLater = background_.run(
        weight(trace), [trace, index] { return redirect::predictAll(trace, index); },
        [this, hop = trace.hops[index], request = redirect::meantRequest(trace, index),
         client](const QList<redirect::Prediction>& predictions) {
            fill(hop, predictions, request);
            if (!predictions.isEmpty())
                table_->selectRow(rowOf(*model_, client));
            explain();
        });
    if (!isLater)
        return;
    summary_->setText(Background::notice());
    table_->hide();
    sheet_->hide();
}

void HopClients::fill(const trace::Hop& hop, const QList<redirect::Prediction>& predictions,
                      const http::Request& request) {
    const bool isEnd = isEndForAll(predictions);
    model_->setPredictions(isEnd ? QList<redirect::Prediction>() : predictions, request);
    for (int column = 0; column < PredictionModel::ColumnCount; ++column)
        table_->setColumnHidden(column, !model_->hasColumn(column));
    fitColumns();
    table_->setVisible(!isEnd);
    sheet_->setVisible(!isEnd);
    if (predictions.isEmpty()) {
        summary_->setText(
            hop.isClientStep()
                ? tr("The client went on by itself; no server answered.")
                : tr("Clients differ in what they make of a redirect, and none came."));
        return;
    }
    const redirect::Client& followed = *predictions.first().client;
    summary_->setText(
        isEnd ? tr("It is no redirect: each of the %1 clients stops here.").arg(predictions.size())
              : (model_->disagreeing() == 1 ? tr("%1 of the %2 others differs from %3.")
                                            : tr("%1 of the %2 others differ from %3."))
                    .arg(model_->disagreeing())
                    .arg(predictions.size() - 1)
                    .arg(followed.name));
}

/// What comes next may be a whole URL: it has all the room where nothing else is told.
void HopClients::fitColumns() {
    QHeaderView& header = *table_->horizontalHeader();
    const bool isLast = header.count() - header.hiddenSectionCount() <= 2;
    header.setSectionResizeMode(PredictionModel::Client,
                                isLast ? QHeaderView::ResizeToContents : QHeaderView::Stretch);
    header.setSectionResizeMode(PredictionModel::Next,
                                isLast ? QHeaderView::Stretch : QHeaderView::Interactive);
    if (!isLast)
        table_->setColumnWidth(PredictionModel::Next, nextWidth);
}

void HopClients::choose(const QModelIndex& cell) {
    explain();
    if (cell.isValid())
        emit clientChosen(clientAt(*model_, cell.row()));
}

void HopClients::explain() {
    SheetLines lines;
    if (const QModelIndex current = table_->currentIndex(); current.isValid()) {
        const redirect::Prediction& prediction = model_->at(current.row());
        lines.heading(nameAndVersion(*prediction.client));
        addStep(lines, prediction.decision);
        addClient(lines, *prediction.client);
    }
    sheet_->setLines(hidden(lines));
}

} // namespace thence::ui
