#include "app/url/site.h"

#include "app/url/ipv4.h"
#include "app/url/ipv6.h"

#include <libpsl.h>

#include <algorithm>
#include <iterator>

namespace thence::url {

namespace {

struct Ipv4Block {
    quint32 prefix;
    int length;
};

// RFC 6890 §2.2.2 and the registry it founded: not globally reachable.
constexpr Ipv4Block privateIpv4[] = {
    {0x00000000, 8},  // 0.0.0.0/8 this network
    {0x0A000000, 8},  // 10.0.0.0/8 private use
    {0x64400000, 10}, // 100.64.0.0/10 shared address space
    {0x7F000000, 8},  // 127.0.0.0/8 loopback
    {0xA9FE0000, 16}, // 169.254.0.0/16 link-local
    {0xAC100000, 12}, // 172.16.0.0/12 private use
    {0xC0000000, 24}, // 192.0.0.0/24 IETF protocol assignments
    {0xC0000200, 24}, // 192.0.2.0/24 documentation
    {0xC0A80000, 16}, // 192.168.0.0/16 private use
    {0xC6120000, 15}, // 198.18.0.0/15 benchmarking
    {0xC6336400, 24}, // 198.51.100.0/24 documentation
    {0xCB007100, 24}, // 203.0.113.0/24 documentation
    {0xF0000000, 4},  // 240.0.0.0/4 reserved, broadcast
};

struct Ipv6Block {
    quint64 prefix; // the upper half of the address
    int length;
};

// RFC 6890 §2.2.3.
constexpr Ipv6Block privateIpv6[] = {
    {0x0100000000000000, 64}, // 100::/64 discard-only
    {0x2001000200000000, 48}, // 2001:2::/48 benchmarking
    {0x20010DB800000000, 32}, // 2001:db8::/32 documentation
    {0xFC00000000000000, 7},  // fc00::/7 unique-local
    {0xFE80000000000000, 10}, // fe80::/10 link-local
};

bool isPrivate(quint32 address) {
    return std::any_of(std::begin(privateIpv4), std::end(privateIpv4), [&](const Ipv4Block& block) {
        return (address ^ block.prefix) >> (32 - block.length) == 0;
    });
}

bool isPrivate(const Ipv6Pieces& pieces) {
    const quint64 upper =
        quint64(pieces[0]) << 48 | quint64(pieces[1]) << 32 | quint64(pieces[2]) << 16 | pieces[3];
    const quint32 lower = quint32(pieces[6]) << 16 | pieces[7];
    if (upper == 0 && pieces[4] == 0 && pieces[5] == 0xFFFF) // ::ffff:0:0/96, IPv4-mapped
        return isPrivate(lower);
    if (upper == 0 && pieces[4] == 0 && pieces[5] == 0 && lower <= 1) // :: and ::1
        return true;
    return std::any_of(std::begin(privateIpv6), std::end(privateIpv6), [&](const Ipv6Block& block) {
        return (upper ^ block.prefix) >> (64 - block.length) == 0;
    });
}

std::optional<Ipv6Pieces> ipv6Of(QByteArrayView host) {
    return host.startsWith('[') && host.endsWith(']') ? parseIpv6(host.sliced(1, host.size() - 2))
                                                      : std::nullopt;
}

std::optional<quint32> ipv4Of(QByteArrayView host) {
    return endsInNumber(host) ? parseIpv4(host) : std::nullopt;
}

} // namespace

bool isSameOrigin(const Url& a, const Url& b) {
    return a.hasHost() && b.hasHost() && a.scheme() == b.scheme() && a.host() == b.host() &&
           a.port() == b.port();
}

bool isIpAddress(QByteArrayView host) {
    return host.startsWith('[') || endsInNumber(host);
}

QByteArray registrableDomain(QByteArrayView host) {
    if (isIpAddress(host))
        return host.toByteArray();
    const bool rooted = host.endsWith('.');
    const QByteArray name = host.first(host.size() - (rooted ? 1 : 0)).toByteArray();
    const char* const found = psl_registrable_domain(psl_builtin(), name.constData());
    return found ? QByteArray(found) + (rooted ? "." : "") : host.toByteArray();
}

bool isPublicSuffix(QByteArrayView host) {
    if (isIpAddress(host))
        return false;
    const QByteArray name = host.first(host.size() - (host.endsWith('.') ? 1 : 0)).toByteArray();
    return psl_is_public_suffix(psl_builtin(), name.constData());
}

bool isSameSite(const Url& a, const Url& b) {
    return a.hasHost() && b.hasHost() && registrableDomain(a.host()) == registrableDomain(b.host());
}

bool isLoopback(QByteArrayView host) {
    if (const auto address = ipv4Of(host))
        return *address >> 24 == 127;
    if (const auto pieces = ipv6Of(host))
        return *pieces == Ipv6Pieces{0, 0, 0, 0, 0, 0, 0, 1};
    if (host.endsWith('.'))
        host.chop(1);
    return host == "localhost" || host.endsWith(".localhost");
}

bool isPrivateAddress(QByteArrayView host) {
    if (const auto address = ipv4Of(host))
        return isPrivate(*address);
    if (const auto pieces = ipv6Of(host))
        return isPrivate(*pieces);
    return isLoopback(host);
}

} // namespace thence::url
