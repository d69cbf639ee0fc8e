#include "app/redirect/comparison.h"

#include <algorithm>

namespace thence::redirect {

using trace::Decision;
using trace::Follow;
using trace::Stop;

Differences differences(const Decision& a, const Decision& b) {
    const Follow* const one = std::get_if<Follow>(&a);
    const Follow* const other = std::get_if<Follow>(&b);
    if (!one && !other)
        return std::get<Stop>(a).reason == std::get<Stop>(b).reason ? Differences()
                                                                    : Difference::Detail;
    if (!one || !other)
        return Difference::Outcome;
    const auto differ = [&](QByteArrayView name) {
        return one->next.fields.all(name) != other->next.fields.all(name);
    };
    Differences found;
    found.setFlag(Difference::Method, one->next.method != other->next.method);
    found.setFlag(Difference::Target, one->next.target != other->next.target);
    found.setFlag(Difference::Content, one->next.content != other->next.content);
    found.setFlag(Difference::Authorization, differ("Authorization"));
    found.setFlag(Difference::Cookie, differ("Cookie"));
    found.setFlag(Difference::Detail, one->next.fields != other->next.fields);
    return found;
}

std::optional<Decision> followedDecision(const trace::Trace& trace, int index) {
    const trace::Hop& hop = trace.hops[index];
    const Follow* const follow = hop.follow();
    auto agent = agentOf(trace.terms);
    if (follow && (!agent || (!follow->edited && follow->client.isEmpty())))
        return *follow;
    if (!agent)
        return {};
    agent->maxRedirects = -1;
    return decide(*agent, meantRequest(trace, index), *hop.exchange.response,
                  progressAt(trace, index));
}

QList<Prediction> predictAll(const trace::Trace& trace, int index) {
    QList<Prediction> predictions;
    const trace::Exchange& exchange = trace.hops[index].exchange;
    if (!exchange.response)
        return predictions;
    const auto agent = agentOf(trace.terms);
    const Client* const followed = agent ? agent->client : nullptr;
    const std::optional<Decision> own = followedDecision(trace, index);
    if (followed && own)
        predictions.append({followed, *own, {}});
    const http::Request request = meantRequest(trace, index);
    const Progress before = progressAt(trace, index);
    for (const Client& client : clients()) {
        if (&client == followed)
            continue;
        const Decision decision =
            decide(agentAs(client, trace.terms), request, *exchange.response, before);
        predictions.append({&client, decision, own ? differences(*own, decision) : Differences()});
    }
    std::stable_sort(predictions.begin() + (followed ? 1 : 0), predictions.end(),
                     [](const Prediction& a, const Prediction& b) {
                         return a.differences.toInt() > b.differences.toInt();
                     });
    return predictions;
}

} // namespace thence::redirect
