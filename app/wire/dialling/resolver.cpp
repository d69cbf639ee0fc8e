#include "app/wire/dialling/resolver.h"

#include "app/http/syntax.h"

#include <algorithm>
#include <cerrno>
#include <mutex>
#include <system_error>
#include <thread>

#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace thence::wire {

namespace {

bool isOrIsBelow(QByteArrayView host, QByteArrayView domain) {
    if (host.endsWith('.'))
        host.chop(1);
    if (http::equalsIgnoringCase(host, domain))
        return true;
    return host.size() > domain.size() && host.at(host.size() - domain.size() - 1) == '.' &&
           http::equalsIgnoringCase(host.last(domain.size()), domain);
}

QHostAddress addressOf(const addrinfo& info) {
    QHostAddress address(info.ai_addr);
    if (info.ai_family == AF_INET6)
        if (const auto scope = reinterpret_cast<const sockaddr_in6*>(info.ai_addr)->sin6_scope_id)
            address.setScopeId(QString::number(scope));
    return address;
}

Lookup::Error errorFor(int code) {
    const bool noSuchName = code == EAI_NONAME || code == EAI_NODATA;
    return {noSuchName ? Lookup::Error::Kind::NotFound : Lookup::Error::Kind::Failed,
            code == EAI_SYSTEM ? qt_error_string(errno)
                               : QString::fromLocal8Bit(::gai_strerror(code))};
}

/// Blocks until the system's resolver has answered: for minutes, with several dead name servers.
Lookup::Answer ask(const QByteArray& host) {
    addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_ADDRCONFIG; // no address of a family that this machine does not speak
    addrinfo* found = nullptr;
    if (const int code = ::getaddrinfo(host.constData(), nullptr, &hints, &found); code != 0)
        return tl::unexpected(errorFor(code));
    QList<QHostAddress> addresses;
    for (const addrinfo* info = found; info; info = info->ai_next)
        if (const QHostAddress address = addressOf(*info);
            !address.isNull() && !addresses.contains(address))
            addresses.append(address);
    ::freeaddrinfo(found);
    if (addresses.isEmpty())
        return tl::unexpected(errorFor(EAI_NONAME));
    return addresses;
}

} // namespace

std::optional<QList<QHostAddress>> knownAddresses(QByteArrayView host) {
    if (host.startsWith('[') && host.endsWith(']'))
        host = host.sliced(1, host.size() - 2);
    if (isOrIsBelow(host, "localhost"))
        return QList<QHostAddress>{QHostAddress(QHostAddress::LocalHostIPv6),
                                   QHostAddress(QHostAddress::LocalHost)};
    if (isOrIsBelow(host, "invalid"))
        return QList<QHostAddress>{};
    if (const QHostAddress address(QString::fromLatin1(host)); !address.isNull())
        return QList<QHostAddress>{address};
    return std::nullopt;
}

QList<QHostAddress> interleaved(const QList<QHostAddress>& addresses) {
    if (addresses.isEmpty())
        return {};
    QList<QHostAddress> families[2];
    for (const QHostAddress& address : addresses)
        families[address.protocol() == addresses.first().protocol() ? 0 : 1].append(address);
    QList<QHostAddress> result;
    for (qsizetype i = 0; i < std::max(families[0].size(), families[1].size()); ++i)
        for (const auto& family : families)
            if (i < family.size())
                result.append(family[i]);
    return result;
}

/// Who waits for the answer, as the two threads see it.
struct Lookup::Asker {
    std::mutex mutex;
    QObject* context = nullptr; ///< null once nobody waits any more
    std::function<void(const Answer&)> answered;

    /// From any thread.
    void tell(const std::shared_ptr<Asker>& self, Answer answer) {
        const std::lock_guard lock(mutex);
        if (context)
            QMetaObject::invokeMethod(
                context, [self, answer = std::move(answer)] { self->answered(answer); },
                Qt::QueuedConnection);
    }
};

Lookup::Lookup(const QByteArray& host, std::function<void(const Answer&)> answered)
    : context_(std::make_unique<QObject>()), asker_(std::make_shared<Asker>()) {
    asker_->context = context_.get();
    asker_->answered = std::move(answered);
    try {
        std::thread([host, asker = asker_] { asker->tell(asker, ask(host)); }).detach();
    } catch (const std::system_error& error) { // there are too many threads
        asker_->tell(asker_, tl::unexpected(
                                 Error{Error::Kind::Failed, QString::fromLocal8Bit(error.what())}));
    }
}

Lookup::~Lookup() {
    thread_.check();
    const std::lock_guard lock(asker_->mutex);
    asker_->context = nullptr;
}

} // namespace thence::wire
