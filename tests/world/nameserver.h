#pragma once

#include "tests/world/zone.h"

#include <QTcpServer>
#include <QUdpSocket>

namespace thence::world {

enum class Transport { Udp, Tcp };

/// The messages that answer `question`, in their order; none for what is no question and for a
/// server that keeps silent. Over UDP an answer of more than 512 bytes is truncated (RFC 1035
/// §4.2.1).
struct Reply {
    std::chrono::milliseconds delay{0};
    QList<QByteArray> messages{};
};
Reply replyTo(const QByteArray& question, const Zone& zone, Transport transport);

/// A name server on port 53 of one address, over UDP and TCP.
class NameServer : public QObject {
    Q_OBJECT

public:
    explicit NameServer(Zone zone, QObject* parent = nullptr);

    /// The error is the system's.
    tl::expected<void, QString> listen(const QHostAddress& address);

private:
    void answerDatagrams();
    void serve(QTcpSocket* client);

    Zone zone_;
    QUdpSocket datagrams_;
    QTcpServer streams_;
};

} // namespace thence::world
