#pragma once

#include "ui/theme/colors.h"

#include <QString>

namespace thence::ui {

/// The few rules that Fusion and a palette cannot express: flat rounded fields and buttons, quiet
/// menus, dock titles and scroll bars. Two dynamic properties choose variants: "primary" on a
/// QPushButton, "surface" ("card") on a plain QWidget.
QString styleSheet(const Theme& theme);

} // namespace thence::ui
