#include "ui/models/fieldmodel.h"

#include "app/http/syntax.h"
#include "ui/text/readable.h"

#include <QRegularExpression>

#include <algorithm>

namespace thence::ui {

namespace {

using namespace Qt::StringLiterals;

/// RFC 9110 §5.5: a value with CR, LF or NUL would end the field, or the message.
bool endsField(QByteArrayView value) {
    return std::any_of(value.begin(), value.end(),
                       [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

QString shown(const QByteArray& bytes) {
    return shortened(readable(bytes), 2000);
}

} // namespace

http::FieldList FieldModel::fields() const {
    http::FieldList list;
    for (const Row& row : rows_)
        if (row.enabled)
            list.append(row.name, row.value);
    return list;
}

void FieldModel::setFields(const http::FieldList& fields) {
    QList<Row> rows;
    for (const http::Field field : fields)
        rows.append({true, field.name.toByteArray(), field.value.toByteArray()});
    setRows(rows);
}

void FieldModel::setRows(const QList<Row>& rows) {
    beginResetModel();
    rows_ = rows;
    endResetModel();
    emit edited();
}

int FieldModel::indexOf(QByteArrayView name) const {
    for (int i = 0; i < rows_.size(); ++i)
        if (rows_[i].enabled && http::equalsIgnoringCase(rows_[i].name, name))
            return i;
    return -1;
}

std::optional<QByteArray> FieldModel::value(QByteArrayView name) const {
    const int row = indexOf(name);
    return row < 0 ? std::nullopt : std::optional(rows_[row].value);
}

void FieldModel::setField(const QByteArray& name, const QByteArray& value) {
    const int row = indexOf(name);
    if (row < 0) {
        append({true, name, value});
    } else {
        rows_[row].value = value;
        emit dataChanged(index(row, Value), index(row, Value));
    }
    emit edited();
}

void FieldModel::removeField(QByteArrayView name) {
    if (const int row = indexOf(name); row >= 0)
        removeRows(row, 1);
}

void FieldModel::append(Row row) {
    // The empty row becomes the field and a new one follows it, so that an editor that is open in
    // it stays where it is.
    const int place = int(rows_.size()) + 1;
    beginInsertRows({}, place, place);
    rows_.append(std::move(row));
    endInsertRows();
}

int FieldModel::insertLines(int row, const QString& text) {
    static const QRegularExpression lineEnd(u"[\r\n]+"_s);
    QList<Row> rows;
    for (const QString& line : text.split(lineEnd, Qt::SkipEmptyParts)) {
        // From the second character on: HTTP/2 dumps write names such as ":authority".
        const qsizetype colon = line.indexOf(u':', 1);
        const QString name = colon < 0 ? line : line.first(colon);
        const QString value = colon < 0 ? QString() : line.sliced(colon + 1);
        if (!line.trimmed().isEmpty())
            rows.append({true, name.trimmed().toUtf8(), value.trimmed().toUtf8()});
    }
    if (rows.isEmpty())
        return 0;
    const int place = std::clamp(row, 0, int(rows_.size()));
    const auto count = int(rows.size());
    beginInsertRows({}, place, place + count - 1);
    for (int i = 0; i < count; ++i)
        rows_.insert(place + i, rows[i]);
    endInsertRows();
    emit edited();
    return count;
}

QString FieldModel::problem(const Row& row, int column) const {
    if (!row.enabled)
        return {};
    if (column == Name && row.name.isEmpty())
        return tr("The field has a value and no name. Give it a name or remove it.");
    if (column == Name && !http::isToken(row.name))
        return tr("“%1” is not a field name. Names have letters, digits and !#$%&'*+-.^_`|~, and "
                  "no spaces (RFC 9110 §5.6.2).")
            .arg(shortened(readable(row.name), 60));
    if (column == Value && endsField(row.value))
        return tr("The value of %1 has a line end or NUL in it, which would end the field (RFC "
                  "9110 §5.5). Take it out.")
            .arg(shortened(readable(row.name), 60));
    return {};
}

int FieldModel::firstProblem() const {
    const auto bad = std::find_if(rows_.begin(), rows_.end(), [this](const Row& row) {
        return !problem(row, Name).isEmpty() || !problem(row, Value).isEmpty();
    });
    return bad == rows_.end() ? -1 : int(bad - rows_.begin());
}

QString FieldModel::problem() const {
    const int row = firstProblem();
    if (row < 0)
        return {};
    const QString name = problem(rows_[row], Name);
    return tr("Row %1: %2").arg(row + 1).arg(name.isEmpty() ? problem(rows_[row], Value) : name);
}

int FieldModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(rows_.size()) + 1;
}

int FieldModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FieldModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (index.row() == rows_.size()) {
        if (role == Qt::AccessibleTextRole)
            return tr("Empty row: type here to add a field");
        return {};
    }
    const Row& row = rows_[index.row()];
    const QByteArray& bytes = index.column() == Name ? row.name : row.value;
    switch (role) {
    case Qt::CheckStateRole:
        if (index.column() == Enabled)
            return row.enabled ? Qt::Checked : Qt::Unchecked;
        return {};
    case Qt::DisplayRole:
        return index.column() == Enabled ? QVariant() : shown(bytes);
    case Qt::EditRole:
        return index.column() == Enabled ? QVariant() : QString::fromUtf8(bytes);
    case Qt::ToolTipRole: {
        const QString text = problem(row, index.column());
        return plainToolTip(text.isEmpty() && index.column() != Enabled ? readable(bytes) : text);
    }
    case Qt::AccessibleTextRole:
        return index.column() == Enabled ? tr("Send %1").arg(shown(row.name)) : shown(bytes);
    case ProblemRole:
        return problem(row, index.column());
    default:
        return {};
    }
}

bool FieldModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const bool isCheck = role == Qt::CheckStateRole && index.column() == Enabled;
    if (!isCheck && (role != Qt::EditRole || index.column() == Enabled))
        return false;
    if (!isCheck && value == data(index, Qt::EditRole))
        return true; // an editor opened and closed must not rewrite bytes that are not UTF-8
    if (index.row() == rows_.size()) {
        if (isCheck || value.toString().trimmed().isEmpty())
            return false;
        append({});
    }
    Row& row = rows_[index.row()];
    if (isCheck)
        row.enabled = value.toInt() == Qt::Checked;
    else if (index.column() == Name)
        row.name = value.toString().trimmed().toUtf8();
    else
        row.value = value.toString().trimmed().toUtf8();
    emit dataChanged(this->index(index.row(), 0), this->index(index.row(), ColumnCount - 1));
    emit edited();
    return true;
}

QVariant FieldModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Value:
        return tr("Value");
    default:
        return QString();
    }
}

Qt::ItemFlags FieldModel::flags(const QModelIndex& index) const {
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags common =
        Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (index.column() != Enabled)
        return common | Qt::ItemIsEditable;
    return index.row() < rows_.size() ? common | Qt::ItemIsUserCheckable : common;
}

bool FieldModel::removeRows(int row, int count, const QModelIndex& parent) {
    if (parent.isValid() || row < 0 || count < 1 || row + count > rows_.size())
        return false;
    beginRemoveRows({}, row, row + count - 1);
    rows_.remove(row, count);
    endRemoveRows();
    emit edited();
    return true;
}

} // namespace thence::ui
