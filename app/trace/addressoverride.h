#pragma once

#include "app/url/url.h"

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QString>

#include <optional>

namespace thence::trace {

/// "Connect to `address` when `host` and `port` are asked for", as curl's --resolve.
struct AddressOverride {
    QByteArray host;
    quint16 port = 0;
    QHostAddress address;
    /// The port to connect to instead, or 0 for the one asked for.
    quint16 connectPort = 0;

    bool operator==(const AddressOverride&) const = default;
};

/// Reads "host:port:address", as curl's --resolve has it; IPv6 addresses may stand in brackets, as
/// the host they must. curl's "*" for every host is not read: it would hide where a chain leads.
std::optional<AddressOverride> readAddressOverride(const QString& text);

/// The first of `overrides` that is for the host and port of `target`, or null.
const AddressOverride* findAddressOverride(const QList<AddressOverride>& overrides,
                                           const url::Url& target);

} // namespace thence::trace
