#include "app/advisor/whatif.h"

#include "app/advisor/differences.h"
#include "app/redirect/decide.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace thence::advisor {

namespace {

constexpr qsizetype longest = 50;

http::Response edited(http::Response response, const Edit& edit) {
    if (edit.status) {
        response.status = *edit.status;
        response.reason.clear();
    }
    if (edit.location)
        response.fields.set("Location", *edit.location);
    if (edit.cacheControl && edit.cacheControl->isEmpty())
        response.fields.remove("Cache-Control");
    else if (edit.cacheControl)
        response.fields.set("Cache-Control", *edit.cacheControl);
    return response;
}

/// The hop that sent `request` and got an answer, or -1.
int recordedHop(const trace::Trace& trace, const http::Request& request) {
    for (qsizetype i = 0; i < trace.hops.size(); ++i)
        if (trace.hops[i].exchange.response &&
            http::isSameRequest(redirect::meantRequest(trace, i), request))
            return int(i);
    return -1;
}

bool wasVisited(const QList<GhostHop>& hops, const http::Request& request) {
    return std::any_of(hops.begin(), hops.end(), [&](const GhostHop& hop) {
        return http::isSameRequest(hop.request, request);
    });
}

/// Walks from the first hop of `result` on, as far as recorded responses reach.
void walk(const trace::Trace& trace, const redirect::Agent& agent, redirect::Progress progress,
          WhatIf& result) {
    while (result.hops.size() < longest) {
        const GhostHop& hop = result.hops.constLast();
        const trace::Decision decision =
            redirect::decide(agent, hop.request, *hop.response, progress);
        if (const auto* stop = std::get_if<trace::Stop>(&decision)) {
            result.end = *stop;
            return;
        }
        const auto& follow = std::get<trace::Follow>(decision);
        const http::Request& next = follow.next;
        if (wasVisited(result.hops, next)) {
            result.end = trace::Stop{trace::Stop::Reason::Loop, {}, next.target.href(), {}};
            return;
        }
        progress = redirect::after(std::move(progress), hop.request, *hop.response, follow);
        const int recorded = recordedHop(trace, next);
        GhostHop step{next, std::nullopt, recorded};
        if (recorded >= 0)
            step.response = trace.hops[recorded].exchange.response;
        result.hops.append(step);
        if (recorded < 0)
            return;
    }
}

} // namespace

WhatIf whatIf(const trace::Trace& trace, qsizetype index, const Edit& edit) {
    WhatIf result;
    result.from = index;
    const auto agent = redirect::agentOf(trace.terms);
    if (!agent || index < 0 || index >= trace.hops.size() || !trace.hops[index].exchange.response)
        return result;
    const http::Response response = edited(*trace.hops[index].exchange.response, edit);
    result.hops.append({redirect::meantRequest(trace, index), response, int(index)});
    walk(trace, *agent, redirect::progressAt(trace, index), result);
    result.differences = differences(trace, result);
    return result;
}

QLatin1String word(Topic topic) {
    static constexpr const char* words[] = {"method",  "content", "url", "credential",
                                            "caching", "search",  "end"};
    return QLatin1String(words[size_t(topic)]);
}

} // namespace thence::advisor
