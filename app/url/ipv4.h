#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace thence::url {

/// Whether the last label of `domain` is a number, so that the whole must be an IPv4 address (URL
/// Standard §3.5, "ends in a number checker").
bool endsInNumber(QByteArrayView domain);

/// Reads what browsers take for an IPv4 address: one to four parts, each decimal, octal ("017") or
/// hexadecimal ("0x7f"), the last filling the bytes that are left (URL Standard §3.5).
std::optional<quint32> parseIpv4(QByteArrayView text);

/// "127.0.0.1" (URL Standard §3.5, IPv4 serializer).
QByteArray ipv4Text(quint32 address);

} // namespace thence::url
