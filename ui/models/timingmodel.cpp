#include "ui/models/timingmodel.h"

#include "ui/models/phases.h"

#include <QPointF>

namespace thence::ui {

namespace {

using namespace Qt::StringLiterals;

QString phaseName(trace::Phase phase) {
    static constexpr const char* names[] = {
        QT_TRANSLATE_NOOP("thence::ui::TimingModel", "Blocked"),
        QT_TRANSLATE_NOOP("thence::ui::TimingModel", "DNS lookup"),
        QT_TRANSLATE_NOOP("thence::ui::TimingModel", "Connect"),
        QT_TRANSLATE_NOOP("thence::ui::TimingModel", "TLS handshake"),
        QT_TRANSLATE_NOOP("thence::ui::TimingModel", "Send"),
        QT_TRANSLATE_NOOP("thence::ui::TimingModel", "Wait"),
        QT_TRANSLATE_NOOP("thence::ui::TimingModel", "Receive")};
    return TimingModel::tr(names[size_t(phase)]);
}

/// Milliseconds to the microsecond, which is what the clock is good for.
QString exactTime(trace::Timings::Duration duration) {
    const double ms = std::chrono::duration<double, std::milli>(duration).count();
    return TimingModel::tr("%1 ms").arg(ms, 0, 'f', ms < 100 ? 3 : ms < 1000 ? 2 : 1);
}

QString percent(double share) {
    return share > 0 && share < 0.001 ? u"<0.1 %"_s : u"%1 %"_s.arg(share * 100, 0, 'f', 1);
}

QString sentence(const PhaseShare& share) {
    return share.duration
               ? TimingModel::tr("%1: %2, %3 of the whole")
                     .arg(phaseName(share.phase), exactTime(*share.duration), percent(share.share))
               : TimingModel::tr("%1: did not happen").arg(phaseName(share.phase));
}

} // namespace

void TimingModel::setTimings(const trace::Timings& timings) {
    timings_ = timings;
    emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int TimingModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : trace::phaseCount + 1;
}

int TimingModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TimingModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const bool isSum = index.row() == trace::phaseCount;
    PhaseShare share;
    if (isSum)
        share = {trace::Phase::Blocked, timings_.total(), 0, 1};
    else
        share = phaseShares(timings_)[size_t(index.row())];
    const bool isNumber = index.column() == Time || index.column() == Share;
    switch (role) {
    case SpanRole:
        return QPointF(share.start, share.share);
    case PhaseRole:
        return isSum ? -1 : index.row();
    case HappenedRole:
        return share.duration.has_value();
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        return isSum ? tr("Together: %1").arg(exactTime(*share.duration)) : sentence(share);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case Name:
        return isSum ? tr("Together") : phaseName(share.phase);
    case Time:
        return share.duration ? exactTime(*share.duration) : tr("did not happen");
    case Share:
        return share.duration && !isSum ? percent(share.share) : QString();
    default:
        return {};
    }
}

QVariant TimingModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter |
                   (section == Time || section == Share ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Phase");
    case Time:
        return tr("Time");
    case Share:
        return tr("Share");
    default:
        return QString();
    }
}

} // namespace thence::ui
