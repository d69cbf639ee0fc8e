#pragma once

#include "app/cli/console.h"

#include <QStringList>

namespace whereto::cli {

/// Whether `arguments` (without the program's name) are for the terminal and not for the window.
bool isForTerminal(const QStringList& arguments);

/// Whether carrying them out needs Hooks::picture, and so a program that can draw.
bool needsPicture(const QStringList& arguments);

/// Carries out a command and returns what the shell is to see. There must be a QCoreApplication.
int run(const QStringList& arguments, Hooks hooks);

/// What is said where a window is wanted and there is no display; returns what the shell is to see.
int explainMissingDisplay();

} // namespace whereto::cli
