#pragma once

#include "app/trace/decision.h"
#include "app/trace/exchange.h"
#include "app/trace/terms.h"

#include <QList>

namespace thence::trace {

/// One step of a chain: an exchange, how one got there and what follows from it. A step that the
/// client made by itself (HSTS) has an exchange with a request only.
struct Hop {
    Exchange exchange;
    Arrival arrival = Arrival::Composed;
    Decision decision = Stop{};

    /// The next request, or null when the chain ends here.
    const Follow* follow() const { return std::get_if<Follow>(&decision); }
    const Stop* stop() const { return std::get_if<Stop>(&decision); }
    /// Nothing was sent: the client went on by itself.
    bool isClientStep() const { return follow() && follow()->how == Arrival::HstsUpgrade; }
    /// The final response's status, 0 without one.
    int status() const { return exchange.response ? exchange.response->status : 0; }

    bool operator==(const Hop&) const = default;
};

/// A request, and the hops it led to. The last hop's decision says why it ended.
struct Trace {
    http::Request composed;
    Terms terms; ///< what it was followed under
    QList<Hop> hops;

    /// Wall-clock time from the first request to the last byte, delays included, pauses not.
    Timings::Duration elapsed{0};

    /// Why it ended; null while there is no hop.
    const Stop* stop() const { return hops.isEmpty() ? nullptr : hops.constLast().stop(); }
    /// How many different origins were asked.
    qsizetype origins() const;

    bool operator==(const Trace&) const = default;
};

} // namespace thence::trace
