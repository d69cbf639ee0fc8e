#pragma once

#include <QByteArray>
#include <QHash>
#include <QHostAddress>
#include <QJsonObject>
#include <QList>

#include <tl/expected.hpp>

#include <chrono>

namespace thence::world {

/// What a name server says, and how badly, when it is asked about a name.
struct Answer {
    enum class Manner {
        Right,
        Never,     ///< nothing is sent
        Truncated, ///< over UDP: that it was too long for UDP, and nothing else; over TCP: right
        Garbage    ///< bytes that are no message
    };
    enum class Code : quint8 { NoError = 0, ServFail = 2, NxDomain = 3, Refused = 5 }; // RFC 1035

    QList<QHostAddress> addresses{}; ///< of both families
    QByteArray alias{};              ///< CNAME, as in Question::name, or empty
    QList<QByteArray> https{};       ///< the data of HTTPS records (RFC 9460 §2.2)
    std::chrono::milliseconds delay{0};
    Code code = Code::NoError;
    Manner manner = Manner::Right;
    /// Whether `manner` is only for questions for IPv6 addresses; others are answered rightly.
    bool onlyIpv6 = false;
    /// What somebody else answers before, who does not know the id of the question.
    QList<QHostAddress> forged{};
};

/// What the name server knows, by name: lower case, as sent ("xn--bcher-kva.example"). Other names
/// do not exist.
using Zone = QHash<QByteArray, Answer>;

/// Reads "names" of internet.json. An object a name, with these keys, all of them optional; names
/// may be written in Unicode:
///
///   "A", "AAAA"   lists of addresses
///   "CNAME"       a name
///   "HTTPS"       {"priority": 1, "target": ".", "alpn": ["h2", "http/1.1"]}
///   "delay"       milliseconds
///   "code"        "NXDOMAIN", "SERVFAIL", "REFUSED"
///   "manner"      "never", "truncated", "garbage"; "onlyIpv6": true
///   "forged"      a list of addresses, in an answer with a wrong id that comes before
///
/// The error is a line that names the key.
tl::expected<Zone, QString> readZone(const QJsonObject& names);

} // namespace thence::world
