#include "ui/inspector/findings/findingspanel.h"

#include "ui/inspector/findinglines.h"
#include "ui/inspector/hidden.h"
#include "ui/models/findingmodel.h"
#include "ui/models/findingwords.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/sheet.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QStyledItemDelegate>
#include <QTableView>

namespace thence::ui {

namespace {

using findings::Severity;
using findings::Topic;

constexpr int minTable = 104; // its header and three rows

/// A choice of the severity box: what is shown lies between two severities.
struct Range {
    const char* text;
    Severity min;
    Severity max;
};
constexpr Range ranges[] = {
    {QT_TRANSLATE_NOOP("FindingsPanel", "All"), Severity::Good, Severity::Error},
    {QT_TRANSLATE_NOOP("FindingsPanel", "Warnings and errors"), Severity::Warning, Severity::Error},
    {QT_TRANSLATE_NOOP("FindingsPanel", "Errors"), Severity::Error, Severity::Error},
    {QT_TRANSLATE_NOOP("FindingsPanel", "Notes"), Severity::Note, Severity::Note},
    {QT_TRANSLATE_NOOP("FindingsPanel", "What is good"), Severity::Good, Severity::Good},
};

/// The severity has its colour beside its shape and word.
class FindingDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        const auto severity = Severity(index.data(FindingModel::SeverityRole).toInt());
        const QColor color = index.column() == FindingModel::Severity
                                 ? colors(toneOf(severity), theme()).text
                             : index.column() == FindingModel::Hop ? theme().dim
                                                                   : theme().text;
        option->palette.setColor(QPalette::Text, color);
        option->palette.setColor(QPalette::HighlightedText, color);
    }
};

} // namespace

FindingsPanel::FindingsPanel(QString (*nameOf)(const QString& id), QWidget* parent)
    : TablePanel(tr("Findings"), tr("The selected finding"), parent), nameOf_(nameOf),
      model_(new FindingModel(this)), filtered_(new FindingFilter(this)), topic_(new QComboBox),
      severity_(new QComboBox) {
    filtered_->setSourceModel(model_);
    fillBoxes();
    buildTable();
    auto* const boxes = new QHBoxLayout;
    boxes->setSpacing(6);
    boxes->addWidget(topic_, 1);
    boxes->addWidget(severity_, 1);
    layOut(boxes, Scrolls::Parts);
    setFocusProxy(table_);

    for (QComboBox* const box : {topic_, severity_})
        connect(box, &QComboBox::currentIndexChanged, this, &FindingsPanel::filter);
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &FindingsPanel::explain);
    connect(filtered_, &QAbstractItemModel::modelReset, this, &FindingsPanel::explain);
    connect(filtered_, &QAbstractItemModel::rowsRemoved, this, &FindingsPanel::explain);
    connect(table_, &QTableView::activated, this, &FindingsPanel::lead);
    connect(sheet_, &Sheet::linked, this, [this](const QString& link) {
        if (const findings::Finding* const finding = current())
            follow(link, finding->hop < 0 ? index_ : finding->hop);
    });
}

void FindingsPanel::fillBoxes() {
    topic_->addItem(tr("All topics"));
    for (const Topic topic :
         {Topic::Method, Topic::Caching, Topic::Search, Topic::Security, Topic::Chain})
        topic_->addItem(name(topic));
    topic_->setAccessibleName(tr("Topic"));
    for (const Range& range : ranges)
        severity_->addItem(tr(range.text));
    severity_->setAccessibleName(tr("Severity"));
    for (QComboBox* const box : {topic_, severity_})
        box->setMinimumWidth(100); // less than its longest choice: the inspector may be narrow
}

void FindingsPanel::buildTable() {
    table_->setModel(filtered_);
    table_->setItemDelegate(new FindingDelegate(table_));
    table_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table_->verticalHeader()->hide();
    table_->setMinimumHeight(minTable);
    table_->horizontalHeader()->setSectionResizeMode(FindingModel::Summary, QHeaderView::Stretch);
}

void FindingsPanel::showHop(const trace::Trace&, int index) {
    const findings::Finding* const finding = current();
    const bool isThere = finding && (finding->hop == index || index == index_);
    index_ = index;
    if (isThere)
        explain(); // where it leads depends on the hop
    else
        selectGravest();
}

void FindingsPanel::setFindings(const QList<findings::Finding>& findings) {
    model_->setFindings(findings);
    countSeverities();
}

void FindingsPanel::pointTo(const QString&) {
    for (QComboBox* const box : {topic_, severity_})
        box->setCurrentIndex(0);
    selectGravest();
}

void FindingsPanel::countSeverities() {
    for (int choice = 0; choice < int(std::size(ranges)); ++choice) {
        const Range& range = ranges[choice];
        qsizetype count = 0;
        for (int severity = int(range.min); severity <= int(range.max); ++severity)
            count += model_->count(Severity(severity));
        severity_->setItemText(choice, tr("%1 (%2)").arg(tr(range.text)).arg(count));
    }
}

void FindingsPanel::filter() {
    const int topic = topic_->currentIndex();
    const Range& range = ranges[severity_->currentIndex()];
    filtered_->setTopic(topic > 0 ? std::optional(Topic(topic - 1)) : std::nullopt);
    filtered_->setSeverities(range.min, range.max);
    if (!current())
        selectGravest();
}

/// The gravest of the hop's findings, the first of those.
void FindingsPanel::selectGravest() {
    QModelIndex chosen;
    std::optional<Severity> gravest;
    for (int row = 0; row < filtered_->rowCount(); ++row) {
        const QModelIndex index = filtered_->index(row, 0);
        const findings::Finding& finding = model_->at(filtered_->mapToSource(index).row());
        if (finding.hop != index_ || (gravest && finding.rule->severity <= *gravest))
            continue;
        gravest = finding.rule->severity;
        chosen = index;
    }
    if (!gravest) {
        table_->selectionModel()->clear();
        return explain();
    }
    table_->setCurrentIndex(chosen);
    table_->scrollTo(chosen, QAbstractItemView::PositionAtTop);
}

const findings::Finding* FindingsPanel::current() const {
    const QModelIndex index = filtered_->mapToSource(table_->currentIndex());
    return index.isValid() ? &model_->at(index.row()) : nullptr;
}

void FindingsPanel::explain() {
    SheetLines lines;
    if (const findings::Finding* const finding = current()) {
        addFinding(lines, *finding);
        const QString panel = panelOf(finding->rule->topic);
        const bool isHere = finding->hop < 0 || finding->hop == index_;
        lines.text(isHere ? tr("Show in %1").arg(nameOf_(panel))
                          : tr("Show hop %1 in %2").arg(finding->hop + 1).arg(nameOf_(panel)));
        lines.link(panel);
    } else {
        lines.text(filtered_->rowCount() > 0
                       ? tr("Nothing of the kind was found at hop %1.").arg(index_ + 1)
                       : tr("Nothing of the kind was found."),
                   Ink::Dim);
    }
    sheet_->setLines(hidden(lines));
}

void FindingsPanel::lead() {
    if (const findings::Finding* const finding = current())
        emit wanted(finding->hop < 0 ? index_ : finding->hop, panelOf(finding->rule->topic), {});
}

} // namespace thence::ui
