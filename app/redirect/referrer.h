#pragma once

#include "app/http/fieldlist.h"
#include "app/url/url.h"

namespace whereto::redirect {

/// The Referer value that goes to `target` when `referrer` went before it, under the
/// Referrer-Policy fields of the response, or "strict-origin-when-cross-origin" (Referrer Policy
/// §8.3, §8.4). Empty: none.
QByteArray referrerFor(const url::Url& target, QByteArrayView referrer,
                       const http::FieldList& response);

} // namespace whereto::redirect
