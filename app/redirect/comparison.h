#pragma once

#include "app/redirect/decide.h"
#include "app/trace/trace.h"

#include <QFlags>

namespace thence::redirect {

/// What two decisions can differ in. The weights put what does most harm first: another method or
/// place counts for more than any number of fields.
enum class Difference {
    Detail = 1, ///< any other field, or why there is no next request
    Cookie = 2,
    Authorization = 4,
    Content = 8,
    Target = 16,
    Method = 32,
    Outcome = 64 ///< one goes on and the other does not
};
Q_DECLARE_FLAGS(Differences, Difference)
Q_DECLARE_OPERATORS_FOR_FLAGS(Differences)

/// What `a` and `b` differ in.
Differences differences(const trace::Decision& a, const trace::Decision& b);

/// Whether clients that differ so part ways: in more than a detail.
inline bool isParting(Differences differences) {
    return differences.toInt() > int(Difference::Detail);
}

/// What one client would do after the response of a hop.
struct Prediction {
    const Client* client = nullptr; ///< one of clients()
    trace::Decision decision;
    /// From what the followed client does. As a number it says how much that is.
    Differences differences{};
};

/// What the client that `trace` was followed as does after hop `index`, which has a response: what
/// it did, unless a person or a setting of the trace stepped in. Empty if the client is not known
/// and nothing was followed.
std::optional<trace::Decision> followedDecision(const trace::Trace& trace, int index);

/// What every client does after the response of hop `index`, as if each had come there with this
/// very request. The client that the trace was followed as is first, then come the others by how
/// much they disagree with it. Empty where there is no response.
QList<Prediction> predictAll(const trace::Trace& trace, int index);

} // namespace thence::redirect
