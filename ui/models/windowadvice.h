#pragma once

#include "app/trace/decision.h"
#include "app/trace/failure.h"

namespace thence::ui {

/// One plain sentence: what to try, with the places of the window. Empty where there is nothing to
/// do.
QString windowAdvice(trace::Failure::Kind kind);
QString windowAdvice(trace::Stop::Reason reason);

} // namespace thence::ui
