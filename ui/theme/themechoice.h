#pragma once

#include "ui/theme/theme.h"

namespace thence::ui {

/// What a person chose in the View menu.
enum class ThemeChoice { System, Light, Dark };

/// The theme for `choice`. The system's own colours are read once, before the first applyTheme(),
/// where Qt cannot tell them later.
const Theme& resolve(ThemeChoice choice);

} // namespace thence::ui
