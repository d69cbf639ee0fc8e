#pragma once

#include "app/record/record.h"
#include "ui/models/hoprow.h"

#include <QAbstractListModel>
#include <QTimer>

namespace thence::ui {

/// The cards of one trace, from top to bottom. A row appears when a hop starts and is filled in
/// when it ends; a redirect that is not followed adds a last row that says why.
class HopModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        RowRole = Qt::UserRole, ///< the whole HopRow
        UrlRole                 ///< the URL as text
    };

    explicit HopModel(QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

    /// Shows a record, as far as it has come, in the place of what was shown.
    void show(const record::Record& record);
    /// Shows what `event` has made of the record that is shown. Hops keep their verdicts.
    void apply(const record::Record& record, const record::Event& event);

    /// Gives the card of hop `index` these verdicts, in the place of those it had.
    void setVerdicts(qsizetype index, const QList<Chip>& verdicts);
    /// Shows what becomes of each hop on a second visit; an empty list shows the first again.
    void setSecondVisit(const QList<HopRow::Again>& hops);

    /// The hop that a row belongs to: its own, or the last one for the row that says why it ended.
    int hopOf(int row) const;
    /// Where the time axis ends.
    trace::Timings::Duration axisEnd() const;

private:
    void startHop(const record::InFlight& inFlight);
    void holdHop(const http::Request& request);
    void finishHop(const trace::Trace& trace, qsizetype index);
    void finish(const trace::Trace& trace);
    bool endsRunning() const;
    void showClock();
    HopRow nextRow(const http::Request& request) const;
    void putLast(HopRow row);
    void append(HopRow row);
    void replace(qsizetype index, HopRow row);
    trace::Timings::Duration startOf(const trace::Trace& trace, qsizetype index) const;

    QList<HopRow> rows_;
    http::Request last_;        ///< of the hop that was finished last, to compare the next one with
    record::InFlight inFlight_; ///< of the running hop, as far as it can be told from here
    QTimer ticks_;              ///< runs while a hop does
};

} // namespace thence::ui
