#pragma once

#include "app/wire/ownthread.h"

#include <QHostAddress>
#include <QList>
#include <QObject>

#include <tl/expected.hpp>

#include <functional>
#include <memory>
#include <optional>

namespace thence::wire {

/// What is known about `host` without asking anybody: address literals (IPv6 in brackets or not),
/// localhost and every name below it (loopback, RFC 6761 §6.3), and the names below "invalid",
/// which have no address (RFC 6761 §6.4): an empty list.
std::optional<QList<QHostAddress>> knownAddresses(QByteArrayView host);

/// The addresses with their families taking turns, beginning with the family of the first
/// (RFC 8305 §4).
QList<QHostAddress> interleaved(const QList<QHostAddress>& addresses);

/// One lookup through the system's resolver (hosts file, name servers, whatever nsswitch.conf
/// says), by a thread of its own: the resolver blocks, and cannot be called off. A thread that is
/// left behind neither holds up others nor the end of the program.
class Lookup {
public:
    struct Error {
        enum class Kind {
            NotFound, ///< the name has no address (NXDOMAIN, or no A and no AAAA record)
            Failed    ///< nobody could say: SERVFAIL, REFUSED, no name server
        };
        Kind kind = Kind::NotFound;
        QString reason; ///< the system's words
    };
    using Answer = tl::expected<QList<QHostAddress>, Error>;

    /// Calls `answered` later, with at least one address or an error, from the event loop of the
    /// thread that this is made in. Nothing is called once it is destroyed.
    Lookup(const QByteArray& host, std::function<void(const Answer&)> answered);
    ~Lookup();
    Q_DISABLE_COPY_MOVE(Lookup)

private:
    struct Asker;
    OwnThread thread_;
    std::unique_ptr<QObject> context_; ///< lives in the thread that asks
    std::shared_ptr<Asker> asker_;
};

} // namespace thence::wire
