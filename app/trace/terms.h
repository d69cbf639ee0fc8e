#pragma once

#include "app/trace/addressoverride.h"
#include "app/trace/limits.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace thence::trace {

/// The client that a trace is followed as, and what the person who runs it has chosen.
struct ClientChoice {
    QString id = {};                      ///< "curl", or an earlier version, "curl@7.88.1"
    QString version = {};                 ///< the version whose rules are meant; empty: any
    QStringList options = {};             ///< "--post301"
    QList<QByteArray> withoutFields = {}; ///< of the client's own fields, those that are not sent

    bool operator==(const ClientChoice&) const = default;
};

/// What made the first request (Fetch §2.2.5).
enum class Initiator { TypedUrl, Link, Form, Script };

/// "typed-url", "link", "form", "script": the word used in JSON.
constexpr QByteArrayView word(Initiator initiator) {
    constexpr QByteArrayView words[] = {"typed-url", "link", "form", "script"};
    return words[size_t(initiator)];
}

/// Certificates that are trusted for some hosts only: `hostSuffix` ".localhost" stands for
/// "localhost" and every name below it.
struct ExtraTrust {
    QByteArray certificates = {}; ///< PEM, read when TLS is first spoken
    QByteArray hostSuffix = {};   ///< empty: every host
    /// Empty: every port, and the system's authorities are asked as well. With ports named, nobody
    /// else is asked about them, which spares the reading of the system's store (0.2 s).
    QList<quint16> ports = {};

    bool operator==(const ExtraTrust&) const = default;
};

/// How servers are reached.
struct Network {
    QList<AddressOverride> overrides = {};
    QList<ExtraTrust> trust = {};
    bool verify = true; ///< refuse connections whose certificate does not verify
    bool keepAlive = true;

    bool operator==(const Network&) const = default;
};

/// A host that the client knew to want https before the trace began (RFC 6797 §5).
struct KnownHstsHost {
    QByteArray host;
    bool includeSubDomains = false;

    bool operator==(const KnownHstsHost&) const = default;
};

/// Everything that a trace is followed under. What decides anything about a trace reads its terms
/// and nothing else.
struct Terms {
    ClientChoice client = {};
    bool follow = true; ///< false: one exchange, whatever it says
    /// Nothing: what can have made the request is read off it.
    std::optional<Initiator> initiator = {};
    Limits limits = {};
    Network network = {};
    /// "a=1; b=2": in the jar at the start, as if the first URL's host had set them.
    QByteArray cookies = {};
    QList<KnownHstsHost> hstsHosts = {}; ///< at the start
    bool mayKeepSecrets = false;         ///< in what is written, unless somebody asks otherwise

    bool operator==(const Terms&) const = default;
};

} // namespace thence::trace
