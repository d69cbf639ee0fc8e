#include "app/wire/dialling/transport.h"

#include "app/wire/dialling/certificates.h"

#include <QCoreApplication>
#include <QSslCipher>
#include <QSslSocket>

#include <cerrno>

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace thence::wire {

using namespace Qt::StringLiterals;

namespace {

QString versionName(QSsl::SslProtocol protocol) {
    switch (protocol) {
    case QSsl::TlsV1_3:
        return u"TLS 1.3"_s;
    case QSsl::TlsV1_2:
        return u"TLS 1.2"_s;
    default:
        return {};
    }
}

QString withoutBrackets(const QByteArray& host) {
    QByteArrayView name = host;
    if (name.startsWith('[') && name.endsWith(']'))
        name = name.sliced(1, name.size() - 2);
    else if (name.endsWith('.'))
        name.chop(1); // RFC 6066 §3: server names are sent without the trailing dot
    return QString::fromLatin1(name);
}

} // namespace

/// Knows whether the transport was destroyed in answer to its socket's signal. The socket must
/// outlive the signal then.
class Transport::InSlot {
public:
    explicit InSlot(Transport& transport)
        : transport_(&transport), outer_(std::exchange(transport.inSlot_, this)) {}
    ~InSlot() {
        if (transport_)
            transport_->inSlot_ = outer_;
        else if (outer_)
            outer_->transport_ = nullptr;
    }
    Q_DISABLE_COPY_MOVE(InSlot)

    void transportDestroyed() { transport_ = nullptr; }

private:
    Transport* transport_;
    InSlot* outer_;
};

Transport::Transport(std::unique_ptr<QTcpSocket> socket) : socket_(std::move(socket)) {
    socket_->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    twin_ = ::fcntl(int(socket_->socketDescriptor()), F_DUPFD_CLOEXEC, 0);
    QObject::connect(socket_.get(), &QTcpSocket::readyRead, socket_.get(), [this] {
        disturbed_ = !listener_ && !secured_;
        if (!secured_)
            tellReadable();
    });
    QObject::connect(socket_.get(), &QTcpSocket::bytesWritten, socket_.get(), [this] {
        if (listener_ && !secured_)
            listener_->written();
    });
    QObject::connect(socket_.get(), &QTcpSocket::errorOccurred, socket_.get(),
                     [this] { closed(); });
    note(std::nullopt);
}

Transport::~Transport() {
    thread_.check();
    closeTwin();
    socket_->disconnect();
    if (!inSlot_)
        return;
    inSlot_->transportDestroyed();
    socket_.release()->deleteLater();
}

void Transport::closeTwin() {
    if (twin_ >= 0)
        ::close(std::exchange(twin_, -1));
}

void Transport::tellReadable() {
    thread_.check();
    const InSlot guard(*this);
    Listener* const listener = listener_;
    if (!listener)
        return;
    listener->readable();
    listener->settle();
}

void Transport::secure(const QSslConfiguration& configuration, const QByteArray& host, bool verify,
                       Secured done) {
    auto* const tls = qobject_cast<QSslSocket*>(socket_.get());
    Q_ASSERT(tls);
    secured_ = std::move(done);
    QObject::connect(tls, &QSslSocket::encrypted, tls, [this] { encrypted(); });
    QObject::connect(tls, &QSslSocket::alertReceived, tls,
                     [this](QSsl::AlertLevel, QSsl::AlertType type) {
                         closeNotified_ = closeNotified_ || type == QSsl::AlertType::CloseNotify;
                     });
    if (!verify)
        QObject::connect(tls, &QSslSocket::sslErrors, tls, [tls] { tls->ignoreSslErrors(); });
    tls->setSslConfiguration(configuration);
    tls->setPeerVerifyName(withoutBrackets(host));
    tls->startClientEncryption();
}

void Transport::encrypted() {
    thread_.check();
    note(tlsFacts());
    if (const Secured done = std::exchange(secured_, {}))
        done(std::nullopt);
}

void Transport::closed() {
    thread_.check();
    // A TLS socket still says that it is connected; and after its own error it tells the closing,
    // which it does itself.
    if (!std::exchange(ended_, true) && socket_->error() != QAbstractSocket::RemoteHostClosedError)
        error_ = socket_->errorString();
    if (!listener_)
        closeTwin(); // nobody will ask, and the other side waits for its end
    if (const Secured done = std::exchange(secured_, {})) {
        note(tlsFacts());
        done(whyNotSecured());
    } else {
        tellReadable();
    }
}

QString Transport::whyNotSecured() const {
    // The socket's own word is the first reason against a certificate only.
    if (facts_->tls && !facts_->tls->errors.isEmpty())
        return facts_->tls->errors.join(u"; "_s);
    const QString reason = socket_->errorString();
    // OpenSSL's words for bytes that are no TLS record at all.
    return reason.contains("wrong version number"_L1)
               ? QCoreApplication::translate(
                     "Wire", "the port answers, but not in TLS; it may speak plain HTTP (%1)")
                     .arg(reason)
               : reason;
}

std::optional<trace::Tls> Transport::tlsFacts() const {
    const auto* const tls = qobject_cast<const QSslSocket*>(socket_.get());
    if (tls->sessionCipher().isNull() && tls->peerCertificateChain().isEmpty())
        return std::nullopt;
    trace::Tls facts{.version = versionName(tls->sessionProtocol()),
                     .cipher = tls->sessionCipher().name(),
                     .alpn = tls->sslConfiguration().nextNegotiatedProtocol(),
                     .verified = false,
                     .errors = {},
                     .chain = {}};
    for (const QSslError& error : tls->sslHandshakeErrors())
        facts.errors.append(error.errorString());
    facts.verified = facts.errors.isEmpty() && tls->isEncrypted();
    for (const QSslCertificate& certificate : tls->peerCertificateChain())
        facts.chain.append(describe(certificate));
    return facts;
}

void Transport::note(std::optional<trace::Tls> tls) {
    // Once the peer is gone the socket has forgotten the addresses.
    const bool known = facts_ != nullptr;
    facts_ = std::make_shared<const trace::Connection>(
        trace::Connection{.remoteAddress = known ? facts_->remoteAddress : socket_->peerAddress(),
                          .remotePort = known ? facts_->remotePort : socket_->peerPort(),
                          .localAddress = known ? facts_->localAddress : socket_->localAddress(),
                          .localPort = known ? facts_->localPort : socket_->localPort(),
                          .tls = std::move(tls)});
}

bool Transport::isUsable() const {
    return !disturbed_ && !ended_ && socket_->state() == QAbstractSocket::ConnectedState &&
           isQuiet();
}

// What came behind the last response, and waits for the event loop to tell, must not be taken for
// the response to the next request (RFC 9112 §9.2); or it is the end of the connection.
bool Transport::isQuiet() const {
    const auto* const tls = qobject_cast<const QSslSocket*>(socket_.get());
    if (tls && (tls->bytesAvailable() > 0 || tls->encryptedBytesAvailable() > 0))
        return false;
    char byte = 0;
    return ::recv(twin_, &byte, 1, MSG_PEEK | MSG_DONTWAIT) < 0 && errno == EAGAIN;
}

// Of what is still encrypted nobody can say whether it is data, a session ticket or an alert.
bool Transport::hasUnaskedBytes() const {
    char byte = 0;
    return disturbed_ || socket_->bytesAvailable() > 0 ||
           (!facts_->tls && ::recv(twin_, &byte, 1, MSG_PEEK | MSG_DONTWAIT) > 0);
}

bool Transport::write(const QByteArray& bytes) {
    thread_.check();
    if (socket_->write(bytes) != bytes.size())
        return false;
    if (facts_->tls)
        socket_->flush();
    return true;
}

bool Transport::isWritten() const {
    const auto* const tls = qobject_cast<const QSslSocket*>(socket_.get());
    return socket_->bytesToWrite() == 0 && (!tls || tls->encryptedBytesToWrite() == 0);
}

qint64 Transport::unacknowledged() const {
    int queued = 0;
    if (::ioctl(twin_, TIOCOUTQ, &queued) != 0)
        return 0;
    const auto* const tls = qobject_cast<const QSslSocket*>(socket_.get());
    return queued + socket_->bytesToWrite() + (tls ? tls->encryptedBytesToWrite() : 0);
}

bool Transport::wasReset() const {
    tcp_info info{};
    socklen_t size = sizeof info;
    return ::getsockopt(twin_, IPPROTO_TCP, TCP_INFO, &info, &size) == 0 &&
           info.tcpi_state == TCP_CLOSE;
}

Transport::Ending Transport::ending() const {
    if (!error_.isEmpty() || wasReset())
        return Ending::Broken;
    return facts_->tls && !closeNotified_ ? Ending::WithoutAlert : Ending::Closed;
}

QString Transport::whatBrokeIt() const {
    if (!error_.isEmpty())
        return facts_->tls ? QCoreApplication::translate("Wire", "TLS failed (%1)").arg(error_)
                           : error_;
    return wasReset() ? QCoreApplication::translate("Wire", "the connection was reset") : QString();
}

qint64 Transport::read(char* buffer, qint64 size) {
    thread_.check();
    const qint64 count = socket_->read(buffer, size);
    if (count != 0)
        return count;
    return ended_ || socket_->state() != QAbstractSocket::ConnectedState ? -1 : 0;
}

} // namespace thence::wire
