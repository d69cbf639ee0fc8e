#pragma once

#include "tests/world/zone.h"

#include <QMap>

namespace thence::world {

/// internet.json: which addresses there are, what answers on them, and what they are called.
struct Internet {
    /// Addresses where ports 80 and 443 are served, each with the name of the certificate it shows.
    QList<std::pair<QHostAddress, QString>> servers{};
    QList<QHostAddress> silent{};   ///< ports 80 and 443 neither accept nor refuse connections
    QList<QHostAddress> refusing{}; ///< every port refuses
    Zone zone{};

    QList<QHostAddress> addresses() const;
};

/// The error is a line that names file and key.
tl::expected<Internet, QString> readInternet(const QString& file);

} // namespace thence::world
