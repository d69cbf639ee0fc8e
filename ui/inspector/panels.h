#pragma once

#include <QString>

#include <span>

class QWidget;

namespace thence::ui {

class Panel;

/// A tab of the inspector. A new panel is a folder and one row in panels.cpp.
struct PanelEntry {
    const char* id;    ///< "overview": stable, kept in settings and used by links
    const char* title; ///< untranslated
    Panel* (*make)(QWidget* parent);

    QString name() const;
};

/// What the tab of the panel called `id` says; empty if there is none.
QString panelName(const QString& id);

/// Every panel, in the order of the tabs.
std::span<const PanelEntry> panelEntries();

} // namespace thence::ui
