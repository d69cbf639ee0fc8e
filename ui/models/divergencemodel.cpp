#include "ui/models/divergencemodel.h"

#include "app/redaction/redaction.h"
#include "ui/text/readable.h"

#include <algorithm>

namespace thence::ui {

using namespace Qt::StringLiterals;
using redirect::Divergence;

namespace {

constexpr qsizetype longestStep = 16;
constexpr qsizetype longestTarget = 200;

} // namespace

void DivergenceModel::setDivergences(const trace::Trace& trace,
                                     const QList<Divergence>& divergences) {
    beginResetModel();
    trace_ = trace;
    divergences_ = divergences;
    endResetModel();
}

qsizetype DivergenceModel::parting() const {
    return std::count_if(divergences_.begin(), divergences_.end(),
                         [](const Divergence& divergence) { return divergence.parts(); });
}

QString DivergenceModel::reason(int row) const {
    const Divergence& divergence = divergences_[row];
    if (!divergence.parts())
        return tr("Does the same at every hop.");
    const auto* const follow = std::get_if<trace::Follow>(&divergence.own);
    const QString target =
        follow
            ? readable(redaction::Redaction().url(follow->next.target.href()).left(longestTarget))
            : QString();
    return tr("Leaves the chain after hop %1: %2")
        .arg(QString::number(divergence.hop + 1), describe(divergence, target));
}

int DivergenceModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(divergences_.size());
}

int DivergenceModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(trace_.hops.size());
}

QString DivergenceModel::text(int row, int hop) const {
    const Divergence& divergence = divergences_[row];
    if (divergence.hop == hop)
        return u"≠ "_s + shortened(readable(differenceWord(divergence)), longestStep);
    return shortened(readable(stepWord(trace_, divergence, hop)), longestStep);
}

QVariant DivergenceModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int row = index.row();
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return plainToolTip(u"%1: %2"_s.arg(divergences_[row].client->name, reason(row)));
    case Qt::AccessibleTextRole: {
        const QString step = text(row, index.column());
        return tr("%1, hop %2: %3")
            .arg(divergences_[row].client->name, QString::number(index.column() + 1),
                 step.isEmpty() ? tr("not reached") : step);
    }
    case PartsRole:
        return divergences_[row].hop == index.column();
    default:
        return {};
    }
}

QVariant DivergenceModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role != Qt::DisplayRole || section < 0)
        return {};
    if (orientation == Qt::Horizontal)
        return section < trace_.hops.size() ? QVariant(QString::number(section + 1)) : QVariant();
    return section < divergences_.size() ? QVariant(divergences_[section].client->name)
                                         : QVariant();
}

} // namespace thence::ui
