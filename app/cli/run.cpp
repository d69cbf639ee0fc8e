#include "app/cli/run.h"

#include "app/cli/commands.h"
#include "app/cli/nearest.h"

#include <QCoreApplication>

#include <csignal>

namespace thence::cli {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Cli", text);
}

QStringList commandNames() {
    QStringList names;
    for (const Command* command : commands())
        names.append(QString::fromLatin1(command->name));
    return names;
}

int runCommand(const Command& command, const QStringList& words, Console& console) {
    const auto arguments = readArguments(command, words);
    if (!arguments)
        return console.misused(arguments.error());
    if (!arguments->has("help"_L1))
        return command.run(*arguments, console);
    console.out.write(helpText(command).toUtf8());
    return Done;
}

/// `code`, unless what was printed did not arrive.
int checkOutput(int code, Console& console) {
    const int error = console.out.error();
    return error == 0 ? code
                      : console.misused(
                            tr("The output cannot be written: %1.").arg(qt_error_string(error)));
}

int unknownCommand(const QString& word, Console& console) {
    const QStringList near = nearest(word, commandNames());
    const QString hint =
        near.isEmpty() ? QString() : tr(" Did you mean %1?").arg(near.join(u", "_s));
    return console.misused(
        tr("There is no command or option “%1”.%2 See thence help.").arg(word, hint));
}

/// Whether a first argument is a URL or a host. What is neither is a command, perhaps misspelt.
bool isPlace(const QString& word) {
    return !word.startsWith(u'-') && (word.contains(u'.') || word.contains(u':') ||
                                      word.contains(u'/') || word == "localhost"_L1);
}

} // namespace

bool isForTerminal(const QStringList& arguments) {
    const bool isForWindow =
        arguments.isEmpty() || (arguments.size() == 1 && isPlace(arguments.constFirst()));
    return !isForWindow;
}

bool needsPicture(const QStringList& arguments) {
    const auto draws = [](const QString& word) {
        return word == "--png"_L1 || word.startsWith("--png="_L1);
    };
    return !arguments.isEmpty() && (arguments.constFirst() == "demo"_L1 ||
                                    std::any_of(arguments.begin(), arguments.end(), draws));
}

int run(const QStringList& arguments, Hooks hooks) {
    // A reader that goes away ("thence trace … | head") must not end the program by a signal.
    std::signal(SIGPIPE, SIG_IGN);
    Console console{.hooks = std::move(hooks)};
    const QString word = arguments.value(0);
    if (word == "--help"_L1 || word == "-h"_L1)
        return checkOutput(helpCommand.run({}, console), console);
    if (word == "--version"_L1 || word == "-V"_L1) {
        console.out.line(u"thence " THENCE_VERSION ""_s);
        return checkOutput(Done, console);
    }
    if (const Command* const command = findCommand(word))
        return checkOutput(runCommand(*command, arguments.sliced(1), console), console);
    if (isPlace(word))
        return console.misused(tr("The window opens with one URL and no options. To trace it in "
                                  "the terminal with options, begin with thence trace."));
    return unknownCommand(word, console);
}

int explainMissingDisplay(const QStringList& tried) {
    const QString why = tried.isEmpty()
                            ? tr("There is no display to open a window on.")
                            : tr("No window can be opened with %1.").arg(tried.join(u' '));
    const bool byWayland = tried.size() == 1 && tried.first().startsWith("WAYLAND_DISPLAY"_L1);
    const QString advice =
        byWayland ? tr(" Wayland also needs the package qt6-wayland.") : QString();
    Console console;
    return console.misused(why + advice +
                           tr(" These commands need no display: %1. See thence help.")
                               .arg(commandNames().join(u", "_s)));
}

} // namespace thence::cli
