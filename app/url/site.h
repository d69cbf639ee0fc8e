#pragma once

#include "app/url/url.h"

namespace thence::url {

/// Same scheme, host and port (HTML §7.1.1).
bool isSameOrigin(const Url& a, const Url& b);

/// The registrable domain of `host` by the Public Suffix List ("example.co.uk" for
/// "www.example.co.uk"); an IP address or a suffix itself is returned whole.
QByteArray registrableDomain(QByteArrayView host);

/// Whether cookies for `host` would be cookies for everybody below it: "com", "co.uk", "github.io"
/// (RFC 6265 §5.3 step 5).
bool isPublicSuffix(QByteArrayView host);

/// Whether a parsed host is an IPv4 or IPv6 address and not a name.
bool isIpAddress(QByteArrayView host);

/// Schemelessly same site (HTML §7.1.1): equal registrable domains.
bool isSameSite(const Url& a, const Url& b);

/// A name or address that means this machine: localhost, *.localhost, 127.0.0.0/8, [::1]
/// (RFC 6761 §6.3).
bool isLoopback(QByteArrayView host);

/// Loopback, private (RFC 1918), link-local, unique-local and the other address blocks that are not
/// reachable from the public network (RFC 6890).
bool isPrivateAddress(QByteArrayView host);

} // namespace thence::url
