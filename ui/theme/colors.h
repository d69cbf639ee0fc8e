#pragma once

#include <QColor>
#include <QPalette>

namespace thence::ui {

/// Every colour of the window by what it means. Text colours meet WCAG AA on the surfaces they are
/// used on (tests/unit/theme checks each pair).
struct Theme {
    bool dark;
    QColor window; ///< behind the cards
    QColor card;   ///< panels, cards, the composer
    QColor field;  ///< behind what can be typed into
    QColor line;   ///< borders and separators
    QColor text;
    QColor dim;       ///< secondary text
    QColor faint;     ///< headings of lists, hints
    QColor accent;    ///< the primary action, the selection's frame
    QColor onAccent;  ///< text on the accent
    QColor selection; ///< behind a selected row
    QColor chip;      ///< behind a neutral chip

    // Tones: a colour for text and lines, and one to stand behind it.
    QColor permanent, permanentBack;
    QColor temporary, temporaryBack;
    QColor good, goodBack;
    QColor bad, badBack;

    // Phases on the time axis, told apart also with colour-blind eyes.
    QColor blocked, dns, connect, tls, send, wait, receive;
};

/// The light and the dark theme.
const Theme& lightTheme();
const Theme& darkTheme();

/// The theme in use; light until applyTheme() said otherwise.
const Theme& theme();

/// The palette of a theme in all three colour groups, tooltips and placeholders included.
QPalette palette(const Theme& theme);

/// Makes theme() answer with the light or the dark theme, as `theme` is one; for applyTheme().
void setTheme(const Theme& theme);

} // namespace thence::ui
