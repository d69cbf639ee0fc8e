#pragma once

#include "app/advisor/evidence.h"
#include "app/trace/trace.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace thence::advisor {

/// What a hop said, what it should have said, and why.
struct Advice {
    int said = 0;    ///< 0: nobody answered
    int answer = 0;  ///< 301, 302, 303, 307 or 308; 0: there is nothing to advise
    url::Url target; ///< where the redirect leads; empty where nobody can tell
    /// A redirect without a Location, or with one that leads nowhere that may be followed or only
    /// back to itself, so that no status is right: the answer is 0 (RFC 9110 §15.4; Fetch,
    /// HTTP-redirect fetch).
    bool leadsNowhere = false;
    bool permanent = false;
    bool keepMethod = false;
    Confidence confidence = Confidence::Guess;
    QString headline;         ///< "Use 307 Temporary Redirect."
    QString reason;           ///< one or two plain sentences
    QList<Evidence> evidence; ///< what decided comes first, the strongest before the weaker
    QStringList wouldChange;  ///< what would lead to another answer

    bool fits() const { return said == answer; }
};

/// Judges hop `index` of `trace`. Without such a hop only `overrides` count, and the answer is 0
/// until both questions are answered. Pure: reads no clock and sends nothing.
Advice advise(const trace::Trace& trace, qsizetype index, const Overrides& overrides = {});

/// The status that says the same with the other answer to "is it permanent?": 307 for 308, 301 for
/// 302; 307 for 303, which has none.
int counterpart(int status);

} // namespace thence::advisor
