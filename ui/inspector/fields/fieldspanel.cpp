#include "ui/inspector/fields/fieldspanel.h"

#include "ui/models/weight.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/bytetext.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/pagedtext.h"
#include "ui/widgets/plainlabel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QStyledItemDelegate>
#include <QTreeView>

#include <algorithm>
#include <utility>

namespace thence::ui {

namespace {

using namespace Qt::StringLiterals;
using Kind = http::FieldDifference::Kind;

constexpr int narrowestName = 96;
constexpr int widestName = 190;
constexpr int wholeHeight = 92;
constexpr int rowHeight = 24;
constexpr int roomyFoot = 340; // px: room for the legend beside two buttons

/// Sections are headings; a difference has its colour, and what is gone is struck out.
class DiffDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        return {QStyledItemDelegate::sizeHint(option, index).width(), rowHeight};
    }

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        const int kind = index.data(FieldDiffModel::KindRole).toInt();
        option->textElideMode = Qt::ElideRight;
        if (kind == FieldDiffModel::IsMore) {
            option->font = bodyFont();
            option->font.setUnderline(true);
            option->palette.setColor(QPalette::Text, theme().accent);
            return;
        }
        if (kind == FieldDiffModel::IsSection) {
            option->font = semibold(bodyFont());
            return;
        }
        option->font.setStrikeOut(Kind(kind) == Kind::Removed);
        const Theme& colors = theme();
        const QColor color = Kind(kind) == Kind::Added                ? colors.good
                             : Kind(kind) == Kind::Changed            ? colors.temporary
                             : Kind(kind) == Kind::Removed            ? colors.bad
                             : index.column() == FieldDiffModel::Name ? colors.dim
                                                                      : colors.text;
        option->palette.setColor(QPalette::Text, color);
        option->palette.setColor(QPalette::HighlightedText, color);
    }
};

http::FieldList responseFields(const trace::Exchange& exchange) {
    return exchange.response ? exchange.response->fields : http::FieldList();
}

QList<http::FieldDifference> compared(const http::FieldList& fields,
                                      const http::FieldList* before) {
    // The first hop has nothing to differ from: everything is as it is.
    return http::differences(before ? *before : fields, fields);
}

QList<FieldDiffModel::Section> sections(const trace::Trace& trace, int index) {
    const trace::Exchange& now = trace.hops[index].exchange;
    const trace::Exchange* const before = index > 0 ? &trace.hops[index - 1].exchange : nullptr;
    QList<FieldDiffModel::Section> result;
    const QString title = now.sent ? FieldDiffModel::tr("Request fields: %1")
                                   : FieldDiffModel::tr("Request fields, not sent: %1");
    result.append({title.arg(now.request.fields.size()),
                   compared(now.request.fields, before ? &before->request.fields : nullptr)});
    if (now.response) {
        const http::FieldList fields = responseFields(now);
        const http::FieldList earlier = before ? responseFields(*before) : fields;
        const bool comparable = before && before->response;
        result.append({FieldDiffModel::tr("Response fields: %1").arg(fields.size()),
                       compared(fields, comparable ? &earlier : nullptr)});
    }
    if (!now.trailers.isEmpty())
        result.append({FieldDiffModel::tr("Trailers: %1").arg(now.trailers.size()),
                       compared(now.trailers, nullptr)});
    return result;
}

} // namespace

FieldsPanel::FieldsPanel(QWidget* parent)
    : Panel(parent), model_(new FieldDiffModel(this)), filter_(new QLineEdit),
      secrets_(new QToolButton), tree_(new QTreeView),
      whole_(new PagedText(tr("The whole value of the selected field"))) {
    filter_->setPlaceholderText(tr("Filter by name or value"));
    filter_->setAccessibleName(tr("Filter the fields"));
    filter_->setClearButtonEnabled(true);
    secrets_->setText(tr("Show secrets"));
    secrets_->setToolTip(tr("Show credentials, cookies and tokens that are masked"));
    secrets_->setCheckable(true);
    secrets_->setFocusPolicy(Qt::StrongFocus);
    tree_->setModel(model_);
    tree_->setItemDelegate(new DiffDelegate(tree_));
    tree_->setAccessibleName(tr("Fields of the hop"));
    tree_->setFont(monoFont());
    tree_->setUniformRowHeights(true);
    tree_->setRootIsDecorated(false);
    tree_->setIndentation(0);
    tree_->setItemsExpandable(false);
    tree_->header()->hide();
    tree_->header()->setStretchLastSection(true);
    tree_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    whole_->view()->setMinimumHeight(wholeHeight / 2);
    whole_->view()->setMaximumHeight(wholeHeight);
    layOut();
    showWhole();
    setFocusProxy(tree_);

    connect(filter_, &QLineEdit::textChanged, model_, &FieldDiffModel::setFilter);
    connect(secrets_, &QToolButton::toggled, this, [this](bool shown) {
        secrets_->setText(shown ? tr("Hide secrets") : tr("Show secrets"));
        load();
    });
    connect(model_, &QAbstractItemModel::modelReset, this, &FieldsPanel::expand);
    for (const auto choose : {&QTreeView::clicked, &QTreeView::activated})
        connect(tree_, choose, model_, &FieldDiffModel::showMore);
    connect(tree_->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &FieldsPanel::showWhole);
    connect(model_, &QAbstractItemModel::modelReset, this, &FieldsPanel::showWhole);
}

void FieldsPanel::layOut() {
    copyValue_ = new CopyButton(tr("the value of the selected field"), [this] {
        return tree_->currentIndex()
            .siblingAtColumn(FieldDiffModel::Value)
            .data(FieldDiffModel::WholeRole)
            .toString();
    });
    copyValue_->setToolTip(tr("Copy the value of the selected field, as it is shown"));
    copyValue_->setLabel(tr("Copy value"));
    auto* const copyAll = new CopyButton(tr("all fields"), [this] { return model_->lines(); });
    copyAll->setToolTip(tr("Copy every field, as it is shown"));
    copyAll->setLabel(tr("Copy all"));
    legend_ = new PlainLabel(tr("+ new  ~ changed  − gone"), PlainLabel::Voice::Faint);
    legend_->setFont(smallFont());
    legend_->setWordWrap(false);
    legend_->setToolTip(tr("Compared with the hop before"));

    auto* const top = new QHBoxLayout;
    top->setSpacing(6);
    top->addWidget(filter_, 1);
    top->addWidget(secrets_);
    auto* const bottom = new QHBoxLayout;
    bottom->setSpacing(6);
    bottom->addWidget(legend_);
    bottom->addStretch();
    bottom->addWidget(copyValue_);
    bottom->addWidget(copyAll);
    auto* const below = new QHBoxLayout;
    below->addWidget(whole_);
    for (QLayout* const row : {top, bottom, below})
        row->setContentsMargins(inset - tableInset, 0, 0, 0);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(tableInset, 8, inset, 10);
    column->setSpacing(6);
    column->addLayout(top);
    column->addWidget(tree_, 1);
    column->addLayout(bottom);
    column->addLayout(below);
}

void FieldsPanel::resizeEvent(QResizeEvent* event) {
    Panel::resizeEvent(event);
    tree_->setColumnWidth(FieldDiffModel::Name,
                          std::clamp(width() * 2 / 5, narrowestName, widestName));
    fitFoot();
}

void FieldsPanel::showHop(const trace::Trace& trace, int index) {
    trace_ = trace;
    index_ = index;
    isFilled_ = false;
    pointedTo_.clear();
    load();
    if (!isFilled_)
        model_->setContents({.sections = {{Background::notice(), {}}}});
}

void FieldsPanel::load() {
    if (index_ < 0)
        return;
    const qsizetype before = index_ > 0 ? weight(trace_.hops[index_ - 1].exchange) : 0;
    background_.run(
        before + weight(trace_.hops[index_].exchange),
        [trace = trace_, index = index_, secretsShown = secrets_->isChecked()] {
            return FieldDiffModel::read(sections(trace, index), secretsShown);
        },
        [this](const FieldDiffModel::Contents& contents) { fill(contents); });
}

void FieldsPanel::fill(const FieldDiffModel::Contents& contents) {
    secrets_->setVisible(contents.hasSecrets || secrets_->isChecked());
    if (std::exchange(isFilled_, true)) {
        model_->replaceContents(contents);
        showWhole();
    } else {
        model_->setContents(contents);
    }
    if (!pointedTo_.isEmpty())
        pointTo(std::exchange(pointedTo_, QString()));
}

void FieldsPanel::pointTo(const QString& name) {
    if (!isFilled_) {
        pointedTo_ = name;
        return;
    }
    filter_->clear();
    bool isHidden = false;
    QModelIndex field = model_->find(name, isHidden);
    if (isHidden) { // the filter brings it to the front
        filter_->setText(name + u':');
        field = model_->find(name, isHidden);
    }
    if (field.isValid())
        tree_->setCurrentIndex(field);
}

void FieldsPanel::expand() {
    tree_->expandAll();
    for (int i = 0; i < model_->rowCount(); ++i) {
        const QModelIndex section = model_->index(i, 0);
        tree_->setFirstColumnSpanned(i, {}, true);
        if (const int last = model_->rowCount(section) - 1;
            model_->index(last, 0, section).data(FieldDiffModel::KindRole).toInt() ==
            FieldDiffModel::IsMore)
            tree_->setFirstColumnSpanned(last, section, true);
    }
}

void FieldsPanel::showWhole() {
    const QModelIndex current = tree_->currentIndex();
    const bool isField = current.isValid() && current.data(FieldDiffModel::KindRole).toInt() >= 0;
    whole_->setText(folded(current.data(FieldDiffModel::WholeRole).toString()));
    whole_->setVisible(isField);
    copyValue_->setVisible(isField);
    fitFoot();
    layout()->activate(); // at once: the field may be where its value now is
    tree_->scrollTo(current);
}

/// The buttons come first.
void FieldsPanel::fitFoot() {
    legend_->setVisible(width() >= roomyFoot || !tree_->currentIndex().isValid());
}

} // namespace thence::ui
