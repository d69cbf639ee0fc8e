#include "app/wire/dialling/dial.h"

#include <QCoreApplication>

namespace thence::wire {

using trace::Failure;
using trace::Phase;
using Clock = std::chrono::steady_clock;

namespace {

Failure::Kind kindOf(QAbstractSocket::SocketError error) {
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
        return Failure::Kind::Refused;
    case QAbstractSocket::SocketTimeoutError:
        return Failure::Kind::ConnectTimedOut;
    default:
        return Failure::Kind::Unreachable;
    }
}

} // namespace

Dial::Dial(const url::Url& target, const Options& options, TlsSettings& tls, Watcher& watcher,
           Done done)
    : target_(target), options_(options), tls_(tls), watcher_(watcher), done_(std::move(done)) {}

QSslConfiguration Dial::configuration() {
    return tls_.configurationFor(target_.host(), target_.port());
}

void Dial::start() {
    // Reading the system's authorities takes a while, which is not to count as the handshake's.
    if (isSecure())
        configuration();
    const std::chrono::milliseconds limit = options_.limits.connect;
    if (const auto* const row = trace::findAddressOverride(options_.network.overrides, target_))
        return connectTo({row->address}, row->connectPort ? row->connectPort : row->port, limit);
    const auto known = knownAddresses(target_.host());
    if (!known)
        return resolve();
    if (!known->isEmpty())
        return connectTo(*known, target_.port(), limit);
    watcher_.entered(Phase::Dns, limit);
    fail(
        Failure::Kind::HostNotFound,
        QCoreApplication::translate("Wire", "names below invalid have no address (RFC 6761 §6.4)"));
}

// The time for connecting includes the lookup, as people mean it.
void Dial::resolve() {
    watcher_.entered(Phase::Dns, options_.limits.connect);
    lookupEnd_ = Clock::now() + options_.limits.connect;
    lookup_ = std::make_unique<Lookup>(target_.host().toByteArray(),
                                       [this](const Lookup::Answer& answer) { resolved(answer); });
}

void Dial::resolved(const Lookup::Answer& answer) {
    if (!answer)
        return fail(answer.error().kind == Lookup::Error::Kind::NotFound
                        ? Failure::Kind::HostNotFound
                        : Failure::Kind::LookupFailed,
                    answer.error().reason);
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(lookupEnd_ - Clock::now());
    connectTo(interleaved(*answer), target_.port(), left);
}

void Dial::connectTo(const QList<QHostAddress>& addresses, quint16 port,
                     std::chrono::milliseconds limit) {
    watcher_.entered(Phase::Connect, limit);
    racer_ = std::make_unique<AddressRacer>(
        addresses, port, isSecure() ? AddressRacer::Socket::Tls : AddressRacer::Socket::Plain,
        [this](std::unique_ptr<QTcpSocket> socket) { connected(std::move(socket)); },
        [this](const AddressRacer::Loss& loss) { fail(kindOf(loss.error), loss.reason); });
    racer_->start();
}

void Dial::connected(std::unique_ptr<QTcpSocket> socket) {
    transport_ = std::make_unique<Transport>(std::move(socket));
    watcher_.reached(transport_->facts());
    if (!isSecure())
        return done_(std::move(transport_));
    watcher_.entered(Phase::Tls, options_.limits.tls);
    transport_->secure(configuration(), target_.host().toByteArray(), options_.network.verify,
                       [this](const std::optional<QString>& whyNot) { secured(whyNot); });
}

void Dial::secured(const std::optional<QString>& whyNot) {
    watcher_.reached(transport_->facts());
    if (whyNot)
        return fail(Failure::Kind::TlsFailed, *whyNot);
    done_(std::move(transport_));
}

void Dial::fail(Failure::Kind kind, const QString& reason) {
    done_(tl::unexpected(Failure{.kind = kind, .phase = {}, .reason = reason}));
}

} // namespace thence::wire
