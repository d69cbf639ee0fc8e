#pragma once

#include "app/findings/findings.h"
#include "app/findings/secondvisit.h"
#include "app/record/record.h"
#include "app/trace/hopsummary.h"
#include "ui/models/chip.h"
#include "ui/widgets/background.h"

#include <QObject>

#include <chrono>
#include <optional>

namespace thence::ui {

class HopModel;

/// What the trace in the window means. Worked out once for each state of the trace, never while
/// painting, and written on its cards. What is long in coming comes with changed(); hops that are
/// added meanwhile wait for their turn.
class Verdicts : public QObject {
    Q_OBJECT

public:
    /// `model` outlives the verdicts.
    explicit Verdicts(HopModel& model, QObject* parent = nullptr);

    /// Looks at `trace`, if it is not the one that was looked at last.
    void look(const trace::Trace& trace);
    /// What was found; may still be about fewer hops than there are.
    const QList<findings::Finding>& findings() const { return meaning_.findings; }
    /// Whether they are about every hop.
    bool isComplete() const { return !looking_.isBusy(); }

    /// From now on the cards show a visit so long after the first; nothing: the first.
    void showVisit(std::optional<std::chrono::seconds> elapsed);
    /// The trace in one line, with what it waits for and what the second visit saves.
    QList<trace::Piece> summary(record::State state) const;

signals:
    /// There is more to say about the trace than before.
    void changed();

private:
    /// Everything about the hops there were.
    struct Meaning {
        QList<findings::Finding> findings;
        QList<std::optional<Chip>> clientChips; ///< one a hop; a hop's response does not change
        QList<QList<Chip>> chips;
    };

    static Meaning meaning(const trace::Trace& trace, QList<std::optional<Chip>> clientChips);
    void workOut();
    void show(const Meaning& meaning);
    void imagineVisit();
    void markCards(const std::optional<findings::SecondVisit>& visit);
    void forget();

    HopModel& model_;
    trace::Trace trace_; ///< a copy, so that its hops cannot change unnoticed
    Meaning meaning_;
    Background looking_;
    Background visiting_;
    std::optional<std::chrono::seconds> elapsed_;
    std::optional<findings::SecondVisit> visit_; ///< while one is shown and the client has a cache
};

} // namespace thence::ui
