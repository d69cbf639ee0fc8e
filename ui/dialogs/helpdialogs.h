#pragma once

class QWidget;

namespace thence::ui {

/// Every keyboard shortcut, from the table of commands. Does not block the window.
void showShortcuts(QWidget* parent);

/// Name, version and what the program is for. Does not block the window.
void showAbout(QWidget* parent);

} // namespace thence::ui
