#pragma once

#include "app/lab/session.h"

#include <QSslConfiguration>
#include <QTcpServer>

namespace thence::lab {

/// Accepts connections on one loopback port and gives each its Session.
class Listener : public QTcpServer {
    Q_OBJECT

public:
    Listener(Session::Opening opening, QSslConfiguration tls, Session::Answer answer);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void acceptAgain();
    bool makeRoom();

    Session::Opening opening_;
    QSslConfiguration tls_;
    Session::Answer answer_;
};

} // namespace thence::lab
