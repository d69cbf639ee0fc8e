#pragma once

#include "app/record/record.h"
#include "ui/mainwindow/commands.h"
#include "ui/mainwindow/preferences.h"

#include <QObject>

#include <map>

class QAction;
class QDockWidget;
class QMenu;
class QMenuBar;

namespace thence::ui {

/// What can be done with the trace that is shown.
struct TraceState {
    record::State state = record::State::Over;
    bool hasHops = false;
    bool hasOthers = false; ///< other traces are in tabs beside it
};

/// The menu bar: every command in its menu, the docks to show and hide, the formats to copy a trace
/// as, and the lab's chains.
class Menus : public QObject {
    Q_OBJECT

public:
    /// Fills `bar`, which owns the menus; `docks` are those that View can show.
    Menus(QMenuBar& bar, const QList<QDockWidget*>& docks, QObject* parent);

    QAction& action(Command command) const { return *actions_.at(command); }
    /// Enables the commands that make sense now.
    void enable(const TraceState& state);
    /// Marks the theme that is chosen.
    void check(ThemeChoice choice);

signals:
    void chosen(thence::ui::Command command);
    /// Command::CopyTrace, as the format with this id.
    void formatChosen(const QString& id);
    void scenarioChosen(const QString& id);

private:
    QMenu* makeFormats(QMenu* parent);
    void fillLab(QMenu& menu);

    std::map<Command, QAction*> actions_;
};

} // namespace thence::ui
