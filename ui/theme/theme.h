#pragma once

#include "ui/theme/colors.h"

class QApplication;

namespace thence::ui {

/// Gives the application Fusion, fonts, the palette and the style sheet. Emits
/// ApplicationPaletteChange and StyleChange to every widget, so what paints with theme() is painted
/// anew.
void applyTheme(QApplication& application, const Theme& theme);

} // namespace thence::ui
