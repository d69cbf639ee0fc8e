#include "tests/support/namedhost.h"

#include <QHostInfo>

#include <algorithm>

namespace thence::test {

std::optional<QByteArray> namedHost() {
    const QString name = QHostInfo::localHostName();
    if (name.isEmpty() || name.startsWith(QLatin1String("localhost")))
        return std::nullopt;
    const auto addresses = QHostInfo::fromName(name).addresses();
    const bool isHere =
        std::any_of(addresses.begin(), addresses.end(),
                    [](const QHostAddress& address) { return address.isLoopback(); });
    return isHere ? std::optional(name.toLower().toLatin1()) : std::nullopt;
}

} // namespace thence::test
