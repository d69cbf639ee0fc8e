#include "app/redirect/comparison.h"

#include "app/redirect/decide.h"
#include "app/url/site.h"

#include <algorithm>

namespace whereto::redirect {

namespace {

using trace::Decision;
using trace::Follow;
using trace::Stop;

Progress progress(const trace::Trace& trace, int index) {
    Progress result{.redirects = 0,
                    .limit = -1,
                    .crossedOrigins = false,
                    .options = {},
                    .first = &trace.composed};
    for (int i = 0; i < index; ++i) {
        const Follow* const follow = trace.hops[i].follow();
        if (!follow)
            continue;
        if (follow->how != trace::Arrival::HstsUpgrade)
            ++result.redirects;
        result.crossedOrigins =
            result.crossedOrigins ||
            !url::isSameOrigin(meantRequest(trace, i).target, follow->next.target);
    }
    return result;
}

/// The weights put what does most harm first: another method or place counts for more than any
/// number of fields.
int disagreement(const Decision& a, const Decision& b) {
    const Follow* const one = std::get_if<Follow>(&a);
    const Follow* const other = std::get_if<Follow>(&b);
    if (!one && !other)
        return std::get<Stop>(a).reason == std::get<Stop>(b).reason ? 0 : 1;
    if (!one || !other)
        return 64;
    const auto differs = [&](QByteArrayView name) {
        return one->next.fields.all(name) != other->next.fields.all(name);
    };
    return (one->next.method != other->next.method ? 32 : 0) +
           (one->next.target != other->next.target ? 16 : 0) +
           (one->next.content != other->next.content ? 8 : 0) + (differs("Authorization") ? 4 : 0) +
           (differs("Cookie") ? 2 : 0) + (one->next.fields != other->next.fields ? 1 : 0);
}

} // namespace

http::Request meantRequest(const trace::Trace& trace, int index) {
    if (index > 0)
        if (const Follow* const follow = trace.hops[index - 1].follow())
            return follow->next;
    return trace.composed;
}

QList<Prediction> predictAll(const trace::Trace& trace, int index) {
    QList<Prediction> predictions;
    const trace::Exchange& exchange = trace.hops[index].exchange;
    if (!exchange.response)
        return predictions;
    const http::Request request = meantRequest(trace, index);
    const Progress before = progress(trace, index);
    for (const Client& client : clients())
        predictions.append({&client, decide(client, request, *exchange.response, before), 0});
    const auto followed =
        std::find_if(predictions.begin(), predictions.end(), [&](const Prediction& prediction) {
            return prediction.client->id == trace.client;
        });
    if (followed == predictions.end())
        return predictions;
    std::rotate(predictions.begin(), followed, followed + 1);
    for (Prediction& prediction : predictions)
        prediction.disagreement = disagreement(predictions.first().decision, prediction.decision);
    std::stable_sort(
        predictions.begin() + 1, predictions.end(),
        [](const Prediction& a, const Prediction& b) { return a.disagreement > b.disagreement; });
    return predictions;
}

} // namespace whereto::redirect
