#include "app/lab/listener.h"

#include <algorithm>

#include <unistd.h>

namespace thence::lab {

namespace {

using namespace std::chrono_literals;

constexpr qsizetype maxConnections = 256;
constexpr auto retryTime = 200ms;

} // namespace

Listener::Listener(ServedConnection::Opening opening, QSslConfiguration tls,
                   ServedConnection::Answer answer)
    : opening_(opening), tls_(std::move(tls)), answer_(std::move(answer)) {
    connect(this, &QTcpServer::acceptError, this, &Listener::acceptAgain);
}

// QSslServer would demand TLS of every connection; here one port may speak both.
void Listener::incomingConnection(qintptr descriptor) {
    auto* const socket = new QSslSocket(this);
    if (!socket->setSocketDescriptor(descriptor) || !makeRoom()) {
        delete socket;
        return;
    }
    socket->setSslConfiguration(tls_);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    new ServedConnection(socket, opening_, answer_, this);
}

/// Qt stops accepting for good when the process has no file descriptor left, and from then on takes
/// every end of the queue for the same error.
void Listener::acceptAgain() {
    const int spare = ::dup(int(socketDescriptor()));
    if (spare < 0)
        return QTimer::singleShot(retryTime, this, &Listener::acceptAgain);
    ::close(spare);
    resumeAccepting();
}

/// Closes the connection that has been silent for longest when there are too many, so that idle
/// ones lock nobody out. Not if the lab owes something on every one of them.
bool Listener::makeRoom() {
    const auto connections = findChildren<ServedConnection*>(Qt::FindDirectChildrenOnly);
    if (connections.size() < maxConnections)
        return true;
    const auto silent = [](const ServedConnection* connection) {
        return connection->timeLeft().value_or(std::chrono::milliseconds::max());
    };
    ServedConnection* const first = *std::ranges::min_element(connections, {}, silent);
    if (!first->timeLeft())
        return false;
    delete first;
    return true;
}

} // namespace thence::lab
