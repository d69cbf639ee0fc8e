#pragma once

#include "app/cli/console.h"
#include "app/cli/option.h"
#include "app/trace/trace.h"

#include <vector>

namespace thence::cli {

/// The options of the formats that a trace can be written in: --har FILE and --json.
std::vector<Option> formatOptions();

/// Whether what is to be written can be: one thing at most can have the output besides the report.
tl::expected<void, QString> checkOutputs(const Arguments& arguments);

/// The stream that the report goes to; null with --json.
Output* reportOutput(const Arguments& arguments, Console& console);

/// Writes what --json, --har and --png ask for. The error is one line.
tl::expected<void, QString> writeOutputs(const trace::Trace& trace, const Arguments& arguments,
                                         Console& console);

} // namespace thence::cli
