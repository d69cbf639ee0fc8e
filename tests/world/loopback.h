#pragma once

#include <QHostAddress>
#include <QList>

#include <string>

namespace thence::world {

/// Brings the loopback device up and gives it `addresses`; of IPv4 the whole /24 around each.
/// Returns nothing, or what the system refused. IPv6 addresses are left out where the system has no
/// IPv6.
std::string raiseLoopback(const QList<QHostAddress>& addresses);

/// Whether there is IPv6 in this network namespace.
bool hasIpv6();

} // namespace thence::world
