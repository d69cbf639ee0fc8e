#include "app/trace/trace.h"

#include <QSet>

namespace thence::trace {

qsizetype Trace::origins() const {
    QSet<QByteArray> origins;
    for (const Hop& hop : hops)
        if (!hop.isClientStep())
            origins.insert(hop.exchange.request.target.origin());
    return origins.size();
}

} // namespace thence::trace
