#pragma once

#include <QHostAddress>
#include <QList>

#include <tl/expected.hpp>

#include <functional>
#include <memory>
#include <optional>

namespace whereto::wire {

/// What is known about `host` without asking anybody: address literals (IPv6 in brackets or not),
/// localhost and every name below it (loopback, RFC 6761 §6.3), and the names below "invalid",
/// which have no address (RFC 6761 §6.4): an empty list.
std::optional<QList<QHostAddress>> knownAddresses(QByteArrayView host);

/// The addresses with their families taking turns, beginning with the family of the first
/// (RFC 8305 §4).
QList<QHostAddress> interleaved(const QList<QHostAddress>& addresses);

/// One lookup through the system's resolver. Nothing is answered once it is destroyed.
class Lookup {
public:
    using Answer = tl::expected<QList<QHostAddress>, QString>;

    /// Calls `answered` later, with at least one address or the system's reason.
    Lookup(QByteArrayView host, std::function<void(const Answer&)> answered);

private:
    std::shared_ptr<const std::function<void(const Answer&)>> answered_;
};

} // namespace whereto::wire
