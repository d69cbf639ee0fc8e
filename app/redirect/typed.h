#pragma once

#include "app/redirect/client.h"
#include "app/url/reading.h"
#include "app/url/url.h"

#include <tl/expected.hpp>

namespace thence::redirect {

/// The URL that `client` asks when a person gives it `text`: read as people type URLs
/// (url::parseTyped), save where the client's own reading leads to another host or port. To a
/// browser "http://a.test\@b.test/" is at a.test; to curl it is at b.test.
tl::expected<url::Url, url::ParseError> readTyped(const Client& client, QByteArrayView text);

} // namespace thence::redirect
