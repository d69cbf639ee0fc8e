#pragma once

#include "app/trace/timings.h"

#include <QAbstractTableModel>

namespace thence::ui {

/// The phases of one exchange, and their sum in the last row: phase, bar, time, share.
class TimingModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Bar, Time, Share, ColumnCount };
    /// With Bar: where the bar begins and how long it is, as parts of the whole (QPointF).
    static constexpr int SpanRole = Qt::UserRole;
    /// The trace::Phase as an int; -1 for the sum.
    static constexpr int PhaseRole = Qt::UserRole + 1;
    /// Whether the phase happened.
    static constexpr int HappenedRole = Qt::UserRole + 2;

    using QAbstractTableModel::QAbstractTableModel;

    void setTimings(const trace::Timings& timings);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    trace::Timings timings_;
};

} // namespace thence::ui
