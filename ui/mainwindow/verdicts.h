#pragma once

#include "app/findings/findings.h"
#include "app/findings/secondvisit.h"
#include "app/trace/hopsummary.h"
#include "ui/mainwindow/progress.h"
#include "ui/models/chip.h"

#include <QObject>

#include <chrono>
#include <optional>

namespace whereto::ui {

class HopModel;

/// What the trace in the window means. Worked out once for each state of the trace, never while
/// painting, and written on its cards.
class Verdicts : public QObject {
    Q_OBJECT

public:
    /// `model` outlives the verdicts.
    explicit Verdicts(HopModel& model, QObject* parent = nullptr);

    /// Looks at `trace`, if it is not the one that was looked at last.
    void look(const trace::Trace& trace);
    const QList<findings::Finding>& findings() const { return findings_; }
    /// The findings of each hop as a member called `name`, for files.
    QList<QJsonObject> members(const QString& name) const;

    /// From now on the cards show a visit so long after the first; nothing: the first.
    void showVisit(std::optional<std::chrono::seconds> elapsed);
    /// The trace in one line, with what it waits for and what the second visit saves.
    QList<trace::Piece> summary(Progress progress) const;

private:
    QList<Chip> chipsOf(int hop);
    void markCards();

    HopModel& model_;
    trace::Trace trace_; ///< a copy, so that its hops cannot change unnoticed
    QList<findings::Finding> findings_;
    QList<std::optional<Chip>> clientChips_; ///< one a hop; a hop's response does not change
    std::optional<std::chrono::seconds> elapsed_;
    std::optional<findings::SecondVisit> visit_; ///< while one is shown and the client has a cache
};

} // namespace whereto::ui
