#pragma once

#include "app/trace/trace.h"

namespace thence::tracer {

/// About how many bytes of memory `hop` takes, its content included. What it shares with the hop
/// `before` it (null for the first one) is not counted again. Never less than what was received.
qint64 footprint(const trace::Hop& hop, const trace::Hop* before);

} // namespace thence::tracer
