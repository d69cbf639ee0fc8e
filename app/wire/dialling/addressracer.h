#pragma once

#include "app/wire/ownthread.h"

#include <QHostAddress>
#include <QList>
#include <QTcpSocket>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

namespace thence::wire {

/// Connects to the first of several addresses that answers (RFC 8305 §5): the next attempt starts
/// when one fails, or 250 ms after the one before. Destroying it gives all attempts up.
class AddressRacer {
public:
    enum class Socket { Plain, Tls };
    struct Loss {
        QAbstractSocket::SocketError error = QAbstractSocket::UnknownSocketError;
        QString reason; ///< of the attempt that failed last, with its address; a refusal needs no
                        ///< other words
    };
    using Won = std::function<void(std::unique_ptr<QTcpSocket>)>;
    using Lost = std::function<void(Loss)>;

    /// `addresses` in the order to try them. Exactly one of `won` and `lost` is called, possibly
    /// before start() returns.
    AddressRacer(QList<QHostAddress> addresses, quint16 port, Socket kind, Won won, Lost lost);
    ~AddressRacer();

    void start();

private:
    void startNext();
    void attemptSucceeded(const QTcpSocket* socket);
    void attemptFailed(const QTcpSocket* socket);

    OwnThread thread_;
    QList<QHostAddress> addresses_;
    quint16 port_;
    Socket kind_;
    Won won_;
    Lost lost_;
    QTimer headStart_;
    qsizetype next_ = 0;
    qsizetype failed_ = 0;
    std::vector<std::unique_ptr<QTcpSocket>> attempts_;
};

} // namespace thence::wire
