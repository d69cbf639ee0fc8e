#pragma once

#include "ui/theme/colors.h"

#include <QString>

class QApplication;

namespace thence::ui {

/// Gives the application Fusion, fonts, the palette and the style sheet. Emits
/// ApplicationPaletteChange and StyleChange to every widget, so what paints with theme() is painted
/// anew.
void applyTheme(QApplication& application, const Theme& theme);

/// Takes the style sheet away for as long as it lives, for putting together what nobody sees yet:
/// with a style sheet, whatever gets a parent is styled anew with all that is in it, a whole window
/// some ten times; without one, once at the end. Does nothing where there is another window.
class Unstyled {
public:
    Unstyled();
    ~Unstyled();
    Unstyled(const Unstyled&) = delete;
    Unstyled& operator=(const Unstyled&) = delete;

private:
    QString sheet_;
};

} // namespace thence::ui
