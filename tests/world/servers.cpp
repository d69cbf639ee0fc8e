#include "tests/world/servers.h"

#include "app/http/date.h"
#include "app/http/statuscode.h"
#include "app/lab/listener.h"
#include "app/lab/match.h"
#include "app/lab/scriptreader.h"
#include "tests/support/silentport.h"
#include "tests/world/loopback.h"

#include <QDir>
#include <QFile>

namespace thence::world {

using namespace Qt::StringLiterals;

namespace {

constexpr lab::Ports ports{80, 443};

bool isHost(QByteArrayView segment) {
    return segment.contains('.');
}

bool isStatus(QByteArrayView segment) {
    const int status = segment.toInt();
    return status >= 300 && status <= 399;
}

lab::TimedReply ok(const QByteArray& content, const QByteArray& now) {
    lab::Route route;
    route.reply.statusLine = "HTTP/1.1 200 OK";
    route.reply.fields.append("Content-Type", "text/plain; charset=utf-8");
    route.reply.content = content;
    return lab::timedReply(route, {}, ports, now);
}

/// A line of /world/requests.
QByteArray lineFor(const lab::Received& request) {
    QByteArray line = request.method + ' ' + request.scheme + "://" + request.host + request.path +
                      (request.query.isEmpty() ? QByteArray() : '?' + request.query) + ' ' +
                      QByteArray::number(request.contentSize);
    for (const http::Field field : request.fields)
        line += " | " + field.name.toByteArray() + ": " + field.value.toByteArray();
    return line + '\n';
}

lab::TimedReply redirect(const Via& via, const QByteArray& now) {
    lab::Route route;
    route.reply.statusLine = "HTTP/1.1 " + QByteArray::number(via.status) + ' ' +
                             http::reasonPhrase(via.status).toByteArray();
    route.reply.fields.append("Location", via.location);
    return lab::timedReply(route, {}, ports, now);
}

QSslConfiguration configuration(const Identity& identity) {
    QSslConfiguration tls;
    tls.setLocalCertificateChain(identity.chain);
    tls.setPrivateKey(identity.key);
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    return tls;
}

} // namespace

tl::expected<QList<lab::Script>, QString> readSites(const QString& folder) {
    QList<lab::Script> sites;
    for (const QFileInfo& entry : QDir(folder).entryInfoList({u"*.json"_s}, QDir::Files)) {
        QFile file(entry.filePath());
        const bool open = file.open(QIODevice::ReadOnly);
        auto script = lab::readScript(open ? file.readAll() : QByteArray(), entry.fileName(),
                                      lab::Hosts::Any);
        if (!script)
            return tl::unexpected(script.error().text());
        sites.append(*std::move(script));
    }
    return sites;
}

Issue issueFor(const QString& name, const Zone& zone) {
    QByteArrayList names = zone.keys();
    std::ranges::sort(names);
    if (name == u"other-name")
        return {.names = {"somewhere-else.example.com"}};
    if (name == u"expired")
        return {.names = names, .firstDay = -90, .lastDay = -2};
    return {.names = names, .ownRoot = name == u"untrusted"};
}

std::optional<Via> readVia(QByteArrayView path) {
    constexpr QByteArrayView start = "/via/";
    if (!path.startsWith(start))
        return std::nullopt;
    QByteArrayList segments = path.sliced(start.size()).toByteArray().split('/');
    Via via;
    if (isStatus(segments.constFirst()))
        via.status = segments.takeFirst().toInt();
    if (segments.isEmpty() || !isHost(segments.constFirst()))
        return std::nullopt;
    const QByteArray host = segments.takeFirst();
    const bool further =
        !segments.isEmpty() && (isStatus(segments.constFirst()) || isHost(segments.constFirst()));
    via.location = (host.endsWith(":80") ? "http://" + host.chopped(3) : "https://" + host) +
                   (further ? start.toByteArray() : "/") + segments.join('/');
    return via;
}

struct Servers::State {
    State(const Authority& issuer, QList<lab::Script> scripts)
        : authority(issuer), sites(std::move(scripts)) {}

    lab::TimedReply answer(const lab::Received& request) {
        const QByteArray now = http::formatDate(QDateTime::currentDateTimeUtc());
        if (request.path == "/world/requests")
            return ok(std::exchange(requests, {}), now);
        requests += lineFor(request);
        if (const lab::Route* const route = lab::findRoute(sites, request))
            return lab::timedReply(*route, request, ports, now);
        if (const auto via = readVia(request.path))
            return redirect(*via, now);
        return lab::timedDefaultReply(sites, request, ports, now);
    }

    tl::expected<void, QString> serve(const QHostAddress& address, const QSslConfiguration& tls) {
        const lab::ServedConnection::Answer answers = [this](const lab::Received& request) {
            return answer(request);
        };
        for (const auto& [port, opening] :
             {std::pair(ports.http, lab::ServedConnection::Opening::Either),
              std::pair(ports.https, lab::ServedConnection::Opening::Tls)}) {
            auto& listener =
                listeners.emplace_back(std::make_unique<lab::Listener>(opening, tls, answers));
            if (!listener->listen(address, port))
                return tl::unexpected(u"%1, port %2: %3"_s.arg(address.toString())
                                          .arg(port)
                                          .arg(listener->errorString()));
        }
        return {};
    }

    const Authority& authority;
    QList<lab::Script> sites;
    QByteArray requests{}; ///< lines
    std::vector<std::unique_ptr<lab::Listener>> listeners{};
    std::vector<std::unique_ptr<test::SilentPort>> silent{};
};

Servers::Servers(const Authority& authority, QList<lab::Script> sites)
    : state_(std::make_unique<State>(authority, std::move(sites))) {}
Servers::~Servers() = default;

tl::expected<void, QString> Servers::listen(const Internet& internet) {
    const bool both = hasIpv6();
    const auto exists = [both](const QHostAddress& address) {
        return both || address.protocol() == QAbstractSocket::IPv4Protocol;
    };
    QHash<QString, QSslConfiguration> identities;
    for (const auto& [address, name] : internet.servers) {
        if (!exists(address))
            continue;
        auto& tls = identities[name];
        if (tls.isNull())
            tls = configuration(state_->authority.issue(issueFor(name, internet.zone)));
        if (auto serving = state_->serve(address, tls); !serving)
            return serving;
    }
    for (const QHostAddress& address : internet.silent)
        if (exists(address))
            for (const quint16 port : {ports.http, ports.https})
                state_->silent.push_back(std::make_unique<test::SilentPort>(address, port));
    return {};
}

} // namespace thence::world
