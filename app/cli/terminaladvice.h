#pragma once

#include "app/trace/decision.h"
#include "app/trace/failure.h"

namespace thence::cli {

/// One plain sentence: what to try, with the options of the terminal. Empty where there is nothing
/// to do.
QString terminalAdvice(trace::Failure::Kind kind);
QString terminalAdvice(trace::Stop::Reason reason);

} // namespace thence::cli
