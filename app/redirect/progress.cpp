#include "app/redirect/progress.h"

#include "app/redirect/referrer.h"
#include "app/url/site.h"

namespace thence::redirect {

Progress after(Progress before, const http::Request& request, const http::Response& response,
               const trace::Follow& step) {
    ++before.redirects;
    before.crossedOrigins =
        before.crossedOrigins || !url::isSameOrigin(request.target, step.next.target);
    before.referrerPolicy = referrerPolicy(response.fields, before.referrerPolicy);
    return before;
}

const http::Request& meantRequest(const trace::Trace& trace, qsizetype index) {
    if (index > 0)
        if (const trace::Follow* const follow = trace.hops[index - 1].follow())
            return follow->next;
    const bool composed = index == 0 && !trace.composed.target.isEmpty();
    return composed ? trace.composed : trace.hops[index].exchange.request;
}

Progress progressAt(const trace::Trace& trace, qsizetype index) {
    Progress progress;
    progress.first = &trace.composed;
    for (qsizetype i = 0; i < index; ++i) {
        const trace::Hop& hop = trace.hops[i];
        // An upgrade to https is the client's own step: nobody sent it on (Fetch, main fetch).
        if (hop.follow() && hop.exchange.response)
            progress = after(std::move(progress), meantRequest(trace, i), *hop.exchange.response,
                             *hop.follow());
    }
    return progress;
}

} // namespace thence::redirect
