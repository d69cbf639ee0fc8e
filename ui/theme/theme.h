#pragma once

#include <QColor>
#include <QPalette>
#include <QString>

class QApplication;

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

/// Gives the application Fusion, fonts, the palette and the style sheet. Emits
/// ApplicationPaletteChange and StyleChange to every widget, so what paints with theme() is painted
/// anew.
void applyTheme(QApplication& application, const Theme& theme);

/// Takes the style sheet away for as long as it lives, for putting together what nobody sees yet:
/// with a style sheet, whatever gets a parent is styled anew with all that is in it, a whole window
/// some ten times; without one, once at the end.
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
