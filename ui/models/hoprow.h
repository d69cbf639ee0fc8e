#pragma once

#include "app/trace/hopsummary.h"
#include "app/url/changes.h"
#include "ui/models/chip.h"

#include <QMetaType>

#include <optional>

namespace thence::ui {

/// One card of the timeline, ready to be painted or spoken: words and numbers, no pixels.
struct HopRow {
    enum class Kind {
        Running,    ///< no answer yet
        Redirect,   ///< another hop follows, or would
        Final,      ///< the response that ends the chain
        Failed,     ///< the exchange broke
        ClientStep, ///< nothing was sent (HSTS)
        Stop        ///< not a hop: why the last redirect is not followed
    };
    /// One phase on the time axis, counted from the start of the trace.
    struct Bar {
        trace::Phase phase;
        trace::Timings::Duration start;
        trace::Timings::Duration length;
    };

    Kind kind = Kind::Running;
    int number = 0; ///< from 1; 0 for Stop
    QString method;
    bool methodChanged = false; ///< since the hop before
    QString status;             ///< "302 Found", or a few words while there is none
    Tone tone = Tone::Neutral;
    QString url;
    QList<url::Range> changed; ///< what stands out in `url`
    QList<Chip> verdicts;      ///< what it means
    QList<Chip> chips;         ///< what else is worth a word
    QString message;           ///< a sentence instead of chips: what went wrong
    QString advice;            ///< ... and what to try

    trace::Timings::Duration start{0};
    trace::Timings::Duration end{0};
    QList<Bar> bars;
    bool reused = false;

    /// What the same client does when it asks again, while that is shown.
    enum class Again { NotShown, Asked, Confirmed, FromCache };
    Again again = Again::NotShown;

    QString cause;              ///< what leads on: "302"; empty at the end
    QList<trace::Piece> effect; ///< what that does to the request

    /// Every chip in the order they are shown: the second visit's, what is wrong, what to mind,
    /// other verdicts, other facts.
    QList<Chip> shownChips() const;
    /// The line that leads on is solid: permanent.
    bool leadsOnForGood() const { return tone == Tone::Permanent; }
};

/// The card of a request that was just sent.
HopRow runningRow(int number, const http::Request& request, const http::Request* before,
                  trace::Timings::Duration start);

/// Writes on the card of a running hop that it is in `now`, how long each phase took so far, that
/// one included, and how many bytes of content have come.
void showProgress(HopRow& row, const trace::Timings& soFar, trace::Phase now, qint64 received);

/// The card of the finished hop `index`; `start` is where it stands on the time axis.
HopRow finishedRow(const trace::Trace& trace, qsizetype index, trace::Timings::Duration start);

/// The last card when a redirect is not followed; none when the last hop says enough itself.
std::optional<HopRow> stopRow(const trace::Trace& trace);

/// "connecting": what a running exchange does in `phase`.
QString doing(trace::Phase phase);

/// The row as one sentence, for screen readers.
QString sentence(const HopRow& row);

} // namespace thence::ui

Q_DECLARE_METATYPE(thence::ui::HopRow)
