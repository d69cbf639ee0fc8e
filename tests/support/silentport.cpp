#include "tests/support/silentport.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace whereto::test {

namespace {

int makeSocket(int flags) {
    return ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | flags, 0);
}

} // namespace

SilentPort::SilentPort(const QHostAddress& address, quint16 port)
    : port_(port), listener_(makeSocket(0)) {
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_addr.s_addr = htonl(address.toIPv4Address());
    place.sin_port = htons(port);
    auto* const bytes = reinterpret_cast<sockaddr*>(&place);
    socklen_t size = sizeof place;
    if (::bind(listener_, bytes, size) != 0 || ::listen(listener_, 0) != 0 ||
        ::getsockname(listener_, bytes, &size) != 0)
        qFatal("nothing can listen at %s", qUtf8Printable(address.toString()));
    port_ = ntohs(place.sin_port);
    for (int& filler : fillers_) {
        filler = makeSocket(SOCK_NONBLOCK);
        ::connect(filler, bytes, size);
    }
}

SilentPort::~SilentPort() {
    for (const int filler : fillers_)
        ::close(filler);
    ::close(listener_);
}

} // namespace whereto::test
