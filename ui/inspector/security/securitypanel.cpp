#include "ui/inspector/security/securitypanel.h"

#include "ui/inspector/hidden.h"
#include "ui/inspector/security/securitylines.h"
#include "ui/models/weight.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/rownames.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QTableView>

#include <algorithm>

namespace thence::ui {

using namespace Qt::StringLiterals;
using findings::Carried;

namespace {

constexpr int maxRows = 5; // shown at once; the others scroll

/// What others saw is heavy and red, beside its words.
class CarriedDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        const auto carried = Carried(index.data(CredentialModel::CarriedRole).toInt());
        const bool leaks = findings::isLeak(carried);
        if (leaks)
            option->font = semibold(option->font);
        const Theme& colors = theme();
        const QColor& color = leaks                         ? colors.bad
                              : carried == Carried::Dropped ? colors.dim
                                                            : colors.text;
        option->palette.setColor(QPalette::Text, color);
        option->palette.setColor(QPalette::HighlightedText, color);
    }
};

/// Makes the last column so wide that whole columns are seen at the end, too.
void endOnAWholeColumn(QTableView& table) {
    QHeaderView& header = *table.horizontalHeader();
    header.setSectionResizeMode(
        QHeaderView::ResizeToContents); // the last one of another trace, too
    const int last = header.count() - 1;
    if (last < 1)
        return;
    header.setSectionResizeMode(last, QHeaderView::Fixed);
    table.resizeColumnToContents(last);
    const int own = header.sectionSize(last);
    const int room = table.viewport()->width();
    int used = own, column = last - 1;
    for (; column >= 0 && used + header.sectionSize(column) <= room; --column)
        used += header.sectionSize(column);
    if (column >= 0)
        header.resizeSection(last, own + std::max(0, room - used));
}

} // namespace

SecurityPanel::SecurityPanel(QWidget* parent)
    : TablePanel(tr("Which hop carried which credential"), tr("Security of the hop"), parent),
      headline_(heading({})), model_(new CredentialModel(this)) {
    buildTable();
    auto* const top = new QHBoxLayout;
    top->addWidget(headline_);
    layOut(top, Scrolls::Whole);
    setFocusProxy(sheet_);

    connect(sheet_, &Sheet::linked, this, [this](const QString& link) { follow(link, index_); });
    connect(table_->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& cell) {
                if (cell.isValid() && cell.column() != index_)
                    emit wanted(cell.column(), u"security"_s, {});
            });
}

void SecurityPanel::buildTable() {
    table_->setModel(model_);
    new RowNames(table_);
    table_->setItemDelegate(new CarriedDelegate(table_));
    table_->setHorizontalScrollMode(QAbstractItemView::ScrollPerItem); // whole columns
    table_->viewport()->installEventFilter(this);
}

bool SecurityPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == table_->viewport() && event->type() == QEvent::Resize) {
        endOnAWholeColumn(*table_);
        table_->scrollTo(table_->currentIndex());
    }
    return TablePanel::eventFilter(watched, event);
}

void SecurityPanel::setFindings(const QList<findings::Finding>& findings) {
    findings_ = findings;
}

void SecurityPanel::showHop(const trace::Trace& trace, int index) {
    // Lists share their hops until one of them changes.
    const bool isSame = trace.hops.constData() == trace_.hops.constData() &&
                        trace.hops.size() == trace_.hops.size();
    index_ = index;
    trace_ = trace;
    struct Contents {
        QString headline;
        std::optional<CredentialModel::Contents> table; ///< nothing: as it is
        SheetLines lines;
    };
    const bool isLater = background_.run(
        weight(trace),
        [trace, index, findings = findings_, isSame] {
            return Contents{securityHeadline(trace, index, findings),
                            isSame ? std::nullopt : std::optional(CredentialModel::read(trace)),
                            hidden(securityLines(trace, index, findings))};
        },
        [this](const Contents& contents) {
            headline_->setText(contents.headline);
            if (contents.table)
                fillTable(*contents.table);
            showCurrentHop();
            sheet_->setLines(contents.lines);
        });
    if (!isLater)
        return;
    trace_ = {}; // else what was asked for now might be forgotten, and taken for shown
    headline_->setText(Background::notice());
    table_->hide();
    sheet_->setLines({});
}

void SecurityPanel::fillTable(const CredentialModel::Contents& contents) {
    model_->setContents(contents);
    const int rows = std::min(model_->rowCount(), maxRows);
    table_->setFixedHeight(table_->horizontalHeader()->sizeHint().height() +
                           rows * table_->verticalHeader()->defaultSectionSize() +
                           table_->horizontalScrollBar()->sizeHint().height());
}

void SecurityPanel::showCurrentHop() {
    table_->setVisible(model_->rowCount() > 0);
    endOnAWholeColumn(*table_);
    table_->setCurrentIndex(model_->index(std::max(0, table_->currentIndex().row()), index_));
}

} // namespace thence::ui
