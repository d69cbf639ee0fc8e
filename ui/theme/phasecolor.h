#pragma once

#include "app/trace/timings.h"
#include "ui/theme/theme.h"

namespace whereto::ui {

/// The colour of a phase on a time axis.
QColor phaseColor(trace::Phase phase, const Theme& theme);

} // namespace whereto::ui
