#include "app/wire/speaking/idletransports.h"

namespace thence::wire {

namespace {

constexpr size_t maxIdle = 64;
// Servers close idle connections after 5 seconds (Apache httpd) to 75 (nginx); an older one is
// likelier to be gone than to be useful.
constexpr std::chrono::seconds maxIdleTime{30};

} // namespace

IdleTransports::Taken IdleTransports::take(const QByteArray& origin) {
    const auto now = std::chrono::steady_clock::now();
    std::erase_if(idle_, [&](const Idle& idle) { return now - idle.since > maxIdleTime; });
    Taken taken;
    for (auto place = idle_.end(); place != idle_.begin();) {
        if ((--place)->origin != origin)
            continue;
        auto transport = std::move(place->transport);
        place = idle_.erase(place);
        if (transport->isUsable()) {
            taken.transport = std::move(transport);
            break;
        }
        taken.sawUnaskedBytes = taken.sawUnaskedBytes || transport->hasUnaskedBytes();
    }
    return taken;
}

void IdleTransports::put(QByteArray origin, std::unique_ptr<Transport> transport) {
    if (idle_.size() == maxIdle)
        idle_.erase(idle_.begin());
    transport->setListener(nullptr);
    idle_.push_back({std::move(origin), std::move(transport), std::chrono::steady_clock::now()});
}

} // namespace thence::wire
