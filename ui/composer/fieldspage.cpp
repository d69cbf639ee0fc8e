#include "ui/composer/fieldspage.h"

#include "ui/models/fieldmodel.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/inlinenote.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QToolButton>

#include <set>

namespace thence::ui {

namespace {

constexpr int nameWidth = 180;
constexpr int checkWidth = 34;
constexpr int rowHeight = 24;

/// Shows what cannot be sent in the colour of errors and underlined, and hints at the empty row.
class FieldDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        const bool isHint = index.row() + 1 == index.model()->rowCount() &&
                            index.column() == FieldModel::Name && option->text.isEmpty();
        if (isHint) {
            option->text = FieldModel::tr("Add a field");
            option->features |= QStyleOptionViewItem::HasDisplay;
        }
        const bool isOff =
            index.siblingAtColumn(FieldModel::Enabled).data(Qt::CheckStateRole) == Qt::Unchecked;
        if (isHint || isOff)
            setTextColor(*option, theme().faint);
        if (!index.data(FieldModel::ProblemRole).toString().isEmpty()) {
            setTextColor(*option, theme().bad);
            option->font.setUnderline(true);
        }
    }

private:
    static void setTextColor(QStyleOptionViewItem& option, const QColor& color) {
        option.palette.setColor(QPalette::Text, color);
        option.palette.setColor(QPalette::HighlightedText, color);
    }
};

QToolButton* button(const QString& text, const QString& toolTip) {
    auto* const result = new QToolButton;
    result->setText(text);
    result->setToolTip(toolTip);
    return result;
}

} // namespace

FieldsPage::FieldsPage(FieldModel& fields, QWidget* parent) : Page(parent), fields_(fields) {
    connect(&fields_, &FieldModel::edited, this, &FieldsPage::edited);
}

void FieldsPage::build() {
    table_ = new QTableView(this);
    remove_ = button(tr("Remove"), tr("Remove the selected fields (Delete)"));
    note_ = new InlineNote(this);
    table_->setModel(&fields_);
    table_->setItemDelegate(new FieldDelegate(table_));
    table_->setFont(monoFont());
    table_->setAccessibleName(tr("Request fields"));
    table_->setWordWrap(false);
    table_->setShowGrid(false);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setDefaultSectionSize(rowHeight);
    table_->horizontalHeader()->setStretchLastSection(true);
    table_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table_->horizontalHeader()->setHighlightSections(false);
    table_->setColumnWidth(FieldModel::Enabled, checkWidth);
    table_->setColumnWidth(FieldModel::Name, nameWidth);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::SelectedClicked |
                            QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    table_->installEventFilter(this);

    auto* const addButton = button(tr("Add"), tr("Add a field at the end"));
    auto* const pasteButton =
        button(tr("Paste lines"), tr("Add the “Name: value” lines that are on "
                                     "the clipboard (Ctrl+V in the table)"));
    auto* const buttons = new QHBoxLayout;
    buttons->setSpacing(4);
    buttons->addWidget(addButton);
    buttons->addWidget(remove_);
    buttons->addWidget(pasteButton);
    buttons->addWidget(note_, 1);
    buttons->addStretch();

    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(table_, 1);
    column->addLayout(buttons);
    setFocusProxy(table_);

    connect(addButton, &QToolButton::clicked, this, &FieldsPage::add);
    connect(remove_, &QToolButton::clicked, this, &FieldsPage::removeSelected);
    connect(pasteButton, &QToolButton::clicked, this, &FieldsPage::paste);
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &FieldsPage::refresh);
    connect(&fields_, &FieldModel::edited, this, &FieldsPage::refresh);
    refresh();
}

QString FieldsPage::title() const {
    const qsizetype count = fields_.fields().size();
    return count == 0 ? tr("Fields") : tr("Fields %1").arg(count);
}

std::optional<ComposerError> FieldsPage::error() const {
    const QString problem = fields_.problem();
    if (problem.isEmpty())
        return std::nullopt;
    return ComposerError{ComposerError::Part::Fields, problem};
}

bool FieldsPage::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const auto* const key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Delete)) {
            removeSelected();
            return true;
        }
        if (key->matches(QKeySequence::Paste)) {
            paste();
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

void FieldsPage::add() {
    const QModelIndex cell = fields_.index(fields_.rowCount() - 1, FieldModel::Name);
    table_->setFocus();
    table_->setCurrentIndex(cell);
    table_->edit(cell);
}

void FieldsPage::removeSelected() {
    std::set<int, std::greater<>> rows;
    for (const QModelIndex& index : table_->selectionModel()->selectedRows())
        rows.insert(index.row());
    for (const int row : rows)
        fields_.removeRows(row, 1);
}

void FieldsPage::paste() {
    const QModelIndex current = table_->currentIndex();
    fields_.insertLines(current.isValid() ? current.row() : fields_.rowCount() - 1,
                        QGuiApplication::clipboard()->text());
}

void FieldsPage::refresh() {
    note_->showError(fields_.problem());
    const auto rows = table_->selectionModel()->selectedRows();
    remove_->setEnabled(std::any_of(rows.begin(), rows.end(), [this](const QModelIndex& index) {
        return index.row() + 1 < fields_.rowCount();
    }));
}

} // namespace thence::ui
