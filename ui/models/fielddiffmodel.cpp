#include "ui/models/fielddiffmodel.h"

#include "ui/text/readable.h"

#include <algorithm>

namespace whereto::ui {

namespace {

using namespace Qt::StringLiterals;
using http::FieldDifference;
using Kind = FieldDifference::Kind;

constexpr qsizetype longestCell = 600; // what an item view lays out at once
constexpr quintptr isSection = 0;      // internal id; a field has its section's row + 1

QString sign(Kind kind) {
    switch (kind) {
    case Kind::Added:
        return u"+ "_s;
    case Kind::Changed:
        return u"~ "_s;
    case Kind::Removed:
        return u"− "_s;
    case Kind::Same:
        break;
    }
    return {};
}

QString spoken(Kind kind, const QString& line) {
    switch (kind) {
    case Kind::Added:
        return FieldDiffModel::tr("Added: %1").arg(line);
    case Kind::Changed:
        return FieldDiffModel::tr("Changed: %1").arg(line);
    case Kind::Removed:
        return FieldDiffModel::tr("Removed: %1").arg(line);
    case Kind::Same:
        break;
    }
    return line;
}

} // namespace

void FieldDiffModel::setSections(const QList<Section>& sections) {
    beginResetModel();
    sections_ = sections;
    read();
    endResetModel();
}

void FieldDiffModel::setSecretsShown(bool shown) {
    redaction_ = redaction::Redaction(shown ? redaction::Redaction::Secrets::Kept
                                            : redaction::Redaction::Secrets::Hidden);
    read();
    for (int i = 0; i < sections_.size(); ++i)
        if (const QModelIndex section = index(i, 0); rowCount(section) > 0)
            emit dataChanged(index(0, 0, section),
                             index(rowCount(section) - 1, ColumnCount - 1, section));
}

bool FieldDiffModel::hasSecrets() const {
    const redaction::Redaction hide;
    const auto isSecret = [&](const FieldDifference& field) {
        return hide.field(field.name, field.value) != field.value ||
               hide.field(field.name, field.before) != field.before;
    };
    return std::any_of(sections_.begin(), sections_.end(), [&](const Section& section) {
        return std::any_of(section.fields.begin(), section.fields.end(), isSecret);
    });
}

QModelIndex FieldDiffModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : isSection);
}

QModelIndex FieldDiffModel::parent(const QModelIndex& index) const {
    if (!index.isValid() || index.internalId() == isSection)
        return {};
    return createIndex(int(index.internalId()) - 1, 0, isSection);
}

int FieldDiffModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid())
        return int(sections_.size());
    const bool holdsFields = parent.internalId() == isSection && parent.column() == 0;
    return holdsFields ? int(sections_[parent.row()].fields.size()) : 0;
}

int FieldDiffModel::columnCount(const QModelIndex&) const {
    return ColumnCount;
}

void FieldDiffModel::read() {
    const auto shown = [this](const FieldDifference& field, const QByteArray& value) {
        return readable(redaction_.field(field.name, value));
    };
    shown_.clear();
    for (const Section& section : sections_) {
        QList<Shown> fields;
        for (const FieldDifference& field : section.fields)
            fields.append({field.kind, readable(field.name), shown(field, field.value),
                           field.kind == Kind::Changed
                               ? tr("before: %1").arg(shown(field, field.before))
                               : QString()});
        shown_.append(fields);
    }
}

QVariant FieldDiffModel::fieldData(const Shown& field, int column, int role) const {
    const auto line = [&] { return field.name + u": "_s + shortened(field.value, longestCell); };
    switch (role) {
    case Qt::DisplayRole:
        return column == Name ? shortened(sign(field.kind) + field.name, longestCell)
                              : shortened(field.value, longestCell);
    case Qt::ToolTipRole:
        return plainToolTip(
            QStringList{line(), shortened(field.before, longestCell)}.join(u'\n').trimmed());
    case Qt::AccessibleTextRole:
        return spoken(field.kind, line());
    case KindRole:
        return int(field.kind);
    case LineRole:
        return field.name + u": "_s + field.value;
    case WholeRole:
        return field.before.isEmpty() ? field.value : field.value + u"\n\n"_s + field.before;
    default:
        return {};
    }
}

QVariant FieldDiffModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (index.internalId() != isSection)
        return fieldData(shown_[index.parent().row()][index.row()], index.column(), role);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return index.column() == Name ? sections_[index.row()].title : QString();
    case KindRole:
        return -1;
    default:
        return {};
    }
}

QVariant FieldDiffModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Name") : tr("Value");
}

} // namespace whereto::ui
