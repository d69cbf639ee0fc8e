#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <optional>

namespace thence::url {

using Ipv6Pieces = std::array<quint16, 8>;

/// Reads an IPv6 address without its brackets (URL Standard §3.5; RFC 4291 §2.2). Zone identifiers
/// are refused.
std::optional<Ipv6Pieces> parseIpv6(QByteArrayView text);

/// "::1": the longest run of zero pieces is compressed (URL Standard §3.5; RFC 5952 §4).
QByteArray ipv6Text(const Ipv6Pieces& pieces);

} // namespace thence::url
