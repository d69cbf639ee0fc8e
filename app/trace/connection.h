#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QHostAddress>
#include <QStringList>

#include <memory>
#include <optional>

namespace thence::trace {

/// What a person asks of a certificate (RFC 5280).
struct Certificate {
    QString subject; ///< common name, or the whole distinguished name where there is none
    QString issuer;
    QStringList alternativeNames; ///< "DNS:shop.test", "IP:127.0.0.1"
    QDateTime notBefore;
    QDateTime notAfter;
    QByteArray serialNumber;
    QByteArray sha256; ///< fingerprint in lower-case hex
    QString key;       ///< "EC 256", "RSA 2048"
    QByteArray der;    ///< the certificate itself

    bool operator==(const Certificate&) const = default;
};

/// The secured part of a connection.
struct Tls {
    QString version; ///< "TLS 1.3"
    QString cipher;  ///< "TLS_AES_256_GCM_SHA384"
    QByteArray alpn; ///< protocol agreed on, empty if none
    bool verified = false;
    QStringList errors;       ///< why it is not verified, in the library's words
    QList<Certificate> chain; ///< the server's own first

    bool operator==(const Tls&) const = default;
};

/// The transport that carried one or more exchanges.
struct Connection {
    QHostAddress remoteAddress;
    quint16 remotePort = 0;
    QHostAddress localAddress;
    quint16 localPort = 0;
    std::optional<Tls> tls;

    bool operator==(const Connection&) const = default;
};

/// A connection that several exchanges may hold; equal to another that holds an equal one.
struct SharedConnection : std::shared_ptr<const Connection> {
    using std::shared_ptr<const Connection>::shared_ptr;
    SharedConnection(std::shared_ptr<const Connection> connection)
        : std::shared_ptr<const Connection>(std::move(connection)) {}

    friend bool operator==(const SharedConnection& a, const SharedConnection& b) {
        return a.get() == b.get() || (a && b && *a == *b);
    }
};

} // namespace thence::trace
