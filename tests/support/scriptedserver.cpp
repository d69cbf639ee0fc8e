#include "tests/support/scriptedserver.h"

#include <QFile>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTimer>

#include <sys/socket.h>

namespace thence::test {

using namespace Qt::StringLiterals;

namespace {

QByteArray fixtureBytes(const QString& name) {
    QFile file(QStringLiteral(THENCE_SOURCE_DIR "/tests/fixtures/tls/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no fixture %s", qPrintable(file.fileName()));
    return file.readAll();
}

/// The size of the whole request at the start of `bytes`, or 0 while it is not whole.
qsizetype requestSize(QByteArrayView bytes) {
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return 0;
    const QByteArray head = bytes.first(end + 2).toByteArray().toLower();
    const qsizetype length = head.indexOf("\r\ncontent-length:");
    const qsizetype content =
        length < 0 ? 0
                   : head.sliced(length + 17, head.indexOf('\r', length + 17) - length - 17)
                         .trimmed()
                         .toLongLong();
    return bytes.size() < end + 4 + content ? 0 : end + 4 + content;
}

} // namespace

Script answer(QByteArray bytes) {
    return {awaitRequest(), send(std::move(bytes))};
}

Script answerAndClose(QByteArray bytes) {
    return {awaitRequest(), send(std::move(bytes)), close()};
}

Script answerSplit(const QByteArray& bytes, qsizetype place) {
    return {awaitRequest(), send(bytes.first(place)), pause(std::chrono::milliseconds(0)),
            send(bytes.sliced(place))};
}

Identity Identity::fixture(const QString& name) {
    return {QSslCertificate::fromData(fixtureBytes(name + u".pem"_s)),
            QSslKey(fixtureBytes(name + u".key"_s), QSsl::Ec)};
}

QSslCertificate fixtureAuthority() {
    return QSslCertificate(fixtureBytes(u"authority.pem"_s));
}

class ScriptedServer::Session {
public:
    Session(std::unique_ptr<QTcpSocket> socket, Script script, ScriptedServer* server)
        : socket_(std::move(socket)), script_(std::move(script)), server_(server),
          index_(server->received_.size()) {
        server->received_.append(QByteArray());
        socket_->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        timer_.setSingleShot(true);
        QObject::connect(&timer_, &QTimer::timeout, &timer_, [this] { play(); });
        QObject::connect(socket_.get(), &QTcpSocket::readyRead, socket_.get(), [this] { read(); });
        QObject::connect(socket_.get(), &QTcpSocket::bytesWritten, socket_.get(), [this] {
            if (place_ < script_.size() && script_[place_].kind == Step::Kind::SendForever)
                timer_.start(0);
        });
        timer_.start(0);
    }
    ~Session() { socket_->disconnect(); }

private:
    void read() {
        const QByteArray bytes = socket_->readAll();
        server_->received_[index_] += bytes;
        unanswered_ += bytes;
        if (place_ < script_.size() && script_[place_].kind == Step::Kind::AwaitRequest)
            play();
    }

    /// Plays steps until one has to wait.
    void play() {
        while (place_ < script_.size() && playStep(script_[place_]))
            ++place_;
    }

    bool playStep(Step& step) {
        switch (step.kind) {
        case Step::Kind::AwaitRequest: {
            const qsizetype size = requestSize(unanswered_);
            unanswered_.remove(0, size);
            return size > 0;
        }
        case Step::Kind::Send:
            socket_->write(step.bytes);
            socket_->flush();
            return true;
        case Step::Kind::Drip:
            if (step.bytes.isEmpty())
                return true;
            socket_->write(step.bytes.first(1));
            socket_->flush();
            step.bytes.remove(0, 1);
            timer_.start(step.pause);
            return false;
        case Step::Kind::SendForever:
            while (socket_->state() == QAbstractSocket::ConnectedState &&
                   socket_->bytesToWrite() < 64 * 1024)
                socket_->write(step.bytes);
            return false;
        case Step::Kind::Pause:
            if (!std::exchange(pausing_, !pausing_)) {
                timer_.start(step.pause);
                return false;
            }
            return true;
        case Step::Kind::SendRaw:
            return ::send(int(socket_->socketDescriptor()), step.bytes.constData(),
                          size_t(step.bytes.size()), MSG_NOSIGNAL) == step.bytes.size();
        case Step::Kind::EndRaw:
            ::shutdown(int(socket_->socketDescriptor()), SHUT_WR);
            return true;
        case Step::Kind::Close:
            socket_->disconnectFromHost();
            return true;
        case Step::Kind::Reset:
            resetConnection();
            return true;
        case Step::Kind::Stall:
            return false;
        }
        return false;
    }

    void resetConnection() {
        const linger atOnce{1, 0};
        setsockopt(int(socket_->socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
        socket_->abort();
    }

    std::unique_ptr<QTcpSocket> socket_;
    Script script_;
    ScriptedServer* server_;
    qsizetype index_;
    qsizetype place_ = 0;
    bool pausing_ = false;
    QByteArray unanswered_;
    QTimer timer_;
};

ScriptedServer::ScriptedServer(QList<Script> scripts, std::optional<Identity> identity,
                               const QHostAddress& address)
    : scripts_(std::move(scripts)), identity_(std::move(identity)) {
    if (!listen(address))
        qFatal("cannot listen: %s", qPrintable(errorString()));
}

ScriptedServer::~ScriptedServer() = default;

QByteArray ScriptedServer::url(QByteArrayView path, QByteArrayView host) const {
    return (identity_ ? QByteArray("https://") : QByteArray("http://")) + host.toByteArray() + ':' +
           QByteArray::number(serverPort()) + path.toByteArray();
}

void ScriptedServer::incomingConnection(qintptr descriptor) {
    const Script& script = scripts_[std::min(received_.size(), scripts_.size() - 1)];
    std::unique_ptr<QTcpSocket> socket;
    if (identity_) {
        auto tls = std::make_unique<QSslSocket>();
        tls->setSocketDescriptor(descriptor);
        tls->setLocalCertificateChain(identity_->chain);
        tls->setPrivateKey(identity_->key);
        tls->setPeerVerifyMode(QSslSocket::VerifyNone);
        QSslConfiguration configuration = tls->sslConfiguration();
        configuration.setAllowedNextProtocols({QSslConfiguration::NextProtocolHttp1_1});
        tls->setSslConfiguration(configuration);
        tls->startServerEncryption();
        socket = std::move(tls);
    } else {
        socket = std::make_unique<QTcpSocket>();
        socket->setSocketDescriptor(descriptor);
    }
    sessions_.push_back(std::make_unique<Session>(std::move(socket), script, this));
}

} // namespace thence::test
