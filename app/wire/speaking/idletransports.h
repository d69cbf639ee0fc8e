#pragma once

#include "app/wire/dialling/transport.h"

#include <chrono>
#include <memory>
#include <vector>

namespace thence::wire {

/// Transports that are open and carry nothing, by the origin they lead to (RFC 9112 §9.3).
class IdleTransports {
public:
    struct Taken {
        std::unique_ptr<Transport> transport; ///< the one used last that is usable, or null
        bool sawUnaskedBytes = false;         ///< one was given up because bytes had come on it
    };
    Taken take(const QByteArray& origin);
    /// Keeps `transport` for a while; the oldest one goes when there are too many.
    void put(QByteArray origin, std::unique_ptr<Transport> transport);

private:
    struct Idle {
        QByteArray origin;
        std::unique_ptr<Transport> transport;
        std::chrono::steady_clock::time_point since;
    };
    std::vector<Idle> idle_;
};

} // namespace thence::wire
