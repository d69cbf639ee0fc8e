#pragma once

#include "app/url/reading.h"
#include "app/url/url.h"

#include <tl/expected.hpp>

namespace thence::url {

/// The basic URL parser (URL Standard §4.4), for every scheme. Errors count bytes in `text` as
/// given.
tl::expected<Url, ParseError> parseWhatwg(QByteArrayView text, const Url& base);

} // namespace thence::url
