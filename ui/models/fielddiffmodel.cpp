#include "ui/models/fielddiffmodel.h"

#include "app/redaction/redaction.h"
#include "ui/text/readable.h"

#include <QLocale>

#include <algorithm>

namespace thence::ui {

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

QString lineOf(const FieldDiffModel::Shown& field) {
    return field.name + u": "_s + field.value;
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

FieldDiffModel::Contents FieldDiffModel::read(const QList<Section>& sections, bool secretsShown) {
    using redaction::Redaction;
    const Redaction hide;
    Contents contents;
    const auto shown = [&](const FieldDifference& field, const QByteArray& value) {
        const QByteArray hidden = hide.field(field.name, value);
        contents.hasSecrets = contents.hasSecrets || hidden != value;
        return readable(secretsShown ? value : hidden);
    };
    for (const Section& section : sections) {
        Contents::Section& read = contents.sections.emplaceBack();
        read.title = section.title;
        read.fields.reserve(section.fields.size());
        for (const FieldDifference& field : section.fields)
            read.fields.append({field.kind, readable(field.name), shown(field, field.value),
                                field.kind == Kind::Changed
                                    ? tr("before: %1").arg(shown(field, field.before))
                                    : QString()});
    }
    return contents;
}

void FieldDiffModel::setContents(const Contents& contents) {
    beginResetModel();
    contents_ = contents;
    match();
    endResetModel();
}

void FieldDiffModel::replaceContents(const Contents& contents) {
    if (!filter_.isEmpty()) // the filter leaves others now
        return setContents(contents);
    contents_ = contents;
    for (int i = 0; i < rowCount(); ++i)
        if (const QModelIndex section = index(i, 0); rowCount(section) > 0)
            emit dataChanged(index(0, 0, section),
                             index(rowCount(section) - 1, ColumnCount - 1, section));
}

void FieldDiffModel::setFilter(const QString& text) {
    if (text == filter_)
        return;
    beginResetModel();
    filter_ = text;
    match();
    endResetModel();
}

void FieldDiffModel::match() {
    matches_.clear();
    for (qsizetype i = 0; i < contents_.sections.size(); ++i) {
        const QList<Shown>& fields = contents_.sections[i].fields;
        Matches matches{.section = i, .fields = {}};
        for (qsizetype k = 0; k < fields.size(); ++k)
            if (filter_.isEmpty() || lineOf(fields[k]).contains(filter_, Qt::CaseInsensitive))
                matches.fields.append(k);
        matches.shown = std::min<qsizetype>(page, matches.fields.size());
        matches.hidden = matches.fields.size() - matches.shown;
        if (filter_.isEmpty() || !matches.fields.isEmpty())
            matches_.append(matches);
    }
}

const FieldDiffModel::Shown& FieldDiffModel::field(const Matches& matches, qsizetype row) const {
    return contents_.sections[matches.section].fields[matches.fields[row]];
}

QModelIndex FieldDiffModel::find(const QString& name, bool& isHidden) const {
    isHidden = false;
    // The response comes last: of a name that both have, its field is the one that decides.
    for (qsizetype i = matches_.size() - 1; i >= 0; --i)
        for (qsizetype row = 0; row < matches_[i].fields.size(); ++row)
            if (field(matches_[i], row).name.compare(name, Qt::CaseInsensitive) == 0) {
                isHidden = row >= matches_[i].shown;
                return isHidden ? QModelIndex() : index(int(row), 0, index(int(i), 0));
            }
    return {};
}

void FieldDiffModel::showMore(const QModelIndex& more) {
    if (!checkIndex(more, CheckIndexOption::IndexIsValid) || more.data(KindRole).toInt() != IsMore)
        return;
    const QModelIndex section = more.parent();
    Matches& matches = matches_[section.row()];
    const qsizetype next = std::min<qsizetype>(matches.shown + page, matches.fields.size());
    const qsizetype hidden = matches.fields.size() - next;
    beginInsertRows(section, int(matches.shown), int(next) - 1);
    matches.shown = next; // the last row moves, and changes when it is where it belongs
    endInsertRows();
    if (hidden > 0) {
        matches.hidden = hidden;
        emit dataChanged(index(int(next), 0, section), index(int(next), ColumnCount - 1, section));
        return;
    }
    beginRemoveRows(section, int(next), int(next));
    matches.hidden = 0;
    endRemoveRows();
}

QString FieldDiffModel::lines() const {
    QStringList lines;
    for (const Matches& matches : matches_) {
        for (qsizetype row = 0; row < matches.fields.size(); ++row)
            if (const Shown& shown = field(matches, row); shown.kind != Kind::Removed)
                lines.append(lineOf(shown));
        lines.append(QString());
    }
    return lines.join(u'\n').trimmed();
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
        return int(matches_.size());
    if (parent.internalId() != isSection || parent.column() != 0)
        return 0;
    const Matches& matches = matches_[parent.row()];
    return int(matches.shown) + (matches.hidden > 0 ? 1 : 0);
}

int FieldDiffModel::columnCount(const QModelIndex&) const {
    return ColumnCount;
}

QVariant FieldDiffModel::fieldData(const Shown& field, int column, int role) {
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
        return lineOf(field);
    case WholeRole:
        return field.before.isEmpty() ? field.value : field.value + u"\n\n"_s + field.before;
    default:
        return {};
    }
}

QVariant FieldDiffModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (index.internalId() != isSection) {
        const Matches& matches = matches_[int(index.internalId()) - 1];
        return index.row() < matches.shown
                   ? fieldData(field(matches, index.row()), index.column(), role)
                   : moreData(matches, index.column(), role);
    }
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return index.column() == Name ? contents_.sections[matches_[index.row()].section].title
                                      : QString();
    case KindRole:
        return IsSection;
    default:
        return {};
    }
}

QVariant FieldDiffModel::moreData(const Matches& matches, int column, int role) {
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return column == Name ? tr("… %1 more: show the next %2")
                                    .arg(QLocale::c().toString(matches.hidden))
                                    .arg(std::min<qsizetype>(matches.hidden, page))
                              : QString();
    case KindRole:
        return IsMore;
    default:
        return {};
    }
}

QVariant FieldDiffModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Name") : tr("Value");
}

} // namespace thence::ui
