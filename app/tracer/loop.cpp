#include "app/tracer/loop.h"

#include <algorithm>
#include <iterator>

namespace thence::tracer {

namespace {

bool isSame(const http::Request& a, const http::Request& b) {
    constexpr const char* credentials[] = {"Cookie", "Authorization", "Proxy-Authorization"};
    return a.method == b.method && a.target.withoutFragment() == b.target.withoutFragment() &&
           a.content == b.content &&
           std::all_of(std::begin(credentials), std::end(credentials),
                       [&](const char* name) { return a.fields.all(name) == b.fields.all(name); });
}

} // namespace

std::optional<int> repeatedHop(const QList<trace::Hop>& hops, const http::Request& next) {
    for (qsizetype i = 0; i < hops.size(); ++i)
        if (!hops[i].isClientStep() && isSame(hops[i].exchange.request, next))
            return int(i);
    return std::nullopt;
}

} // namespace thence::tracer
