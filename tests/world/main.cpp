// world COMMAND…: runs a command in a small internet. tests/world/README.md tells of it.

#include "tests/world/authority.h"
#include "tests/world/etc.h"
#include "tests/world/internet.h"
#include "tests/world/loopback.h"
#include "tests/world/nameserver.h"
#include "tests/world/namespaces.h"
#include "tests/world/servers.h"

#include <QCoreApplication>

#include <cstdio>

#include <unistd.h>

using namespace thence;
using namespace Qt::StringLiterals;

namespace {

const QString folder = QStringLiteral(THENCE_SOURCE_DIR "/tests/world");

int broken(const QString& why) {
    std::fprintf(stderr, "The world is broken: %s\n", qUtf8Printable(why));
    return world::Broken;
}

/// A proxy of the outside cannot be reached from here, and other authorities vouch for nobody.
void setEnvironment() {
    for (const char* name :
         {"SSL_CERT_FILE", "CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE", "NODE_EXTRA_CA_CERTS"})
        qputenv(name, "/etc/ssl/certs/ca-certificates.crt");
    qputenv("SSL_CERT_DIR", "/etc/ssl/certs");
    qputenv("THENCE_WORLD", "1");
    if (world::hasIpv6())
        qputenv("THENCE_WORLD_IPV6", "1");
    for (const char* name : {"http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY",
                             "ALL_PROXY", "no_proxy", "NO_PROXY"})
        qunsetenv(name);
}

std::string prepare(const world::Internet& internet) {
    constexpr char host[] = "workstation";
    if (std::string refused = world::raiseLoopback(internet.addresses()); !refused.empty())
        return refused;
    if (std::string refused = world::replaceEtc(); !refused.empty())
        return refused;
    [[maybe_unused]] const int named = ::sethostname(host, sizeof host - 1);
    setEnvironment();
    return {};
}

int serve(const world::Internet& internet, const std::function<void()>& ready) {
    int count = 1;
    char name[] = "world";
    char* arguments[] = {name, nullptr};
    const QCoreApplication application(count, arguments);
    world::NameServer names(internet.zone);
    if (const auto listening = names.listen(QHostAddress::LocalHost); !listening)
        return broken(u"no name server: "_s + listening.error());
    const world::Authority authority;
    if (!world::publish(authority, authority.issue(world::issueFor(u"good"_s, internet.zone))))
        return broken(u"the certificates cannot be written"_s);
    auto sites = world::readSites(folder + u"/sites"_s);
    if (!sites)
        return broken(sites.error());
    world::Servers servers(authority, *std::move(sites));
    if (const auto listening = servers.listen(internet); !listening)
        return broken(u"no server at "_s + listening.error());
    ready();
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char* argv[]) {
    if (argc < 2) {
        std::fputs("Usage: tests/world/run.sh COMMAND [ARGUMENTS]\n", stderr);
        return 2;
    }
    if (qEnvironmentVariableIsSet("THENCE_WORLD")) {
        ::execvp(argv[1], argv + 1);
        return broken(u"%1 cannot be run"_s.arg(QString::fromLocal8Bit(argv[1])));
    }
    const auto internet = world::readInternet(folder + u"/internet.json"_s);
    if (!internet)
        return broken(internet.error());
    const int code =
        world::run(argv + 1, {.prepare = [&] { return prepare(*internet); },
                              .serve = [&](const auto& ready) { return serve(*internet, ready); }});
    // This process cannot make threads any more, which the tools that look for leaks want to.
    ::_exit(code);
}
