#pragma once

#include <QByteArray>
#include <QSslCertificate>
#include <QSslKey>

#include <memory>

namespace thence::world {

/// A certificate with the authorities it needs, as a server shows it, and its key.
struct Identity {
    QList<QSslCertificate> chain{};
    QSslKey key{};
};

/// How a certificate differs from a good one.
struct Issue {
    QByteArrayList names{}; ///< host names it is good for
    int firstDay = -1;      ///< days from today
    int lastDay = 90;       ///< ...
    bool ownRoot = false;   ///< signed by an authority that nobody trusts
};

/// A root and an intermediate authority, made anew by every process and kept in memory alone.
class Authority {
public:
    Authority();
    ~Authority();
    Q_DISABLE_COPY_MOVE(Authority)

    /// Signed by the intermediate authority.
    Identity issue(const Issue& issue) const;
    QSslCertificate root() const;
    /// The other one, that nobody trusts.
    QSslCertificate unknownRoot() const;
    /// What OpenSSL names its file after in a folder of certificates: "1a2b3c4d.0".
    QByteArray rootFileName() const;

private:
    struct Keys;
    std::unique_ptr<Keys> keys_;
};

/// Writes what programs in the world need into its /etc: the root where they look for authorities
/// (ssl/certs/ca-certificates.crt, a file there that OpenSSL finds by its name, and a policy for
/// Chromium), the one that nobody trusts (world/unknown.pem), and `identity` for servers of their
/// own: world/chain.pem and world/key.pem.
bool publish(const Authority& authority, const Identity& identity);

} // namespace thence::world
