#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace thence::url {

/// A URL record, as one reading of a text gave it. Immutable; the bytes are stored once,
/// serialised, and the components are places in them:
///
///   https://user:pass@example.test:8443/path?query#fragment
///   |     |      |        |           |    |     |
///   scheme username password host     port path  query, fragment (without their ? and #)
///
/// A default-constructed Url is empty and belongs to no origin.
class Url {
public:
    Url() = default;

    /// The parts a parser found, already encoded. `host` has its brackets if it is IPv6.
    /// Absent and empty are different: "/a" and "/a?" are two URLs.
    struct Parts {
        QByteArray scheme;
        QByteArray username;
        QByteArray password;
        std::optional<QByteArray> host;
        std::optional<quint16> port;
        QByteArray path;
        std::optional<QByteArray> query;
        std::optional<QByteArray> fragment;
    };
    static Url from(const Parts& parts);
    Parts parts() const;

    bool isEmpty() const { return href_.isEmpty(); }
    /// The whole URL, serialised.
    const QByteArray& href() const { return href_; }

    QByteArrayView scheme() const;   ///< "https", without the colon
    QByteArrayView username() const; ///< percent-encoded
    QByteArrayView password() const; ///< percent-encoded
    QByteArrayView host() const;     ///< "example.test", "127.0.0.1" or "[::1]"
    QByteArrayView path() const;
    QByteArrayView query() const;    ///< without "?"
    QByteArrayView fragment() const; ///< without "#"
    bool hasHost() const { return hostStart_ >= 0; }
    bool hasCredentials() const { return !username().isEmpty() || !password().isEmpty(); }
    bool hasQuery() const { return queryStart_ >= 0; }
    bool hasFragment() const { return fragmentStart_ >= 0; }

    /// The port that is written, if any; a parser leaves out the scheme's default one.
    std::optional<quint16> explicitPort() const { return port_; }
    /// The port to connect to: the written one, else 80 for http and 443 for https, else 0.
    quint16 port() const;
    bool isHttp() const { return scheme() == "http" || scheme() == "https"; }

    /// "example.test" or "example.test:8443": what the Host field carries (RFC 9110 §7.2).
    QByteArray authority() const;
    /// "/path?query": the origin-form of the request target (RFC 9112 §3.2.1).
    QByteArray requestTarget() const;
    /// "https://example.test:8443", the serialised origin (HTML §7.1.1); "null" without a host.
    QByteArray origin() const;

    Url withoutFragment() const;
    Url withFragment(QByteArrayView fragment) const;
    Url withoutCredentials() const;

    friend bool operator==(const Url& a, const Url& b) { return a.href_ == b.href_; }

private:
    QByteArrayView between(int start, int end) const;

    QByteArray href_;
    int schemeEnd_ = 0;
    int usernameEnd_ = -1; // -1: no authority
    int passwordEnd_ = -1;
    int hostStart_ = -1;
    int hostEnd_ = -1;
    int pathStart_ = 0;
    int queryStart_ = -1;    // after '?'
    int fragmentStart_ = -1; // after '#'
    std::optional<quint16> port_;
};

} // namespace thence::url
