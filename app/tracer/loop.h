#pragma once

#include "app/trace/trace.h"

#include <optional>

namespace thence::tracer {

/// The index of the earlier hop that sent the same request as `next` is (http::isSameRequest). That
/// is a cycle (RFC 9110 §15.4); one whose cookies changed is not yet.
std::optional<int> repeatedHop(const QList<trace::Hop>& hops, const http::Request& next);

} // namespace thence::tracer
