#pragma once

#include "app/trace/trace.h"

#include <optional>

namespace thence::tracer {

/// The index of the earlier hop that sent the same request as `next` is: method, URL without its
/// fragment, content, and the credentials sent (Cookie, Authorization, Proxy-Authorization). The
/// same request to the same server is a cycle (RFC 9110 §15.4); one whose cookies changed is not
/// yet.
std::optional<int> repeatedHop(const QList<trace::Hop>& hops, const http::Request& next);

} // namespace thence::tracer
