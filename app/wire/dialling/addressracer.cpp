#include "app/wire/dialling/addressracer.h"

#include <QNetworkProxy>
#include <QSslSocket>

#include <algorithm>
#include <chrono>

namespace thence::wire {

using namespace Qt::StringLiterals;

namespace {

// RFC 8305 §5, "Connection Attempt Delay".
constexpr std::chrono::milliseconds attemptDelay{250};

} // namespace

AddressRacer::AddressRacer(QList<QHostAddress> addresses, quint16 port, Socket kind, Won won,
                           Lost lost)
    : addresses_(std::move(addresses)), port_(port), kind_(kind), won_(std::move(won)),
      lost_(std::move(lost)) {
    headStart_.setSingleShot(true);
    headStart_.setTimerType(Qt::PreciseTimer);
    QObject::connect(&headStart_, &QTimer::timeout, &headStart_, [this] { startNext(); });
}

AddressRacer::~AddressRacer() {
    thread_.check();
    for (const auto& attempt : attempts_)
        if (attempt)
            attempt->disconnect();
}

void AddressRacer::start() {
    startNext();
}

void AddressRacer::startNext() {
    thread_.check();
    if (next_ == addresses_.size())
        return;
    const QHostAddress address = addresses_[next_++];
    if (next_ < addresses_.size())
        headStart_.start(attemptDelay);
    auto& attempt = attempts_.emplace_back(kind_ == Socket::Tls ? std::make_unique<QSslSocket>()
                                                                : std::make_unique<QTcpSocket>());
    QTcpSocket* const socket = attempt.get();
    socket->setProxy(QNetworkProxy::NoProxy);
    QObject::connect(socket, &QTcpSocket::connected, &headStart_,
                     [this, socket] { attemptSucceeded(socket); });
    QObject::connect(socket, &QTcpSocket::errorOccurred, &headStart_,
                     [this, socket] { attemptFailed(socket); });
    // Without Qt's own buffers a plain socket reads and writes in one system call each.
    socket->connectToHost(address, port_,
                          kind_ == Socket::Tls ? QIODevice::ReadWrite
                                               : QIODevice::ReadWrite | QIODevice::Unbuffered);
}

void AddressRacer::attemptSucceeded(const QTcpSocket* socket) {
    thread_.check();
    headStart_.stop();
    next_ = addresses_.size();
    std::unique_ptr<QTcpSocket> winner;
    for (auto& attempt : attempts_) {
        if (!attempt)
            continue;
        attempt->disconnect();
        if (attempt.get() == socket)
            winner = std::move(attempt);
        else
            attempt->abort();
    }
    won_(std::move(winner));
}

void AddressRacer::attemptFailed(const QTcpSocket* socket) {
    thread_.check();
    ++failed_;
    const auto place = std::ranges::find(attempts_, socket, &std::unique_ptr<QTcpSocket>::get);
    const QHostAddress& address = addresses_[place - attempts_.begin()];
    const bool refused = socket->error() == QAbstractSocket::ConnectionRefusedError;
    const Loss loss{
        socket->error(),
        refused ? address.toString() // there is no more to be said
                : u"%1 (%2, port %3)"_s.arg(socket->errorString(), address.toString()).arg(port_)};
    if (failed_ == addresses_.size())
        return lost_(loss);
    headStart_.stop();
    startNext();
}

} // namespace thence::wire
