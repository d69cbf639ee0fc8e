#pragma once

#include <QString>

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

/// "permanent", "temporary", "keep", "change", "neither": the word used in JSON.
QLatin1String word(Direction direction);
/// "guess", "likely", "sure": the word used in JSON.
QLatin1String word(Confidence confidence);

} // namespace thence::advisor
