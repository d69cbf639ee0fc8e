#include "app/findings/caching/observe.h"

#include "app/http/date.h"

namespace thence::findings::caching {

Observed observe(const trace::Exchange& exchange) {
    using std::chrono::milliseconds;
    const QDateTime epoch = http::utc({1970, 1, 1}, {0, 0});
    QDateTime receivedAt =
        exchange.startedAt.addMSecs(round<milliseconds>(exchange.timings.total()).count());
    if (!exchange.startedAt.isValid()) {
        const auto date = exchange.response->fields.first("Date");
        receivedAt = date ? http::parseDate(*date, epoch).value_or(epoch) : epoch;
    }
    return {exchange.request, *exchange.response, receivedAt};
}

} // namespace thence::findings::caching
