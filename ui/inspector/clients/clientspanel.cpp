#include "ui/inspector/clients/clientspanel.h"

#include "ui/inspector/changelines.h"
#include "ui/models/predictionmodel.h"
#include "ui/text/readable.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/sheet.h"

#include <QHeaderView>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace whereto::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int rowHeight = 24;
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

QString titleOf(const trace::Hop& hop) {
    return hop.exchange.response
               ? ClientsPanel::tr("What each client does after this %1").arg(hop.status())
               : ClientsPanel::tr("There is no response to act on");
}

/// Every client takes it for the end: then a table of them says nothing.
bool isEndForAll(const QList<redirect::Prediction>& predictions) {
    return std::all_of(predictions.begin(), predictions.end(), [](const auto& prediction) {
        const auto* const stop = std::get_if<trace::Stop>(&prediction.decision);
        return stop && stop->reason == trace::Stop::Reason::NotARedirect;
    });
}

SheetLines explanation(const redirect::Prediction& prediction) {
    const redirect::Client& client = *prediction.client;
    SheetLines lines;
    lines.heading(u"%1 %2"_s.arg(client.name, client.version).trimmed());
    if (const auto* const follow = std::get_if<trace::Follow>(&prediction.decision)) {
        lines.monoPair(
            ClientsPanel::tr("Next request"),
            u"%1 %2"_s.arg(readable(follow->next.method), readable(follow->next.target.href())));
        addChanges(lines, follow->changes);
    } else {
        lines.text(readable(trace::describe(std::get<trace::Stop>(prediction.decision))),
                   Ink::Warning);
    }
    lines.pair(ClientsPanel::tr("Cookies"), client.rules().cookieJar
                                                ? ClientsPanel::tr("kept in a jar of its own")
                                                : ClientsPanel::tr("not kept between requests"));
    if (!client.sources.isEmpty())
        lines.pair(ClientsPanel::tr("Sources"), client.sources.join(u"; "_s), Ink::Dim);
    return lines;
}

} // namespace

ClientsPanel::ClientsPanel(QWidget* parent)
    : Panel(parent), model_(new PredictionModel(this)), title_(heading({})),
      summary_(new PlainLabel({}, PlainLabel::Voice::Dim)), table_(new QTableView),
      sheet_(new Sheet) {
    table_->setModel(model_);
    table_->setItemDelegate(new PredictionDelegate(table_));
    table_->setAccessibleName(tr("Clients and what they do next"));
    table_->setFont(chipFont());
    table_->setShowGrid(false);
    table_->setWordWrap(false);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setTabKeyNavigation(false);
    table_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table_->verticalHeader()->setDefaultSectionSize(rowHeight);
    QHeaderView* const header = table_->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(PredictionModel::Client, QHeaderView::Stretch);
    header->setSectionResizeMode(PredictionModel::Next, QHeaderView::Interactive);
    table_->setColumnWidth(PredictionModel::Next, nextWidth);
    sheet_->setAccessibleName(tr("What the selected client changes, and why"));

    auto* const top = new QVBoxLayout;
    top->setContentsMargins(16, 10, 12, 0);
    top->setSpacing(2);
    top->addWidget(title_);
    top->addWidget(summary_);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(top);
    auto* const inset = new QHBoxLayout;
    inset->setContentsMargins(10, 0, 4, 0);
    inset->addWidget(table_);
    column->addLayout(inset, 3);
    auto* const below = new QHBoxLayout;
    below->setContentsMargins(4, 0, 0, 0);
    below->addWidget(sheet_);
    column->addLayout(below, 2);
    setFocusProxy(table_);

    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ClientsPanel::explain);
}

void ClientsPanel::showHop(const trace::Trace& trace, int index) {
    const auto predictions = redirect::predictAll(trace, index);
    const bool isEnd = isEndForAll(predictions);
    model_->setPredictions(isEnd ? QList<redirect::Prediction>() : predictions,
                           redirect::meantRequest(trace, index));
    for (int column = 0; column < PredictionModel::ColumnCount; ++column)
        table_->setColumnHidden(column, !model_->hasColumn(column));
    title_->setText(titleOf(trace.hops[index]));
    table_->setVisible(!isEnd);
    sheet_->setVisible(!isEnd);
    if (predictions.isEmpty()) {
        summary_->setText(
            trace.hops[index].isClientStep()
                ? tr("The client went on by itself; no server answered.")
                : tr("Clients differ in what they make of a redirect, and none came."));
        return;
    }
    const redirect::Client& followed = *predictions.first().client;
    summary_->setText(
        isEnd ? tr("It is no redirect: each of the %1 clients stops here.").arg(predictions.size())
              : tr("%1 of the %2 others do something else than %3.")
                    .arg(model_->disagreeing())
                    .arg(predictions.size() - 1)
                    .arg(followed.name));
    table_->selectRow(0);
    explain();
}

void ClientsPanel::explain() {
    const QModelIndex current = table_->currentIndex();
    sheet_->setLines(current.isValid() ? explanation(model_->at(current.row())) : SheetLines());
}

} // namespace whereto::ui
