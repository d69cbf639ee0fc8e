#include "app/trace/trace.h"

#include <QSet>

#include <algorithm>

namespace thence::trace {

qsizetype Trace::exchangesSent() const {
    return std::count_if(hops.begin(), hops.end(),
                         [](const Hop& hop) { return !hop.isClientStep(); });
}

qsizetype Trace::origins() const {
    QSet<QByteArray> origins;
    for (const Hop& hop : hops)
        if (!hop.isClientStep())
            origins.insert(hop.exchange.request.target.origin());
    return origins.size();
}

} // namespace thence::trace
