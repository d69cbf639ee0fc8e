#include "ui/mainwindow/mainwindow.h"

#include "ui/advisor/advisor.h"
#include "ui/composer/composer.h"
#include "ui/composer/requests.h"
#include "ui/dialogs/helpdialogs.h"
#include "ui/inspector/inspector.h"
#include "ui/mainwindow/picture.h"
#include "ui/navigation/navigation.h"
#include "ui/navigation/tracetabs.h"
#include "ui/step/steppanel.h"
#include "ui/timeline/timeline.h"

#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDockWidget>
#include <QFrame>
#include <QListView>
#include <QMenuBar>
#include <QStatusBar>
#include <QTimer>
#include <QVBoxLayout>

#include <utility>

namespace thence::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize firstSize(1440, 900);
constexpr int messageTime = 8000; // ms
constexpr int refreshTime = 20;   // ms: hops that come faster are shown together

} // namespace

MainWindow::MainWindow(Preferences& preferences, Building when, QWidget* parent)
    : QMainWindow(parent), preferences_(preferences), workspace_(), verdicts_(model_),
      export_(*this, workspace_, verdicts_) {
    setWindowTitle(tr("Thence"));
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
    resize(firstSize);
    if (!preferences_.geometry().isEmpty())
        restoreGeometry(preferences_.geometry());
    if (when == Building::Immediately)
        build();
}

void MainWindow::build() {
    if (isBuilt())
        return;
    putTogether();
    if (isVisible())
        settle();
}

void MainWindow::putTogether() {
    const Unstyled meanwhile;
    composer_ = new Composer;
    requests_ = new Requests(workspace_, *composer_);
    tabs_ = new TraceTabs;
    timeline_ = new Timeline(model_);
    step_ = new StepPanel;
    inspector_ = new Inspector;
    advisor_ = new Advisor;
    navigation_ = new Navigation;
    buildZones();
    buildMenus();
    connectParts();
    connectStep();
    showState();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildZones() {
    auto* const centre = new QWidget;
    auto* const column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* const line = new QFrame;
    line->setObjectName(u"separator"_s);
    line->setFixedHeight(1);
    auto* const tabs = new QHBoxLayout;
    tabs->setContentsMargins(16, 0, 16, 0);
    tabs->addWidget(tabs_);
    column->addLayout(tabs);
    column->addWidget(composer_);
    column->addWidget(line);
    column->addWidget(timeline_, 1);
    column->addWidget(step_);
    step_->setMinimumWidth(composer_->minimumSizeHint().width()); // a pause widens no window
    setCentralWidget(centre);

    // The bar is there only while it says something.
    statusBar()->setSizeGripEnabled(false);
    statusBar()->hide();
    connect(statusBar(), &QStatusBar::messageChanged, this,
            [this](const QString& text) { statusBar()->setVisible(!text.isEmpty()); });

    zones_.emplace(*this, navigation_, inspector_, advisor_);
}

void MainWindow::buildMenus() {
    menus_ = new Menus(*menuBar(), zones_->docks(), this);
    menus_->check(preferences_.theme());
    connect(menus_, &Menus::chosen, this, &MainWindow::perform);
    connect(menus_, &Menus::formatChosen, this, [this](const QString& id) {
        export_.text(*formats::findFormat(id), [this](const QString& text) { copy(text); });
    });
    connect(menus_, &Menus::scenarioChosen, requests_, &Requests::runScenario);
}

void MainWindow::connectParts() {
    connect(composer_, &Composer::sendRequested, requests_, &Requests::send);
    connect(composer_, &Composer::stopRequested, &workspace_, &Workspace::stop);
    connect(requests_, &Requests::refused, this, &MainWindow::say);
    connect(&workspace_, &Workspace::replaced, this, [this] { model_.show(workspace_.record()); });
    connect(&workspace_, &Workspace::happened, this,
            [this](const record::Event& event) { model_.apply(workspace_.record(), event); });
    connect(&workspace_, &Workspace::changed, this, &MainWindow::showState);
    connect(&workspace_, &Workspace::tabsChanged, this,
            [this] { tabs_->setTabs(workspace_.tabs(), workspace_.current()); });
    refresh_.setSingleShot(true);
    connect(&workspace_, &Workspace::advanced, this, [this] {
        if (!refresh_.isActive())
            refresh_.start(refreshTime);
    });
    connect(&refresh_, &QTimer::timeout, this, &MainWindow::showState);
    connect(&verdicts_, &Verdicts::changed, this, [this] {
        showSummary();
        showHop(timeline_->currentHop());
    });
    for (const QDockWidget* const dock : zones_->docks()) // filled only while they are seen
        connect(dock, &QDockWidget::visibilityChanged, this, [this](bool isSeen) {
            if (isSeen)
                showHop(timeline_->currentHop());
        });
    connect(&workspace_, &Workspace::finished, this, [this](const trace::Trace& trace) {
        preferences_.remember(remembered(trace));
        fillNavigation();
    });
    connect(timeline_, &Timeline::hopSelected, this, &MainWindow::showHop);
    connect(timeline_, &Timeline::panelWanted, this,
            [this](int, const QString& panel, const QString& part) {
                inspector_->showPanel(panel, part);
            });
    connect(timeline_, &Timeline::visitChosen, this, &MainWindow::showVisit);
    connect(inspector_, &Inspector::hopWanted, timeline_, &Timeline::selectHop);
    connect(timeline_, &Timeline::demoWanted, this, [this] {
        if (!lab::scenarios().isEmpty())
            runScenario(lab::scenarios().constFirst().id);
    });
    connect(navigation_, &Navigation::newRequest, requests_, &Requests::startAnew);
    connect(navigation_, &Navigation::scenarioChosen, requests_, &Requests::runScenario);
    connect(navigation_, &Navigation::recentChosen, requests_, &Requests::recall);
}

void MainWindow::connectStep() {
    connect(step_, &StepPanel::goOnWanted, &workspace_,
            qOverload<const http::Request&>(&Workspace::resume));
    connect(step_, &StepPanel::goToEndWanted, &workspace_, &Workspace::resumeToEnd);
    connect(step_, &StepPanel::clientChosen, &workspace_, &Workspace::stepAs);
    connect(tabs_, &TraceTabs::currentChanged, &workspace_, &Workspace::select);
    connect(tabs_, &TraceTabs::tabCloseRequested, &workspace_, &Workspace::close);
    timeline_->view()->setContextMenuPolicy(Qt::ActionsContextMenu);
    for (const Command command : {Command::ContinueFromHop, Command::CopyUrl})
        timeline_->view()->addAction(&menus_->action(command));
}

void MainWindow::perform(Command command) {
    switch (command) {
    case Command::NewRequest:
        return requests_->startAnew();
    case Command::ExportTrace:
        return export_.save([this](const QString& text) { say(text); });
    case Command::SavePicture:
        return say(export_.savePicture(
            [this](const trace::Trace& trace) { return picture(*qApp, trace, theme(), view()); }));
    case Command::Quit:
        close();
        return;
    case Command::GoToUrl:
        return composer_->focusUrl();
    case Command::CopyUrl: {
        const int hop = timeline_->currentHop();
        return copy(model_.index(hop).data(HopModel::UrlRole).toString());
    }
    case Command::CopyTrace:
        return; // a menu, which says as what
    case Command::ForgetRecent:
        preferences_.forgetRecent();
        return fillNavigation();
    case Command::ThemeSystem:
        return choose(ThemeChoice::System);
    case Command::ThemeLight:
        return choose(ThemeChoice::Light);
    case Command::ThemeDark:
        return choose(ThemeChoice::Dark);
    case Command::RestoreLayout:
        return zones_->restore();
    case Command::Send:
        return requests_->send();
    case Command::Stop:
        return workspace_.stop();
    case Command::Resume:
        return step_->goOn();
    case Command::ResumeToEnd:
        return step_->goToEnd();
    case Command::ContinueFromHop:
        return requests_->continueFrom(timeline_->currentHop());
    case Command::PreviousTab:
        return workspace_.selectNext(-1);
    case Command::NextTab:
        return workspace_.selectNext(1);
    case Command::CloseTab:
        return workspace_.close(workspace_.current());
    case Command::PreviousHop:
        return timeline_->selectNext(-1);
    case Command::NextHop:
        return timeline_->selectNext(1);
    case Command::Shortcuts:
        return showShortcuts(shortcuts(), this);
    case Command::About:
        return showAbout(this);
    }
}

void MainWindow::open(const QString& text) {
    build();
    requests_->open(text);
}

void MainWindow::runScenario(const QString& id) {
    requests_->runScenario(id);
}

void MainWindow::showTrace(const trace::Trace& trace, int hop) {
    composer_->setRequest(trace.composed);
    composer_->setClient(trace.terms.client.id);
    workspace_.show(trace);
    timeline_->selectHop(hop);
}

View MainWindow::view() const {
    const int hop = timeline_->currentHop();
    return {.size = size(),
            .hop = hop < 0 ? std::nullopt : std::optional(hop),
            .panel = inspector_->panel(),
            .layout = saveState()};
}

void MainWindow::copy(const QString& text) {
    QApplication::clipboard()->setText(text);
    say(tr("Copied."));
}

void MainWindow::choose(ThemeChoice choice) {
    preferences_.setTheme(choice);
    applyTheme(*qApp, resolve(choice));
}

void MainWindow::fillNavigation() {
    navigation_->fill(preferences_.recent());
}

void MainWindow::showState() {
    refresh_.stop();
    const bool isRunning = workspace_.state() != record::State::Over;
    if (std::exchange(wasRunning_, isRunning) != isRunning)
        statusBar()->clearMessage(); // it tells of what went before
    composer_->setRunning(isRunning);
    menus_->enable({.state = workspace_.state(),
                    .hasHops = !workspace_.trace().hops.isEmpty(),
                    .hasOthers = workspace_.tabs().size() > 1});
    tabs_->setTabs(workspace_.tabs(), workspace_.current());
    verdicts_.look(workspace_.trace());
    showSummary();
    const int before = timeline_->currentHop();
    timeline_->suggest();
    if (timeline_->currentHop() == before)
        showHop(before);
    showStep();
}

void MainWindow::showSummary() {
    timeline_->setSummary(verdicts_.summary(workspace_.state()));
}

void MainWindow::showStep() {
    const bool wasVisible = step_->isVisible();
    step_->setVisible(workspace_.isStepping());
    if (!wasVisible && step_->isVisible())
        composer_->setUnfolded(false); // one request in parts is enough to look at
    if (wasVisible && !step_->isVisible())
        timeline_->view()->setFocus();
    const record::Record& record = workspace_.record();
    if (!record.pause)
        step_->clear();
    else if (step_->setPause(record.id, *record.pause)) { // what led to it, and what waits
        timeline_->suggest(record.pause->index - 1);
        QTimer::singleShot(0, timeline_->view(), &QListView::scrollToBottom);
    }
    step_->forget([this](record::Id id) { return !workspace_.isPaused(id); });
}

void MainWindow::showHop(int index) {
    if (refresh_.isActive()) // another hop, and the trace has grown meanwhile
        return showState();
    if (index < 0 || index >= workspace_.trace().hops.size()) {
        if (index < 0)
            inspector_->clear();
        else
            inspector_->await();
        advisor_->clear();
        return;
    }
    if (inspector_->isVisible())
        inspector_->showHop(workspace_.trace(), index, verdicts_.findings());
    if (advisor_->isVisible())
        advisor_->showHop(workspace_.trace(), index);
}

void MainWindow::showVisit(std::optional<std::chrono::seconds> elapsed) {
    verdicts_.showVisit(elapsed);
    showSummary();
}

void MainWindow::say(const QString& text) {
    statusBar()->showMessage(text, messageTime);
}

void MainWindow::settle() {
    zones_->open(preferences_.layout());
    // Scenarios come from files: they can wait until the window is there.
    QTimer::singleShot(0, this, &MainWindow::fillNavigation);
    composer_->focusUrl();
}

void MainWindow::showEvent(QShowEvent* event) {
    QMainWindow::showEvent(event);
    if (isBuilt() && !shown_)
        settle();
    shown_ = true;
}

void MainWindow::paintEvent(QPaintEvent* event) {
    QMainWindow::paintEvent(event);
    if (!isBuilt())
        QTimer::singleShot(0, this, &MainWindow::build);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    preferences_.setGeometry(saveGeometry());
    if (isBuilt())
        preferences_.setLayout(saveState());
    workspace_.dropAll();
    QMainWindow::closeEvent(event);
}

} // namespace thence::ui
