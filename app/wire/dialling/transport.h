#pragma once

#include "app/trace/connection.h"
#include "app/wire/ownthread.h"

#include <QSslConfiguration>
#include <QTcpSocket>

#include <functional>
#include <memory>
#include <optional>

namespace thence::wire {

/// A TCP connection, secured or not, that carries bytes both ways.
class Transport {
public:
    /// Hears about the transport while somebody speaks on it.
    class Listener {
    public:
        virtual ~Listener() = default;
        /// There are bytes to read, or there never will be again.
        virtual void readable() = 0;
        /// Comes after readable(), when nothing of it is on the stack any more: listener and
        /// transport may be destroyed now.
        virtual void settle() = 0;
        /// Some of what was written has left this program; see isWritten().
        virtual void written() = 0;
    };

    /// How the other side ended it: in good order; in TLS without the closure alert that says so
    /// (RFC 8446 §6.1); or with a reset (RFC 9293 §3.10.7) or bytes that are not TLS, which says
    /// that something of it was lost.
    enum class Ending { Closed, WithoutAlert, Broken };

    explicit Transport(std::unique_ptr<QTcpSocket> socket);
    ~Transport();

    /// Called once, later: with nothing when the transport is secured, else with the reason why it
    /// is not, in the words of OpenSSL and Qt.
    using Secured = std::function<void(const std::optional<QString>& whyNot)>;
    /// Starts TLS as a client of `host` (name sent, verified, and ALPN offered as `configuration`
    /// has it). With `verify` false errors are recorded and ignored.
    void secure(const QSslConfiguration& configuration, const QByteArray& host, bool verify,
                Secured done);

    /// Null leaves the transport alone; what happens to it then makes it unusable.
    void setListener(Listener* listener) { listener_ = listener; }
    /// Whether it can carry another exchange, as far as can be known before trying.
    bool isUsable() const;
    /// Whether bytes came while it carried nothing.
    bool hasUnaskedBytes() const;

    /// False if it is gone already.
    bool write(const QByteArray& bytes);
    /// Whether everything has left this program.
    bool isWritten() const;
    /// How many of the bytes that were written the other side has not acknowledged yet, so that
    /// they may not have arrived (RFC 9293 §3.4).
    qint64 unacknowledged() const;
    /// Bytes read into `buffer`, 0 if there are none now, -1 if there will be no more.
    qint64 read(char* buffer, qint64 size);
    /// How it ended, once read() says that it has.
    Ending ending() const;
    /// What broke it, in the words of OpenSSL and Qt; empty if nothing did.
    QString whatBrokeIt() const;

    /// What is to be told about it; complete once it is connected, and secured where it has to be.
    const std::shared_ptr<const trace::Connection>& facts() const { return facts_; }

private:
    class InSlot;

    bool isQuiet() const;
    bool wasReset() const;
    void closeTwin();
    void tellReadable();
    void note(std::optional<trace::Tls> tls);
    /// Nothing while no handshake has come far enough to agree on anything.
    std::optional<trace::Tls> tlsFacts() const;
    QString whyNotSecured() const;
    void encrypted();
    void closed();

    OwnThread thread_;
    std::unique_ptr<QTcpSocket> socket_;
    int twin_ = -1; ///< a second descriptor: the socket closes its own before it can be asked
    Listener* listener_ = nullptr;
    std::shared_ptr<const trace::Connection> facts_;
    Secured secured_; ///< while TLS is being started
    bool disturbed_ = false;
    bool ended_ = false;
    bool closeNotified_ = false;
    QString error_; ///< why the socket gave the connection up, unless the other side closed it
    InSlot* inSlot_ = nullptr; ///< while the socket is telling us something
};

} // namespace thence::wire
