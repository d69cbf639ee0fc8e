#pragma once

#include "app/http/fieldlist.h"
#include "app/url/url.h"

namespace thence::redirect {

/// The policy that the Referrer-Policy fields of `response` set, or `before` where none of them is
/// known (Referrer Policy §8.1, §8.2).
QByteArray referrerPolicy(const http::FieldList& response, const QByteArray& before);

/// The Referer value that goes to `target` when `referrer` went before it, under `policy`, or
/// "strict-origin-when-cross-origin" if that is empty (Referrer Policy §8.3, §8.4). Empty: none.
QByteArray referrerFor(const url::Url& target, QByteArrayView referrer, const QByteArray& policy);

} // namespace thence::redirect
