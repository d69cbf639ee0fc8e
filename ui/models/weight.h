#pragma once

#include "app/trace/trace.h"

namespace thence::ui {

/// About how many bytes there are to be read in an exchange, or in all hops of a trace, before one
/// can say what it means: what decides where that is worked out.
qsizetype weight(const trace::Exchange& exchange);
qsizetype weight(const trace::Trace& trace);

} // namespace thence::ui
