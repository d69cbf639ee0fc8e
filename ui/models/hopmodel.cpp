#include "ui/models/hopmodel.h"

#include "ui/text/readable.h"

#include <algorithm>

namespace thence::ui {

using namespace std::chrono;

HopModel::HopModel(QObject* parent) : QAbstractListModel(parent), ticks_(this) {
    ticks_.setInterval(200ms);
    connect(&ticks_, &QTimer::timeout, this, &HopModel::showClock);
}

int HopModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(rows_.size());
}

QVariant HopModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const HopRow& row = rows_[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return shortened(row.url, longestLabel);
    case Qt::AccessibleTextRole:
        return sentence(row);
    case RowRole:
        return QVariant::fromValue(row);
    case UrlRole:
        return row.url;
    default:
        return {};
    }
}

void HopModel::show(const record::Record& record) {
    ticks_.stop();
    beginResetModel();
    rows_.clear();
    last_ = {};
    endResetModel();
    for (qsizetype i = 0; i < record.trace.hops.size(); ++i)
        finishHop(record.trace, i);
    finish(record.trace);
    if (record.pause)
        holdHop(record.pause->step.next);
    else if (record.inFlight)
        startHop(*record.inFlight);
}

void HopModel::apply(const record::Record& record, const record::Event& event) {
    const qsizetype count = record.trace.hops.size();
    if (const auto* const started = std::get_if<record::HopStarted>(&event.what)) {
        if (started->step && started->step->edited) // since the hop was shown
            finishHop(record.trace, count - 1);
        startHop(*record.inFlight);
    } else if (std::holds_alternative<record::PhaseEntered>(event.what) ||
               std::holds_alternative<record::ContentReceived>(event.what)) {
        if (!record.inFlight || !endsRunning())
            return;
        inFlight_ = *record.inFlight;
        if (std::holds_alternative<record::PhaseEntered>(event.what))
            showClock(); // bytes wait for the next tick
    } else if (std::holds_alternative<record::HopFinished>(event.what)) {
        finishHop(record.trace, count - 1);
    } else if (const auto* const paused = std::get_if<record::Paused>(&event.what)) {
        if (count > 0) // another client may have made the step anew
            finishHop(record.trace, count - 1);
        holdHop(paused->pause.step.next);
    } else if (std::holds_alternative<record::Finished>(event.what)) {
        finish(record.trace);
    }
}

/// The request of the next hop is on its way; takes the place of one that was held.
void HopModel::startHop(const record::InFlight& inFlight) {
    putLast(nextRow(inFlight.request));
    inFlight_ = inFlight;
    showClock();
    ticks_.start();
}

/// The request of the next hop waits for a person.
void HopModel::holdHop(const http::Request& request) {
    HopRow row = nextRow(request);
    row.status = tr("waits for you");
    putLast(std::move(row));
    ticks_.stop();
}

void HopModel::showClock() {
    HopRow row = rows_.last();
    showProgress(row, inFlight_.timingsAt(steady_clock::now()), inFlight_.phase,
                 inFlight_.received);
    replace(rows_.size() - 1, std::move(row));
}

/// trace.hops[index] is complete, or what follows it was changed; it keeps its verdicts.
void HopModel::finishHop(const trace::Trace& trace, qsizetype index) {
    HopRow row = finishedRow(trace, index, startOf(trace, index));
    last_ = trace.hops[index].exchange.request;
    if (index + 1 >= rows_.size())
        ticks_.stop();
    if (index < rows_.size()) {
        row.verdicts = rows_[index].verdicts;
        row.again = rows_[index].again;
        replace(index, std::move(row));
    } else {
        append(std::move(row));
    }
}

/// The trace is over; adds the row that says why, where one is due.
void HopModel::finish(const trace::Trace& trace) {
    if (std::optional<HopRow> row = stopRow(trace))
        append(std::move(*row));
}

void HopModel::setVerdicts(qsizetype index, const QList<Chip>& verdicts) {
    if (index < 0 || index >= rows_.size() || rows_[index].verdicts == verdicts)
        return;
    HopRow row = rows_[index];
    row.verdicts = verdicts;
    replace(index, std::move(row));
}

void HopModel::setSecondVisit(const QList<HopRow::Again>& hops) {
    for (qsizetype i = 0; i < rows_.size(); ++i) {
        HopRow row = rows_[i];
        row.again = hops.value(i, HopRow::Again::NotShown);
        if (row.again != rows_[i].again)
            replace(i, std::move(row));
    }
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

/// Whether the last hop has no answer yet.
bool HopModel::endsRunning() const {
    return !rows_.isEmpty() && rows_.last().kind == HopRow::Kind::Running;
}

HopRow HopModel::nextRow(const http::Request& request) const {
    const bool again = endsRunning();
    const qsizetype index = rows_.size() - (again ? 1 : 0);
    return runningRow(int(index) + 1, request, index == 0 ? nullptr : &last_,
                      again ? rows_.last().start : axisEnd());
}

/// In the place of a hop that has no answer yet.
void HopModel::putLast(HopRow row) {
    if (endsRunning())
        replace(rows_.size() - 1, std::move(row));
    else
        append(std::move(row));
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

// Hops follow each other. A wait that the server asked for leaves a gap, which only the clock
// knows; the time that a person took over it does not.
trace::Timings::Duration HopModel::startOf(const trace::Trace& trace, qsizetype index) const {
    const trace::Timings::Duration after =
        index > 0 && index <= rows_.size() ? rows_[index - 1].end : trace::Timings::Duration{0};
    const trace::Follow* const step = index > 0 ? trace.hops[index - 1].follow() : nullptr;
    const QDateTime first = trace.hops.constFirst().exchange.startedAt;
    const QDateTime own = trace.hops[index].exchange.startedAt;
    if (!step || !first.isValid() || !own.isValid())
        return after;
    const trace::Timings::Duration byTheClock = milliseconds(first.msecsTo(own));
    return std::clamp(byTheClock, after, after + trace::Timings::Duration(step->delay));
}

} // namespace thence::ui
