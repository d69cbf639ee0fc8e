#pragma once

#include "app/redirect/locationrules.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace thence::redirect {

/// Which percent-encode set a text falls under.
enum class Component { Path, Query, Fragment };

/// `text` as `rules` write it in that part of a URL: bytes from 80 on, characters of the encode
/// sets, bad percent signs, the case of hex digits. Nothing if a byte is refused.
std::optional<QByteArray> encodeComponent(const LocationRules& rules, QByteArrayView text,
                                          Component component);

/// `path` without "." and ".." segments (RFC 3986 §5.2.4). `aboveRoot` leaves the ".." that have
/// nothing to remove; `encoded` reads %2e as a dot.
QByteArray withoutDotSegments(QByteArrayView path, bool aboveRoot = false, bool encoded = false);

} // namespace thence::redirect
