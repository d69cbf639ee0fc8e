#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace thence::url {

/// The host parser (URL Standard §3.5): the host in the form it is compared and sent in, with its
/// brackets if it is IPv6. `special` hosts become domains or addresses; others are opaque, and only
/// percent-encoded. Null if it is not a host.
std::optional<QByteArray> parseHost(QByteArrayView text, bool special);

/// A reg-name or IP literal (RFC 3986 §3.2.2): lower-cased, names outside ASCII as "xn--" labels,
/// and nothing read as an IPv4 address that is not four decimal numbers.
std::optional<QByteArray> parseRegName(QByteArrayView text);

/// "domain to ASCII" (URL Standard §3.3; UTS 46, non-transitional) of `domain` in UTF-8.
std::optional<QByteArray> domainToAscii(QByteArrayView domain);

} // namespace thence::url
