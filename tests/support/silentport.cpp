#include "tests/support/silentport.h"

#include <cstring>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace thence::test {

namespace {

/// A socket's name, of either family.
struct Place {
    Place(const QHostAddress& address, quint16 port) {
        if (address.protocol() == QAbstractSocket::IPv6Protocol) {
            const Q_IPV6ADDR bytes = address.toIPv6Address();
            auto& six = reinterpret_cast<sockaddr_in6&>(storage);
            six.sin6_family = AF_INET6;
            six.sin6_port = htons(port);
            std::memcpy(&six.sin6_addr, &bytes, sizeof bytes);
            size = sizeof six;
        } else {
            auto& four = reinterpret_cast<sockaddr_in&>(storage);
            four.sin_family = AF_INET;
            four.sin_port = htons(port);
            four.sin_addr.s_addr = htonl(address.toIPv4Address());
            size = sizeof four;
        }
    }

    sockaddr* name() { return reinterpret_cast<sockaddr*>(&storage); }
    int makeSocket(int flags) const {
        return ::socket(storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC | flags, 0);
    }
    quint16 port() const {
        return ntohs(reinterpret_cast<const sockaddr_in&>(storage).sin_port); // as in sockaddr_in6
    }

    sockaddr_storage storage{};
    socklen_t size = 0;
};

} // namespace

SilentPort::SilentPort(const QHostAddress& address, quint16 port) : port_(port) {
    Place place(address, port);
    listener_ = place.makeSocket(0);
    if (::bind(listener_, place.name(), place.size) != 0 || ::listen(listener_, 0) != 0 ||
        ::getsockname(listener_, place.name(), &place.size) != 0)
        qFatal("nothing can listen at %s", qUtf8Printable(address.toString()));
    port_ = place.port();
    for (int& filler : fillers_) {
        filler = place.makeSocket(SOCK_NONBLOCK);
        ::connect(filler, place.name(), place.size);
    }
}

SilentPort::~SilentPort() {
    for (const int filler : fillers_)
        ::close(filler);
    ::close(listener_);
}

} // namespace thence::test
