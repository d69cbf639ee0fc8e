#include "app/wire/resolver.h"

#include "app/http/syntax.h"

#include <QCoreApplication>
#include <QHostInfo>

#include <algorithm>

namespace whereto::wire {

namespace {

bool isOrIsBelow(QByteArrayView host, QByteArrayView domain) {
    if (host.endsWith('.'))
        host.chop(1);
    if (http::equalsIgnoringCase(host, domain))
        return true;
    return host.size() > domain.size() && host.at(host.size() - domain.size() - 1) == '.' &&
           http::equalsIgnoringCase(host.last(domain.size()), domain);
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

// The lookup is not aborted, nor its context destroyed: Qt 6.4 leaks the function in both cases.
Lookup::Lookup(QByteArrayView host, std::function<void(const Answer&)> answered)
    : answered_(std::make_shared<const std::function<void(const Answer&)>>(std::move(answered))) {
    QHostInfo::lookupHost(QString::fromLatin1(host), QCoreApplication::instance(),
                          [waiting = std::weak_ptr(answered_)](const QHostInfo& info) {
                              const auto tell = waiting.lock();
                              if (!tell)
                                  return;
                              if (info.error() == QHostInfo::NoError && !info.addresses().isEmpty())
                                  (*tell)(info.addresses());
                              else
                                  (*tell)(tl::unexpected(info.errorString()));
                          });
}

} // namespace whereto::wire
