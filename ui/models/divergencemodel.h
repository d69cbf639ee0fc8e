#pragma once

#include "app/redirect/divergence.h"

#include <QAbstractTableModel>

namespace thence::ui {

/// What every client does along a chain: a row a client, a column a hop. Where a client leaves the
/// chain its cell is marked, and those after it are empty.
class DivergenceModel : public QAbstractTableModel {
    Q_OBJECT

public:
    /// Whether the client leaves the chain in this cell.
    static constexpr int PartsRole = Qt::UserRole;

    using QAbstractTableModel::QAbstractTableModel;

    /// `divergences` are those of `trace`.
    void setDivergences(const trace::Trace& trace, const QList<redirect::Divergence>& divergences);
    void setTrace(const trace::Trace& trace) {
        setDivergences(trace, redirect::divergences(trace));
    }
    const redirect::Divergence& at(int row) const { return divergences_[row]; }
    /// How many clients leave the chain.
    qsizetype parting() const;
    /// In a few words where and why the client of `row` leaves the chain, or that it does not.
    QString reason(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    QString text(int row, int hop) const;

    trace::Trace trace_;
    QList<redirect::Divergence> divergences_;
};

} // namespace thence::ui
