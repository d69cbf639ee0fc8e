#include "ui/mainwindow/menus.h"

#include "app/formats/formats.h"
#include "app/lab/lab.h"
#include "ui/theme/fonts.h"

#include <QAction>
#include <QActionGroup>
#include <QDockWidget>
#include <QLabel>
#include <QMenuBar>

#include <array>

namespace thence::ui {

namespace {

constexpr Command themeCommands[] = {Command::ThemeSystem, Command::ThemeLight, Command::ThemeDark};

} // namespace

Menus::Menus(QMenuBar& bar, const QList<QDockWidget*>& docks, QObject* parent) : QObject(parent) {
    auto* const brand = new QLabel(tr("Thence"));
    brand->setFont(semibold(bodyFont()));
    brand->setContentsMargins(10, 0, 8, 0);
    bar.setCornerWidget(brand, Qt::TopLeftCorner);

    std::array<QMenu*, menuCount> menus;
    for (int menu = 0; menu < menuCount; ++menu)
        menus[size_t(menu)] = bar.addMenu(title(Menu(menu)));
    for (const QDockWidget* const dock : docks)
        menus[size_t(Menu::View)]->addAction(dock->toggleViewAction());
    for (const CommandEntry& entry : commandEntries()) {
        QMenu* const menu = menus[size_t(entry.menu)];
        if (entry.separated)
            menu->addSeparator();
        QAction* const action = menu->addAction(entry.name());
        action->setShortcut(QKeySequence(QString::fromLatin1(entry.shortcut)));
        actions_[entry.command] = action;
        if (entry.command == Command::CopyTrace) {
            action->setMenu(makeFormats(menu));
            continue;
        }
        connect(action, &QAction::triggered, this,
                [this, command = entry.command] { emit chosen(command); });
    }

    auto* const themes = new QActionGroup(this);
    for (const Command command : themeCommands) {
        action(command).setCheckable(true);
        themes->addAction(&action(command));
    }
    QMenu* const lab = menus[size_t(Menu::Lab)];
    connect(lab, &QMenu::aboutToShow, this, [this, lab] { fillLab(*lab); });
}

void Menus::enable(const TraceState& state) {
    const bool isOver = state.state == record::State::Over;
    const bool isPaused = state.state == record::State::Paused;
    const bool isDone = state.hasHops && isOver;
    const std::pair<Command, bool> enabled[] = {
        {Command::Send, isOver},
        {Command::Stop, !isOver},
        {Command::Resume, isPaused},
        {Command::ResumeToEnd, isPaused},
        {Command::ContinueFromHop, isDone},
        {Command::CloseTab, state.hasOthers},
        {Command::PreviousTab, state.hasOthers},
        {Command::NextTab, state.hasOthers},
        {Command::ExportTrace, isDone},
        {Command::CopyTrace, isDone},
        {Command::CopyUrl, state.hasHops},
        {Command::PreviousHop, state.hasHops},
        {Command::NextHop, state.hasHops},
    };
    for (const auto& [command, is] : enabled)
        action(command).setEnabled(is);
}

void Menus::check(ThemeChoice choice) {
    action(themeCommands[size_t(choice)]).setChecked(true);
}

QMenu* Menus::makeFormats(QMenu* parent) {
    auto* const menu = new QMenu(parent);
    for (const formats::Format* const format : formats::formats()) {
        QAction* const action = menu->addAction(u'&' + QLatin1String(format->name));
        connect(action, &QAction::triggered, this,
                [this, id = QString::fromLatin1(format->id)] { emit formatChosen(id); });
    }
    return menu;
}

// When it is first opened: the scenarios come from files.
void Menus::fillLab(QMenu& menu) {
    if (!menu.isEmpty())
        return;
    for (const lab::Scenario& scenario : lab::scenarios()) {
        QAction* const action = menu.addAction(scenario.title);
        connect(action, &QAction::triggered, this,
                [this, id = scenario.id] { emit scenarioChosen(id); });
    }
}

} // namespace thence::ui
