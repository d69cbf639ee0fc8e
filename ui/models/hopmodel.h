#pragma once

#include "app/wire/phaseclock.h"
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

    /// Forgets everything: a new trace begins.
    void clear();
    /// The request of the next hop is about to be sent, or was when `clock` began; takes the place
    /// of one that was held.
    void startHop(const http::Request& request, const wire::PhaseClock& clock = {});
    /// The request of the next hop waits for a person.
    void holdHop(const http::Request& request);
    /// The running hop went on to `phase`.
    void enterPhase(trace::Phase phase);
    /// So many bytes of content have come for the running hop; its card says so from its next tick.
    void setReceived(qint64 bytes) { received_ = bytes; }
    /// trace.hops[index] is complete, or what follows it was changed; it keeps its verdicts.
    void finishHop(const trace::Trace& trace, qsizetype index);
    /// The trace is over; adds the row that says why, where one is due.
    void finish(const trace::Trace& trace);
    /// Shows a whole trace.
    void setTrace(const trace::Trace& trace);

    /// Gives the card of hop `index` these verdicts, in the place of those it had.
    void setVerdicts(qsizetype index, const QList<Chip>& verdicts);
    /// Shows what becomes of each hop on a second visit; an empty list shows the first again.
    void setSecondVisit(const QList<HopRow::Again>& hops);

    /// The hop that a row belongs to: its own, or the last one for the row that says why it ended.
    int hopOf(int row) const;
    /// Where the time axis ends.
    trace::Timings::Duration axisEnd() const;

private:
    bool endsRunning() const;
    void showClock();
    HopRow nextRow(const http::Request& request) const;
    void putLast(HopRow row);
    void append(HopRow row);
    void replace(qsizetype index, HopRow row);
    trace::Timings::Duration startOf(const trace::Trace& trace, qsizetype index) const;

    QList<HopRow> rows_;
    http::Request last_;     ///< of the hop that was finished last, to compare the next one with
    wire::PhaseClock clock_; ///< of the running hop, as far as it can be told from here
    qint64 received_ = 0;    ///< by the running hop
    QTimer ticks_;           ///< runs while a hop does
};

} // namespace thence::ui
