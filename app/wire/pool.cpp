#include "app/wire/pool.h"

namespace thence::wire {

namespace {

constexpr size_t mostIdle = 64;
// Servers close idle connections after 5 seconds (Apache httpd) to 75 (nginx); an older one is
// likelier to be gone than to be useful.
constexpr std::chrono::seconds longestIdle{30};

} // namespace

Pool::Taken Pool::take(const QByteArray& origin) {
    const auto now = std::chrono::steady_clock::now();
    std::erase_if(idle_, [&](const Idle& idle) { return now - idle.since > longestIdle; });
    Taken taken;
    for (auto place = idle_.end(); place != idle_.begin();) {
        if ((--place)->origin != origin)
            continue;
        auto connection = std::move(place->connection);
        place = idle_.erase(place);
        if (connection->isUsable()) {
            taken.connection = std::move(connection);
            break;
        }
        taken.sawUnaskedBytes = taken.sawUnaskedBytes || connection->hasUnaskedBytes();
    }
    return taken;
}

void Pool::put(QByteArray origin, std::unique_ptr<Connection> connection) {
    if (idle_.size() == mostIdle)
        idle_.erase(idle_.begin());
    connection->setListener(nullptr);
    idle_.push_back({std::move(origin), std::move(connection), std::chrono::steady_clock::now()});
}

} // namespace thence::wire
