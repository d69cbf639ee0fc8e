#include "ui/models/hopmodel.h"

#include <QTextDocument>

namespace whereto::ui {

using namespace std::chrono;

int HopModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(rows_.size());
}

QVariant HopModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const HopRow& row = rows_[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return row.url;
    case Qt::AccessibleTextRole:
        return sentence(row);
    case Qt::ToolTipRole: // never read as markup, whatever the server wrote
        return Qt::convertFromPlainText(sentence(row), Qt::WhiteSpaceNormal);
    case RowRole:
        return QVariant::fromValue(row);
    case UrlRole:
        return row.url;
    default:
        return {};
    }
}

void HopModel::clear() {
    beginResetModel();
    rows_.clear();
    last_ = {};
    endResetModel();
}

void HopModel::startHop(const http::Request& request) {
    const bool first = rows_.isEmpty();
    append(runningRow(int(rows_.size()) + 1, request, first ? nullptr : &last_, axisEnd()));
    last_ = request;
}

void HopModel::enterPhase(trace::Phase phase) {
    if (rows_.isEmpty() || rows_.last().kind != HopRow::Kind::Running)
        return;
    HopRow row = rows_.last();
    row.status = doing(phase);
    replace(rows_.size() - 1, std::move(row));
}

void HopModel::finishHop(const trace::Trace& trace, qsizetype index) {
    HopRow row = finishedRow(trace, index, startOf(trace, index));
    last_ = trace.hops[index].exchange.request;
    if (index < rows_.size())
        replace(index, std::move(row));
    else
        append(std::move(row));
}

void HopModel::finish(const trace::Trace& trace) {
    if (std::optional<HopRow> row = stopRow(trace))
        append(std::move(*row));
}

void HopModel::setTrace(const trace::Trace& trace) {
    clear();
    for (qsizetype i = 0; i < trace.hops.size(); ++i)
        finishHop(trace, i);
    finish(trace);
}

void HopModel::addChips(qsizetype index, const QList<Chip>& chips) {
    if (index < 0 || index >= rows_.size() || chips.isEmpty())
        return;
    HopRow row = rows_[index];
    row.chips = chips + row.chips;
    replace(index, std::move(row));
}

int HopModel::hopOf(int row) const {
    const bool pastTheHops =
        row >= 0 && row < rows_.size() && rows_[row].kind == HopRow::Kind::Stop;
    return pastTheHops ? row - 1 : row;
}

trace::Timings::Duration HopModel::axisEnd() const {
    trace::Timings::Duration end{0};
    for (const HopRow& row : rows_)
        end = std::max(end, row.end);
    return end;
}

void HopModel::append(HopRow row) {
    const int at = int(rows_.size());
    beginInsertRows({}, at, at);
    rows_.append(std::move(row));
    endInsertRows();
}

void HopModel::replace(qsizetype index, HopRow row) {
    rows_[index] = std::move(row);
    const QModelIndex changed = this->index(int(index));
    emit dataChanged(changed, changed);
}

// Hops follow each other; a wait that a Refresh asked for leaves a gap, which only the clock knows.
trace::Timings::Duration HopModel::startOf(const trace::Trace& trace, qsizetype index) const {
    const trace::Timings::Duration after =
        index > 0 && index <= rows_.size() ? rows_[index - 1].end : trace::Timings::Duration{0};
    const QDateTime first = trace.hops.constFirst().exchange.startedAt;
    const QDateTime own = trace.hops[index].exchange.startedAt;
    if (!first.isValid() || !own.isValid())
        return after;
    return std::max(after, duration_cast<nanoseconds>(milliseconds(first.msecsTo(own))));
}

} // namespace whereto::ui
