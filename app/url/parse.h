#pragma once

#include "app/url/reading.h"
#include "app/url/url.h"

#include <tl/expected.hpp>

#include <optional>

namespace thence::url {

/// Reads `text` (bytes as received, or UTF-8 from a user), relative to `base` if that is not empty.
/// Either way the host is lower-cased and in ASCII, and the scheme's default port is left out.
tl::expected<Url, ParseError> parse(QByteArrayView text, const Url& base = {},
                                    Reading reading = Reading::Whatwg);

/// Reads what a person typed or pasted into the URL box: as parse() does, and "shop.test/a" without
/// a scheme becomes https ("http" for localhost and IP addresses).
tl::expected<Url, ParseError> parseTyped(QByteArrayView text);

/// The URL whose href() this is, with the same components, whichever reading it came from. Repairs
/// and encodes nothing; nothing where no URL has this href().
std::optional<Url> fromHref(QByteArrayView href);

} // namespace thence::url
