#pragma once

#include "app/cli/console.h"

namespace thence::cli {

/// What the shell is to see after `trace`. A request that could not be sent as it was composed was
/// misused; one that a redirect made was stopped by the redirects.
ExitCode exitCode(const trace::Trace& trace);

} // namespace thence::cli
