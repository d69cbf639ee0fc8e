#pragma once

#include "ui/mainwindow/commands.h"
#include "ui/mainwindow/preferences.h"

#include <QObject>

#include <map>

class QAction;
class QDockWidget;
class QMenu;
class QMenuBar;

namespace whereto::ui {

/// The menu bar: every command in its menu, the docks to show and hide, and the lab's chains.
class Menus : public QObject {
    Q_OBJECT

public:
    /// Fills `bar`, which owns the menus; `docks` are those that View can show.
    Menus(QMenuBar& bar, const QList<QDockWidget*>& docks, QObject* parent);

    QAction& action(Command command) const { return *actions_.at(command); }
    /// Marks the theme that is chosen.
    void check(ThemeChoice choice);

signals:
    void chosen(whereto::ui::Command command);
    void scenarioChosen(const QString& id);

private:
    void fillLab(QMenu& menu);

    std::map<Command, QAction*> actions_;
};

} // namespace whereto::ui
