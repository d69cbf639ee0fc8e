#pragma once

#include "app/findings/caching/judgement.h"

namespace thence::findings::caching {

/// The request fields that a response was selected by, in lower case; "*" stands for anything
/// (RFC 9110 §12.5.5).
QList<QByteArray> selectingFields(const http::Response& response);

/// The first selecting field in which `next` differs from the request that `observed` answers, or
/// "*"; nothing when they match (RFC 9111 §4.1). White space, line breaks into several fields, and
/// the order and case of languages, encodings and charsets make no difference.
std::optional<QByteArray> varyMismatch(const Observed& observed, const http::Request& next);

} // namespace thence::findings::caching
