#pragma once

#include "ui/export/traceexport.h"
#include "ui/mainwindow/commands.h"
#include "ui/mainwindow/menus.h"
#include "ui/mainwindow/preferences.h"
#include "ui/mainwindow/view.h"
#include "ui/mainwindow/zones.h"
#include "ui/models/hopmodel.h"
#include "ui/workspace/verdicts.h"
#include "ui/workspace/workspace.h"

#include <QAction>
#include <QMainWindow>
#include <QTimer>

#include <optional>

namespace thence::ui {

class Advisor;
class Composer;
class Inspector;
class Navigation;
class Requests;
class StepPanel;
class Timeline;
class TraceTabs;

/// Arranges the window: navigation, composer over timeline, inspector over advisor; menus that
/// reach all of it. What goes on is the Workspace's.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// When the zones and menus are made: a window that opens for a person is painted first, so
    /// that it is there immediately, and built in the next moment.
    enum class Building { Immediately, AfterFirstPaint };

    /// `preferences` outlive the window.
    explicit MainWindow(Preferences& preferences, Building when = Building::Immediately,
                        QWidget* parent = nullptr);
    ~MainWindow() override;

    bool isBuilt() const { return composer_ != nullptr; }
    /// The parts are there once the window is built.
    Composer& composer() { return *composer_; }
    Timeline& timeline() { return *timeline_; }
    Inspector& inspector() { return *inspector_; }
    Advisor& advisor() { return *advisor_; }
    StepPanel& stepPanel() { return *step_; }
    Workspace& workspace() { return workspace_; }
    QAction& action(Command command) { return menus_->action(command); }

    /// Puts `text` into the URL box and sends the request, if it is a URL.
    void open(const QString& text);
    /// Shows a trace that was made elsewhere, its request in the composer.
    void showTrace(const trace::Trace& trace, int hop = 0);
    /// Starts the lab and sends a scenario's request.
    void runScenario(const QString& id);

protected:
    void showEvent(QShowEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void build();
    void putTogether();
    void settle();
    void buildZones();
    void buildMenus();
    void connectParts();
    void connectStep();

    void perform(Command command);
    View view() const;
    void copy(const QString& text);
    void choose(ThemeChoice choice);
    void fillNavigation();

    void showState();
    void showSummary();
    void showStep();
    void showHop(int index);
    void showVisit(std::optional<std::chrono::seconds> elapsed);
    void say(const QString& text);

    Preferences& preferences_;
    HopModel model_;
    Workspace workspace_;
    Verdicts verdicts_;
    TraceExport export_;
    Composer* composer_ = nullptr;
    Requests* requests_ = nullptr;
    TraceTabs* tabs_ = nullptr;
    Timeline* timeline_ = nullptr;
    StepPanel* step_ = nullptr;
    Inspector* inspector_ = nullptr;
    Advisor* advisor_ = nullptr;
    Navigation* navigation_ = nullptr;
    std::optional<Zones> zones_;
    Menus* menus_ = nullptr;
    QTimer refresh_; ///< runs while the record has come further than what is shown
    bool shown_ = false;
    bool wasRunning_ = false;
};

} // namespace thence::ui
