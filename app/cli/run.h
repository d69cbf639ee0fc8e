#pragma once

#include "app/cli/console.h"

#include <QStringList>

namespace thence::cli {

/// Whether `arguments` (without the program's name) are for the terminal and not for the window.
bool isForTerminal(const QStringList& arguments);

/// Whether carrying them out needs Hooks::picture, and so a program that can draw.
bool needsPicture(const QStringList& arguments);

/// Carries out a command and returns what the shell is to see. There must be a QCoreApplication.
int run(const QStringList& arguments, Hooks hooks);

/// What is said where a window is wanted and cannot be opened; returns what the shell is to see.
/// `tried` are the settings that name a display, as in "DISPLAY=:0"; none: there is no display.
int explainMissingDisplay(const QStringList& tried);

} // namespace thence::cli
