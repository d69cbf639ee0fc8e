#include "ui/mainwindow/commands.h"

#include <QCoreApplication>

namespace thence::ui {

namespace {

constexpr CommandEntry entries[] = {
    {Command::NewRequest, Menu::File, QT_TRANSLATE_NOOP("Command", "&New request"), "Ctrl+N"},
    {Command::ExportTrace, Menu::File, QT_TRANSLATE_NOOP("Command", "&Export the trace…"),
     "Ctrl+Shift+E", true},
    {Command::SavePicture, Menu::File, QT_TRANSLATE_NOOP("Command", "Save &picture…"),
     "Ctrl+Shift+S"},
    {Command::Quit, Menu::File, QT_TRANSLATE_NOOP("Command", "&Quit"), "Ctrl+Q", true},
    {Command::GoToUrl, Menu::Edit, QT_TRANSLATE_NOOP("Command", "&Go to the URL"), "Ctrl+L"},
    {Command::CopyUrl, Menu::Edit, QT_TRANSLATE_NOOP("Command", "Copy the hop's &URL"),
     "Ctrl+Shift+C", true},
    {Command::CopyTrace, Menu::Edit, QT_TRANSLATE_NOOP("Command", "Copy the &trace as")},
    {Command::ForgetRecent, Menu::Edit, QT_TRANSLATE_NOOP("Command", "&Forget recent requests"), "",
     true},
    {Command::ThemeSystem, Menu::View, QT_TRANSLATE_NOOP("Command", "Colours of the &system"), "",
     true},
    {Command::ThemeLight, Menu::View, QT_TRANSLATE_NOOP("Command", "&Light")},
    {Command::ThemeDark, Menu::View, QT_TRANSLATE_NOOP("Command", "&Dark")},
    {Command::RestoreLayout, Menu::View, QT_TRANSLATE_NOOP("Command", "&Restore the layout"), "",
     true},
    {Command::Send, Menu::Trace, QT_TRANSLATE_NOOP("Command", "&Send"), "Ctrl+Return"},
    {Command::Stop, Menu::Trace, QT_TRANSLATE_NOOP("Command", "S&top"), "Esc"},
    {Command::Resume, Menu::Trace, QT_TRANSLATE_NOOP("Command", "&Go on"), "F8"},
    {Command::ResumeToEnd, Menu::Trace, QT_TRANSLATE_NOOP("Command", "Go to the &end"), "Shift+F8"},
    {Command::ContinueFromHop, Menu::Trace, QT_TRANSLATE_NOOP("Command", "&Continue from here…"),
     "Ctrl+B", true},
    {Command::PreviousTab, Menu::Trace, QT_TRANSLATE_NOOP("Command", "P&revious tab"),
     "Ctrl+Shift+Tab", true},
    {Command::NextTab, Menu::Trace, QT_TRANSLATE_NOOP("Command", "Ne&xt tab"), "Ctrl+Tab"},
    {Command::CloseTab, Menu::Trace, QT_TRANSLATE_NOOP("Command", "C&lose the tab"), "Ctrl+W"},
    {Command::PreviousHop, Menu::Trace, QT_TRANSLATE_NOOP("Command", "&Previous hop"), "Alt+Up",
     true},
    {Command::NextHop, Menu::Trace, QT_TRANSLATE_NOOP("Command", "&Next hop"), "Alt+Down"},
    {Command::Shortcuts, Menu::Help, QT_TRANSLATE_NOOP("Command", "&Keyboard shortcuts"), "F1"},
    {Command::About, Menu::Help, QT_TRANSLATE_NOOP("Command", "&About Thence")},
};

constexpr const char* titles[menuCount] = {
    QT_TRANSLATE_NOOP("Command", "&File"), QT_TRANSLATE_NOOP("Command", "&Edit"),
    QT_TRANSLATE_NOOP("Command", "&View"), QT_TRANSLATE_NOOP("Command", "&Trace"),
    QT_TRANSLATE_NOOP("Command", "&Lab"),  QT_TRANSLATE_NOOP("Command", "&Help"),
};

} // namespace

QString CommandEntry::name() const {
    return QCoreApplication::translate("Command", text);
}

std::span<const CommandEntry> commandEntries() {
    return entries;
}

QList<std::pair<QKeySequence, QString>> shortcuts() {
    QList<std::pair<QKeySequence, QString>> all;
    for (const CommandEntry& entry : commandEntries())
        if (*entry.shortcut)
            all.append({QKeySequence(QString::fromLatin1(entry.shortcut)),
                        entry.name().remove(u'&').remove(u'…')});
    return all;
}

QString title(Menu menu) {
    return QCoreApplication::translate("Command", titles[size_t(menu)]);
}

} // namespace thence::ui
