#include "tests/world/loopback.h"

#include <QSet>

#include <cerrno>
#include <cstring>

#include <net/if.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace thence::world {

namespace {

constexpr quint32 wholeNetwork =
    0xffff'ff00; // a /24, of which a loopback device owns every address

constexpr int usualMtu = 1500; // of the ways out there; a loopback device has 65536

/// <linux/ipv6.h> has it, and does not go together with <netinet/in.h>.
struct Ipv6Request {
    in6_addr address;
    quint32 prefixLength;
    int interface;
};

struct Socket {
    explicit Socket(int family) : descriptor(::socket(family, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {}
    ~Socket() { ::close(descriptor); }
    Q_DISABLE_COPY_MOVE(Socket)
    int descriptor;
};

ifreq requestFor(const QByteArray& device) {
    ifreq request{};
    device.left(IFNAMSIZ - 1).toStdString().copy(request.ifr_name, IFNAMSIZ - 1);
    return request;
}

void setAddress(sockaddr& place, quint32 address) {
    sockaddr_in filled{};
    filled.sin_family = AF_INET;
    filled.sin_addr.s_addr = htonl(address);
    std::memcpy(&place, &filled, sizeof filled);
}

bool bringUp(const Socket& socket) {
    ifreq request = requestFor("lo");
    request.ifr_mtu = usualMtu;
    if (::ioctl(socket.descriptor, SIOCSIFMTU, &request) != 0)
        return false;
    if (::ioctl(socket.descriptor, SIOCGIFFLAGS, &request) != 0)
        return false;
    request.ifr_flags = short(request.ifr_flags | IFF_UP | IFF_RUNNING);
    return ::ioctl(socket.descriptor, SIOCSIFFLAGS, &request) == 0;
}

bool addNetwork(const Socket& socket, quint32 network, qsizetype place) {
    ifreq request = requestFor("lo:" + QByteArray::number(place));
    setAddress(request.ifr_addr, network + 1);
    if (::ioctl(socket.descriptor, SIOCSIFADDR, &request) != 0)
        return false;
    setAddress(request.ifr_netmask, wholeNetwork);
    return ::ioctl(socket.descriptor, SIOCSIFNETMASK, &request) == 0;
}

bool addIpv6(const Socket& socket, const QHostAddress& address) {
    Ipv6Request request{{}, 128, int(::if_nametoindex("lo"))};
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    std::memcpy(&request.address, &bytes, sizeof request.address);
    return ::ioctl(socket.descriptor, SIOCSIFADDR, &request) == 0 || errno == EEXIST;
}

} // namespace

bool hasIpv6() {
    const Socket socket(AF_INET6);
    sockaddr_in6 place{};
    place.sin6_family = AF_INET6;
    place.sin6_addr = in6addr_loopback;
    return ::bind(socket.descriptor, reinterpret_cast<const sockaddr*>(&place), sizeof place) == 0;
}

std::string raiseLoopback(const QList<QHostAddress>& addresses) {
    const auto refusal = [](const std::string& what) { return what + ": " + std::strerror(errno); };
    const Socket plain(AF_INET), six(AF_INET6);
    if (!bringUp(plain))
        return refusal("the loopback device cannot be brought up");
    const bool both = hasIpv6();
    QSet<quint32> networks;
    for (const QHostAddress& address : addresses) {
        if (address.protocol() == QAbstractSocket::IPv6Protocol) {
            if (both && !addIpv6(six, address))
                return refusal("the loopback device takes no IPv6 address");
            continue;
        }
        const quint32 network = address.toIPv4Address() & wholeNetwork;
        if (networks.contains(network))
            continue;
        networks.insert(network);
        if (!addNetwork(plain, network, networks.size()))
            return refusal("the loopback device takes no address");
    }
    return {};
}

} // namespace thence::world
