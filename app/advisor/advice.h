#pragma once

#include "app/trace/trace.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace thence::advisor {

/// What a piece of evidence speaks for.
enum class Direction {
    Permanent,
    Temporary,
    Keep,   ///< the method and the content must survive
    Change, ///< the work is done, and its result is to be fetched with GET
    Neither ///< good to know, and no argument
};

/// Something seen in the trace that bears on the answer.
struct Evidence {
    QString id; ///< "scheme-upgrade"; stable, used in JSON
    Direction direction = Direction::Neither;
    int weight = 0; ///< 0 to 5; 0 with Direction::Neither alone
    QString text;   ///< plain, with the numbers of the trace
    QString reference;

    bool operator==(const Evidence&) const = default;
};

/// The two questions, where a person has answered them.
struct Overrides {
    std::optional<bool> permanent;
    std::optional<bool> keepMethod;
};

enum class Confidence { Guess, Likely, Sure };

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

/// The status for two answers and a method: 301, 302, 303, 307 or 308 (RFC 9110 §15.4). An unsafe
/// method that need not survive gives 303, unless the move is permanent.
int redirectFor(bool permanent, bool keepMethod, QByteArrayView method);

/// Judges hop `index` of `trace`. Without such a hop only `overrides` count, and the answer is 0
/// until both questions are answered. Pure: reads no clock and sends nothing.
Advice advise(const trace::Trace& trace, qsizetype index, const Overrides& overrides = {});

/// The status that says the same with the other answer to "is it permanent?": 307 for 308, 301 for
/// 302; 307 for 303, which has none.
int counterpart(int status);

/// "permanent", "temporary", "keep", "change", "neither": the word used in JSON.
QLatin1String word(Direction direction);
/// "guess", "likely", "sure": the word used in JSON.
QLatin1String word(Confidence confidence);

} // namespace thence::advisor
