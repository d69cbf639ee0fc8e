#pragma once

class QWidget;

namespace thence::ui {

/// Lets the Tab key go from `stop` into `part`: what is made last would come last in the window.
void putBehind(QWidget* stop, const QWidget& part);

/// Lets the Tab key come to what is in `part` where `part` stands, for what is made late in it.
void putInPlace(const QWidget& part);

} // namespace thence::ui
