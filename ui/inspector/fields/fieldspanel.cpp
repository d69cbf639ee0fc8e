#include "ui/inspector/fields/fieldspanel.h"

#include "ui/models/fielddiffmodel.h"
#include "ui/text/readable.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/plainlabel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>
#include <QTreeView>

namespace whereto::ui {

namespace {

using namespace Qt::StringLiterals;
using Kind = http::FieldDifference::Kind;

constexpr int narrowestName = 96;
constexpr int widestName = 190;
constexpr int wholeHeight = 92;
constexpr int rowHeight = 24;
constexpr int roomyFoot = 340; // px: room for the legend beside two buttons
constexpr qsizetype longestWhole = 64 * 1024;

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
        if (kind < 0) {
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
    const QString title = now.requestHead.isEmpty()
                              ? FieldDiffModel::tr("Request fields, not sent: %1")
                              : FieldDiffModel::tr("Request fields: %1");
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
    : Panel(parent), model_(new FieldDiffModel(this)), filtered_(new QSortFilterProxyModel(this)),
      filter_(new QLineEdit), secrets_(new QToolButton), tree_(new QTreeView),
      whole_(new QPlainTextEdit) {
    filtered_->setSourceModel(model_);
    filtered_->setFilterRole(FieldDiffModel::LineRole);
    filtered_->setFilterCaseSensitivity(Qt::CaseInsensitive);
    filtered_->setRecursiveFilteringEnabled(true);
    filter_->setPlaceholderText(tr("Filter by name or value"));
    filter_->setAccessibleName(tr("Filter the fields"));
    filter_->setClearButtonEnabled(true);
    secrets_->setText(tr("Show secrets"));
    secrets_->setToolTip(tr("Show credentials, cookies and tokens that are masked"));
    secrets_->setCheckable(true);
    secrets_->setFocusPolicy(Qt::StrongFocus);
    tree_->setModel(filtered_);
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
    whole_->setReadOnly(true);
    whole_->setFont(monoFont());
    whole_->setAccessibleName(tr("The whole value of the selected field"));
    whole_->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    whole_->setMinimumHeight(wholeHeight / 2);
    whole_->setMaximumHeight(wholeHeight);
    whole_->setTabChangesFocus(true);
    layOut();
    showWhole();
    setFocusProxy(tree_);

    connect(filter_, &QLineEdit::textChanged, this, &FieldsPanel::refilter);
    connect(secrets_, &QToolButton::toggled, this, [this](bool shown) {
        model_->setSecretsShown(shown);
        secrets_->setText(shown ? tr("Hide secrets") : tr("Show secrets"));
        showWhole();
    });
    connect(tree_->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &FieldsPanel::showWhole);
    connect(filtered_, &QAbstractItemModel::modelReset, this, &FieldsPanel::showWhole);
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
    auto* const copyAll = new CopyButton(tr("all fields"), [this] { return allLines(); });
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
    model_->setSections(sections(trace, index));
    secrets_->setVisible(model_->hasSecrets() || secrets_->isChecked());
    refilter();
}

// The response comes last: of a name that both have, its field is the one that decides.
void FieldsPanel::pointTo(const QString& name) {
    filter_->clear();
    for (int s = filtered_->rowCount() - 1; s >= 0; --s) {
        const QModelIndex section = filtered_->index(s, 0);
        for (int i = 0; i < filtered_->rowCount(section); ++i) {
            const QModelIndex field = filtered_->index(i, 0, section);
            if (field.data(FieldDiffModel::LineRole)
                    .toString()
                    .startsWith(name + u':', Qt::CaseInsensitive)) {
                tree_->setCurrentIndex(field);
                return;
            }
        }
    }
}

void FieldsPanel::refilter() {
    filtered_->setFilterFixedString(filter_->text());
    tree_->expandAll();
    for (int i = 0; i < filtered_->rowCount(); ++i)
        tree_->setFirstColumnSpanned(i, {}, true);
}

void FieldsPanel::showWhole() {
    const QModelIndex current = tree_->currentIndex();
    whole_->setPlainText(
        current.isValid()
            ? shortened(current.data(FieldDiffModel::WholeRole).toString(), longestWhole)
            : QString());
    whole_->setVisible(current.isValid());
    copyValue_->setVisible(current.isValid());
    fitFoot();
    layout()->activate(); // at once: the field may be where its value now is
    tree_->scrollTo(current);
}

/// The buttons come first.
void FieldsPanel::fitFoot() {
    legend_->setVisible(width() >= roomyFoot || !tree_->currentIndex().isValid());
}

QString FieldsPanel::allLines() const {
    QStringList lines;
    for (int s = 0; s < filtered_->rowCount(); ++s) {
        const QModelIndex section = filtered_->index(s, 0);
        for (int i = 0; i < filtered_->rowCount(section); ++i)
            if (const QModelIndex field = filtered_->index(i, 0, section);
                Kind(field.data(FieldDiffModel::KindRole).toInt()) != Kind::Removed)
                lines.append(field.data(FieldDiffModel::LineRole).toString());
        lines.append(QString());
    }
    return lines.join(u'\n').trimmed();
}

} // namespace whereto::ui
