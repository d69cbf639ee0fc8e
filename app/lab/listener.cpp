#include "app/lab/listener.h"

namespace whereto::lab {

namespace {

constexpr qsizetype mostSessions = 256;

} // namespace

Listener::Listener(Session::Opening opening, QSslConfiguration tls, Session::Answer answer)
    : opening_(opening), tls_(std::move(tls)), answer_(std::move(answer)) {}

// QSslServer would demand TLS of every connection; here one port may speak both.
void Listener::incomingConnection(qintptr descriptor) {
    auto* const socket = new QSslSocket(this);
    if (!socket->setSocketDescriptor(descriptor) ||
        findChildren<Session*>(Qt::FindDirectChildrenOnly).size() >= mostSessions) {
        delete socket;
        return;
    }
    socket->setSslConfiguration(tls_);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    new Session(socket, opening_, answer_, this);
}

} // namespace whereto::lab
