#pragma once

#include "app/cli/styledtext.h"
#include "app/redaction/redaction.h"
#include "app/trace/trace.h"

namespace thence::cli {

/// How a trace is told in the terminal.
struct ReportStyle {
    StyledText::Colours colours = StyledText::Colours::Off;
    redaction::Redaction redaction;
};

/// The lines about trace.hops[index]: number, method, status, URL with what is new in it standing
/// out, connection and phases, what was odd, and what goes on from there. Ends in a line end.
QString hopText(const trace::Trace& trace, qsizetype index, const ReportStyle& style);

/// The last lines: hops, time, origins, how it ended, what to try where it failed, and how many
/// secrets are hidden. Ends in a line end.
QString endText(const trace::Trace& trace, const ReportStyle& style);

} // namespace thence::cli
