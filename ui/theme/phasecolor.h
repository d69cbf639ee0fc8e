#pragma once

#include "app/trace/timings.h"
#include "ui/theme/theme.h"

namespace thence::ui {

/// The colour of a phase on a time axis.
QColor phaseColor(trace::Phase phase, const Theme& theme);

} // namespace thence::ui
