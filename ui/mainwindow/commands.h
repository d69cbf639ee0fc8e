#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

#include <span>

namespace thence::ui {

/// What the menus can do.
enum class Command {
    NewRequest,
    ExportTrace,
    SavePicture,
    Quit,
    GoToUrl,
    CopyUrl,
    CopyTrace,
    ForgetRecent,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    RestoreLayout,
    Send,
    Stop,
    Resume,
    ResumeToEnd,
    ContinueFromHop,
    PreviousTab,
    NextTab,
    CloseTab,
    PreviousHop,
    NextHop,
    Shortcuts,
    About
};

enum class Menu { File, Edit, View, Trace, Lab, Help };
inline constexpr int menuCount = 6;

/// One line of a menu.
struct CommandEntry {
    Command command;
    Menu menu;
    const char* text; ///< untranslated
    const char* shortcut = "";
    bool separated = false; ///< a line stands above it

    QString name() const; ///< translated, with its "&"
};

/// Every command, in the order of the menus; the list of shortcuts is made from it as well.
std::span<const CommandEntry> commandEntries();

/// What has a shortcut, and what it does in plain words.
QList<std::pair<QKeySequence, QString>> shortcuts();

/// The title of a menu, translated.
QString title(Menu menu);

} // namespace thence::ui
