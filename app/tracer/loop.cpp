#include "app/tracer/loop.h"

namespace thence::tracer {

std::optional<int> repeatedHop(const QList<trace::Hop>& hops, const http::Request& next) {
    for (qsizetype i = 0; i < hops.size(); ++i)
        if (!hops[i].isClientStep() && http::isSameRequest(hops[i].exchange.request, next))
            return int(i);
    return std::nullopt;
}

} // namespace thence::tracer
