#pragma once

#include "app/cli/console.h"
#include "app/cli/report.h"

namespace thence::cli {

/// Follows `request` to its end and returns the trace; every hop is told on `report`, if there is
/// one, as soon as it is complete.
trace::Trace follow(const http::Request& request, const trace::Terms& terms, Output* report,
                    const ReportStyle& style);

/// The colours to use on `output`: none for a file or a pipe, and none where NO_COLOR is set or
/// TERM is "dumb".
StyledText::Colours coloursFor(const Output& output);

} // namespace thence::cli
