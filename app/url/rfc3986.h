#pragma once

#include "app/url/reading.h"
#include "app/url/url.h"

#include <tl/expected.hpp>

namespace thence::url {

/// Splits `text` as RFC 3986 appendix B does and resolves it against `base` (§5.2). Errors count
/// bytes in `text`.
tl::expected<Url, ParseError> parseRfc3986(QByteArrayView text, const Url& base);

} // namespace thence::url
