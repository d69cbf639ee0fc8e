#pragma once

#include "app/lab/requestreader.h"
#include "app/lab/timedreply.h"

#include <QObject>
#include <QSslSocket>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>

namespace thence::lab {

/// One connection to the lab: reads requests and plays what is to be answered, one after the other.
/// Reads no further request while responses wait to be sent, so that memory is bounded whatever the
/// other side does. Deletes itself when the connection ends.
class ServedConnection : public QObject {
    Q_OBJECT

public:
    enum class Opening {
        Tls,   ///< the handshake comes first
        Either ///< the first byte tells: browsers that learned HSTS keep the port (RFC 6797 §8.3)
    };
    using Answer = std::function<TimedReply(const Received&)>;

    /// Takes over `socket`, which is connected and knows its certificate.
    ServedConnection(QSslSocket* socket, Opening opening, Answer answer, QObject* parent);

    /// How long the other side may still take to do something; none while the lab has to.
    std::optional<std::chrono::milliseconds> timeLeft() const;

private:
    void receive();
    bool mustWait() const;
    /// Reads what is there of a request; false when there is nothing more to read.
    bool readRequest();
    void play();
    void sendPiece();
    void end();
    void refuse();
    void leave();
    void disconnected();

    QSslSocket* socket_;
    Answer answer_;
    RequestReader reader_;
    QByteArray unread_;
    TimedReply reply_;
    qsizetype nextPiece_ = 0;
    bool opened_ = false;  ///< it is known whether there is TLS
    bool playing_ = false; ///< no further request is read
    QTimer pause_;
    QTimer patience_; ///< runs while the other side has to do something
};

} // namespace thence::lab
