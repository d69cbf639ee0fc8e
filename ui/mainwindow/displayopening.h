#pragma once

#include <QStringList>

namespace thence::ui {

/// What the environment says about where windows are opened, as in "DISPLAY=:0".
QStringList displays();

/// Asks Qt for Wayland where there is nothing else. It takes X11 for granted on some desktops, also
/// in a session without it.
void chooseWayland();

/// Lives while the application is made, which opens the display. Where Qt cannot, it would abort
/// and advise people to reinstall the program; instead the process ends with what `failed` returns
/// for the displays of the time before. What Qt says meanwhile is printed once the display is open.
class DisplayOpening {
public:
    explicit DisplayOpening(int (*failed)(const QStringList& displays));
    ~DisplayOpening();
    Q_DISABLE_COPY_MOVE(DisplayOpening)
};

} // namespace thence::ui
