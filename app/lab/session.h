#pragma once

#include "app/lab/performance.h"
#include "app/lab/requestreader.h"

#include <QObject>
#include <QSslSocket>
#include <QTimer>

#include <functional>

namespace whereto::lab {

/// One connection to the lab: reads requests and plays what is to be answered, one after the other.
/// Deletes itself when the connection ends.
class Session : public QObject {
    Q_OBJECT

public:
    enum class Opening {
        Tls,   ///< the handshake comes first
        Either ///< the first byte tells: browsers that learned HSTS keep the port (RFC 6797 §8.3)
    };
    using Answer = std::function<Performance(const Received&)>;

    /// Takes over `socket`, which is connected and knows its certificate.
    Session(QSslSocket* socket, Opening opening, Answer answer, QObject* parent);

private:
    void receive();
    void readRequests();
    void play();
    void sendPiece();
    void end();
    void refuse();
    void leave();

    QSslSocket* socket_;
    Answer answer_;
    RequestReader reader_;
    QByteArray unread_;
    Performance performance_;
    qsizetype nextPiece_ = 0;
    bool opened_ = false; ///< it is known whether there is TLS
    bool playing_ = false;
    QTimer pause_;
    QTimer patience_; ///< runs while the other side has to do something
};

} // namespace whereto::lab
