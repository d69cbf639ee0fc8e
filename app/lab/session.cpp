#include "app/lab/session.h"

#include <sys/socket.h>

namespace whereto::lab {

namespace {

using namespace std::chrono_literals;

constexpr auto idleTime = 60s;
constexpr qint64 readAhead = 64 * 1024;
constexpr char handshakeRecord = 0x16; // RFC 8446 §5.1

/// Makes the close that follows a reset instead of an orderly end.
void forgetWhatIsUnderWay(qintptr descriptor) {
    const linger abrupt{1, 0};
    ::setsockopt(int(descriptor), SOL_SOCKET, SO_LINGER, &abrupt, sizeof abrupt);
}

} // namespace

Session::Session(QSslSocket* socket, Opening opening, Answer answer, QObject* parent)
    : QObject(parent), socket_(socket), answer_(std::move(answer)) {
    socket_->setParent(this);
    socket_->setReadBufferSize(readAhead);
    pause_.setSingleShot(true);
    pause_.setTimerType(Qt::PreciseTimer);
    patience_.setSingleShot(true);
    connect(&pause_, &QTimer::timeout, this, &Session::sendPiece);
    connect(&patience_, &QTimer::timeout, this, &Session::leave);
    connect(socket_, &QSslSocket::readyRead, this, &Session::receive);
    connect(socket_, &QSslSocket::disconnected, this, &Session::deleteLater);
    patience_.start(idleTime);
    if (opening == Opening::Tls) {
        opened_ = true;
        socket_->startServerEncryption();
    }
}

void Session::receive() {
    if (!opened_) {
        char first = 0;
        if (socket_->peek(&first, 1) != 1)
            return;
        opened_ = true;
        if (first == handshakeRecord)
            return socket_->startServerEncryption();
    }
    if (!playing_)
        readRequests();
}

void Session::readRequests() {
    unread_ += socket_->readAll();
    switch (reader_.read(unread_)) {
    case RequestReader::State::Incomplete:
        return;
    case RequestReader::State::WantsContinue:
        socket_->write("HTTP/1.1 100 Continue\r\n\r\n");
        return;
    case RequestReader::State::Refused:
        return refuse();
    case RequestReader::State::Complete:
        return play();
    }
}

void Session::play() {
    const Received request = reader_.take(socket_->isEncrypted() ? "https" : "http");
    performance_ = answer_(request);
    if (performance_.ending == Ending::Keep && !request.keepAlive)
        performance_.ending = Ending::Close;
    nextPiece_ = 0;
    playing_ = true;
    patience_.stop();
    pause_.start(performance_.pieces.constFirst().pause);
}

void Session::sendPiece() {
    socket_->write(performance_.pieces[nextPiece_++].bytes);
    if (nextPiece_ < performance_.pieces.size())
        pause_.start(performance_.pieces[nextPiece_].pause);
    else
        end();
}

void Session::end() {
    switch (performance_.ending) {
    case Ending::Keep:
        playing_ = false;
        patience_.start(idleTime);
        return receive();
    case Ending::Close:
        return socket_->disconnectFromHost();
    case Ending::Reset:
        socket_->flush();
        forgetWhatIsUnderWay(socket_->socketDescriptor());
        return leave();
    case Ending::Stall:
        return patience_.start(idleTime);
    }
}

void Session::refuse() {
    playing_ = true;
    socket_->write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    socket_->disconnectFromHost();
}

void Session::leave() {
    socket_->abort();
    deleteLater();
}

} // namespace whereto::lab
