#include "ui/theme/themechoice.h"

#include <QGuiApplication>
#include <QStyleHints>

namespace thence::ui {

namespace {

bool systemIsDark() {
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#else
    // Nothing says it before Qt 6.5; light text on a dark window does, until we set our own.
    static const bool dark = [] {
        const QPalette given = QGuiApplication::palette();
        return given.windowText().color().lightness() > given.window().color().lightness();
    }();
    return dark;
#endif
}

} // namespace

const Theme& resolve(ThemeChoice choice) {
    const bool dark = systemIsDark();
    if (choice == ThemeChoice::System)
        return dark ? darkTheme() : lightTheme();
    return choice == ThemeChoice::Dark ? darkTheme() : lightTheme();
}

} // namespace thence::ui
