#pragma once

#include "app/wire/wire.h"

#include <optional>

namespace thence::test {

/// A URL record for a test, from text that is known to be good.
url::Url urlOf(QByteArrayView text);

/// A request as a client would send it, with Host and, with content, Content-Length.
http::Request requestFor(QByteArrayView url, QByteArrayView method = "GET",
                         std::optional<QByteArray> content = {});

/// Sends `request` and waits for the end of the exchange. Fails the process after ten seconds.
trace::Exchange exchange(wire::Wire& wire, http::Request request);

} // namespace thence::test
