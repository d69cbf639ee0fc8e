#pragma once

#include <QString>

#include <optional>

class QApplication;

namespace thence::ui {

/// Opens the window, sends `url` if there is one, and runs until the window is closed. Returns the
/// exit code.
int runWindow(QApplication& application, const std::optional<QString>& url);

} // namespace thence::ui
