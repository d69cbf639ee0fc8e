#include "app/lab/lab.h"

#include "app/http/date.h"
#include "app/lab/announcement.h"
#include "app/lab/listener.h"
#include "app/lab/match.h"

#include <QCoreApplication>
#include <QFile>
#include <QSslKey>

namespace thence::lab {

using namespace Qt::StringLiterals;

namespace {

QByteArray resource(const QString& name) {
    QFile file(u":/lab/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The key in the resources is no secret: the only authority behind its certificate is trusted by
/// this program alone, for names below localhost and the ports of a lab that runs, and its own key
/// was not kept.
QSslConfiguration identity() {
    QSslConfiguration tls;
    tls.setLocalCertificate(QSslCertificate(resource(u"server.pem"_s)));
    tls.setPrivateKey(QSslKey(resource(u"server.key"_s), QSsl::Ec));
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    return tls;
}

trace::ExtraTrust trustAt(const Ports& ports) {
    return {resource(u"authority.pem"_s), ".localhost", {ports.http, ports.https}};
}

} // namespace

QList<trace::ExtraTrust> trustOfRunningLabs() {
    QList<trace::ExtraTrust> trust;
    for (const Ports& ports : announcedPorts())
        trust.append(trustAt(ports));
    return trust;
}

struct Lab::State {
    TimedReply answer(const Received& request) const {
        const QByteArray now = http::formatDate(QDateTime::currentDateTimeUtc());
        const Route* const route = findRoute(scripts(), request);
        return route ? timedReply(*route, request, ports(), now)
                     : timedDefaultReply(scripts(), request, ports(), now);
    }

    Ports ports() const { return {plain.serverPort(), secure.serverPort()}; }

    ServedConnection::Answer answers = [this](const Received& request) { return answer(request); };
    QSslConfiguration tls = identity();
    Listener plain{ServedConnection::Opening::Either, tls, answers};
    Listener secure{ServedConnection::Opening::Tls, tls, answers};
    std::optional<Announcement> announcement;
};

Lab::Lab(QObject* parent) : QObject(parent), state_(std::make_unique<State>()) {}
Lab::~Lab() = default;

tl::expected<void, QString> Lab::listen(quint16 port, quint16 tlsPort) {
    const auto open = [](Listener& listener, quint16 wanted) -> tl::expected<void, QString> {
        if (listener.isListening() || listener.listen(QHostAddress::LocalHost, wanted))
            return {};
        return tl::unexpected(
            QCoreApplication::translate("Lab", "The lab cannot listen on port %1: %2.")
                .arg(wanted)
                .arg(listener.errorString()));
    };
    return open(state_->plain, port)
        .and_then([&] { return open(state_->secure, tlsPort); })
        .map([&] {
            if (!state_->announcement)
                state_->announcement.emplace(state_->ports());
        });
}

bool Lab::isListening() const {
    return state_->plain.isListening() && state_->secure.isListening();
}

quint16 Lab::port() const {
    return state_->plain.serverPort();
}

quint16 Lab::tlsPort() const {
    return state_->secure.serverPort();
}

http::Request Lab::address(const Scenario& scenario) const {
    http::Request request = scenario.start;
    request.target = withPorts(request.target, state_->ports());
    return request;
}

trace::ExtraTrust Lab::trust() const {
    return trustAt(state_->ports());
}

} // namespace thence::lab
