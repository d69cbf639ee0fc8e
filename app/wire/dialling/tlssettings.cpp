#include "app/wire/dialling/tlssettings.h"

#include "app/http/syntax.h"

namespace thence::wire {

namespace {

/// ".localhost" means localhost and all below it.
bool isUnder(QByteArrayView host, QByteArrayView suffix) {
    if (suffix.isEmpty())
        return true;
    const QByteArrayView domain = suffix.startsWith('.') ? suffix.sliced(1) : suffix;
    if (host.endsWith('.'))
        host.chop(1);
    if (http::equalsIgnoringCase(host, domain))
        return true;
    return host.size() > domain.size() && host[host.size() - domain.size() - 1] == '.' &&
           http::equalsIgnoringCase(host.last(domain.size()), domain);
}

/// Read once, as it takes a tenth of a second, and never destroyed, as the TLS library may be gone
/// before.
const QList<QSslCertificate>& systemAuthorities() {
    static const auto* const authorities =
        new QList<QSslCertificate>(QSslConfiguration::systemCaCertificates());
    return *authorities;
}

} // namespace

QSslConfiguration TlsSettings::configurationFor(QByteArrayView host, quint16 port) {
    QList<qsizetype> places;
    bool alone = false;
    for (qsizetype i = 0; i < trust_.size(); ++i) {
        const QList<quint16>& ports = trust_[i].ports;
        if (!isUnder(host, trust_[i].hostSuffix) || !(ports.isEmpty() || ports.contains(port)))
            continue;
        places.append(i);
        alone = alone || !ports.isEmpty();
    }
    if (const auto made = made_.find(places); made != made_.end())
        return made->second;
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    configuration.setAllowedNextProtocols({QSslConfiguration::NextProtocolHttp1_1});
    if (!places.isEmpty()) {
        // Naming authorities ends Qt's loading of the system's on demand, so they are named too.
        auto authorities = alone ? QList<QSslCertificate>() : systemAuthorities();
        for (const qsizetype i : places)
            authorities += QSslCertificate::fromData(trust_[i].certificates);
        configuration.setCaCertificates(authorities);
    }
    made_.emplace(places, configuration);
    return configuration;
}

} // namespace thence::wire
