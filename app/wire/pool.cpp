#include "app/wire/pool.h"

#include "app/wire/speaking/http1stream.h"

namespace thence::wire {

Pool::Found Pool::find(const url::Url& target) {
    QByteArray origin = target.origin();
    IdleTransports::Taken taken = context_.idle.take(origin);
    Found found{.stream = {}, .sawUnaskedBytes = taken.sawUnaskedBytes};
    if (taken.transport)
        found.stream = std::make_unique<Http1Stream>(context_, std::move(origin),
                                                     std::move(taken.transport), true);
    return found;
}

std::unique_ptr<Dial> Pool::dial(const url::Url& target, Asker& asker) {
    auto done = [this, origin = target.origin(), &asker](Dial::Outcome outcome) {
        if (!outcome)
            return asker.notOpened(std::move(outcome.error()));
        // HTTP/1.1 is all that is offered by ALPN.
        asker.opened(std::make_unique<Http1Stream>(context_, origin, *std::move(outcome), false));
    };
    return std::make_unique<Dial>(target, context_.options, tls_, asker, std::move(done));
}

} // namespace thence::wire
