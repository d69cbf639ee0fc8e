#include "app/lab/servedconnection.h"

#include <sys/socket.h>

namespace thence::lab {

namespace {

using namespace std::chrono_literals;

constexpr auto idleTime = 60s;
constexpr qint64 readAhead = 64 * 1024;
constexpr qint64 sendAhead = 64 * 1024; // what may wait to be sent when the next request is read
constexpr char handshakeRecord = 0x16;  // RFC 8446 §5.1

/// Makes the close that follows a reset instead of an orderly end.
void forgetWhatIsUnderWay(qintptr descriptor) {
    const linger abrupt{1, 0};
    ::setsockopt(int(descriptor), SOL_SOCKET, SO_LINGER, &abrupt, sizeof abrupt);
}

} // namespace

ServedConnection::ServedConnection(QSslSocket* socket, Opening opening, Answer answer,
                                   QObject* parent)
    : QObject(parent), socket_(socket), answer_(std::move(answer)) {
    socket_->setParent(this);
    socket_->setReadBufferSize(readAhead);
    pause_.setSingleShot(true);
    pause_.setTimerType(Qt::PreciseTimer);
    patience_.setSingleShot(true);
    patience_.setTimerType(Qt::PreciseTimer); // timeLeft() compares them
    connect(&pause_, &QTimer::timeout, this, [this] {
        sendPiece();
        receive();
    });
    connect(&patience_, &QTimer::timeout, this, &ServedConnection::leave);
    connect(socket_, &QSslSocket::readyRead, this, &ServedConnection::receive);
    connect(socket_, &QSslSocket::bytesWritten, this, &ServedConnection::receive);
    connect(socket_, &QSslSocket::encryptedBytesWritten, this, &ServedConnection::receive);
    connect(socket_, &QSslSocket::disconnected, this, &ServedConnection::disconnected);
    patience_.start(idleTime);
    if (opening == Opening::Tls) {
        opened_ = true;
        socket_->startServerEncryption();
    }
}

std::optional<std::chrono::milliseconds> ServedConnection::timeLeft() const {
    return patience_.isActive() ? std::optional(patience_.remainingTimeAsDuration()) : std::nullopt;
}

void ServedConnection::receive() {
    if (!opened_) {
        char first = 0;
        if (socket_->peek(&first, 1) != 1)
            return;
        opened_ = true;
        if (first == handshakeRecord)
            return socket_->startServerEncryption();
    }
    while (!mustWait() && readRequest()) {
    }
}

/// Encrypted bytes wait in a buffer of their own.
bool ServedConnection::mustWait() const {
    const bool shakesHands =
        socket_->mode() != QSslSocket::UnencryptedMode && !socket_->isEncrypted();
    return playing_ || shakesHands || socket_->state() != QAbstractSocket::ConnectedState ||
           socket_->bytesToWrite() + socket_->encryptedBytesToWrite() > sendAhead;
}

bool ServedConnection::readRequest() {
    switch (reader_.read(unread_)) {
    case RequestReader::State::WantsContinue:
        socket_->write("HTTP/1.1 100 Continue\r\n\r\n");
        [[fallthrough]];
    case RequestReader::State::Incomplete: {
        const QByteArray more = socket_->readAll();
        unread_ += more;
        return !more.isEmpty();
    }
    case RequestReader::State::Refused:
        refuse();
        return false;
    case RequestReader::State::Complete:
        play();
        return true;
    }
    return false;
}

void ServedConnection::play() {
    const Received request = reader_.take(socket_->isEncrypted() ? "https" : "http");
    reply_ = answer_(request);
    if (reply_.ending == Ending::Keep && !request.keepAlive)
        reply_.ending = Ending::Close;
    nextPiece_ = 0;
    playing_ = true;
    patience_.stop();
    // Qt closes a connection when the other side has finished sending: what is to be answered
    // without a pause goes out before it can notice.
    if (reply_.pieces.constFirst().pause.count() == 0)
        sendPiece();
    else
        pause_.start(reply_.pieces.constFirst().pause);
}

void ServedConnection::sendPiece() {
    socket_->write(reply_.pieces[nextPiece_++].bytes);
    socket_->flush();
    if (nextPiece_ < reply_.pieces.size())
        pause_.start(reply_.pieces[nextPiece_].pause);
    else
        end();
}

void ServedConnection::end() {
    switch (reply_.ending) {
    case Ending::Keep:
        playing_ = false;
        return patience_.start(idleTime);
    case Ending::Close:
        patience_.start(idleTime);
        return socket_->disconnectFromHost();
    case Ending::Reset:
        forgetWhatIsUnderWay(socket_->socketDescriptor());
        return leave();
    case Ending::Stall:
        return patience_.start(idleTime);
    }
}

void ServedConnection::refuse() {
    playing_ = true;
    socket_->write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    socket_->disconnectFromHost();
}

void ServedConnection::leave() {
    socket_->abort();
    disconnected();
}

/// Nothing may be written or read any more, which Qt would complain about.
void ServedConnection::disconnected() {
    playing_ = true;
    pause_.stop();
    patience_.stop();
    deleteLater();
}

} // namespace thence::lab
