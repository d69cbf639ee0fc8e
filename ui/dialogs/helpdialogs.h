#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

#include <utility>

class QWidget;

namespace thence::ui {

/// A keyboard shortcut and what it does.
using Shortcut = std::pair<QKeySequence, QString>;

/// Those shortcuts, and what keys do anywhere. Does not block the window.
void showShortcuts(const QList<Shortcut>& shortcuts, QWidget* parent);

/// Name, version and what the program is for. Does not block the window.
void showAbout(QWidget* parent);

} // namespace thence::ui
