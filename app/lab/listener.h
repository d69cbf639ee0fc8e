#pragma once

#include "app/lab/servedconnection.h"

#include <QSslConfiguration>
#include <QTcpServer>

namespace thence::lab {

/// Accepts connections on one loopback port and gives each its ServedConnection.
class Listener : public QTcpServer {
    Q_OBJECT

public:
    Listener(ServedConnection::Opening opening, QSslConfiguration tls,
             ServedConnection::Answer answer);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void acceptAgain();
    bool makeRoom();

    ServedConnection::Opening opening_;
    QSslConfiguration tls_;
    ServedConnection::Answer answer_;
};

} // namespace thence::lab
