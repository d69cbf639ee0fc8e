#pragma once

#include "ui/mainwindow/commands.h"
#include "ui/mainwindow/preferences.h"
#include "ui/mainwindow/session.h"

#include <QAction>
#include <QMainWindow>

#include <map>

namespace whereto::ui {

class Composer;
class Inspector;
class Navigation;
class Timeline;

/// Arranges the window: navigation, composer over timeline, inspector; menus that reach all of it.
/// What goes on is the Session's.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// `preferences` outlive the window.
    explicit MainWindow(Preferences& preferences, QWidget* parent = nullptr);
    ~MainWindow() override;

    Composer& composer() { return *composer_; }
    Timeline& timeline() { return *timeline_; }
    Inspector& inspector() { return *inspector_; }
    Session& session() { return session_; }
    QAction& action(Command command) { return *actions_.at(command); }

    /// Puts `text` into the URL box and sends the request, if it is a URL.
    void open(const QString& text);
    /// Shows a trace that was made elsewhere, its request in the composer.
    void showTrace(const trace::Trace& trace);
    /// Starts the lab and sends a scenario's request.
    void runScenario(const QString& id);

protected:
    void showEvent(QShowEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void buildZones();
    void buildMenus();
    void buildThemeMenu();
    void connectParts();
    QDockWidget* addZone(Qt::DockWidgetArea area, const QString& name, const QString& title,
                         QWidget* content);

    void perform(Command command);
    void newRequest();
    void send();
    void sendLab(const http::Request& request);
    void sendRecent(const RecentRequest& recent);
    void exportHar();
    void savePicture();
    void copy(const QString& text);
    void choose(ThemeChoice choice);
    void restoreLayout();
    void sizeZones();
    void fillLabMenu();
    void fillNavigation();

    void showState();
    void showHop(int index);
    void say(const QString& text);

    Preferences& preferences_;
    HopModel model_;
    Session session_;
    Composer* composer_;
    Timeline* timeline_;
    Inspector* inspector_;
    Navigation* navigation_;
    QMenu* menus_[menuCount] = {};
    std::map<Command, QAction*> actions_;
    QByteArray defaultLayout_;
    bool shown_ = false;
};

} // namespace whereto::ui
