#include "app/cli/commands.h"

#include <QCoreApplication>

namespace thence::cli {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Cli", text);
}

/// Rows of two columns, the second one translated.
QString table(const QList<std::pair<QString, const char*>>& rows) {
    qsizetype width = 0;
    for (const auto& [left, right] : rows)
        width = qMax(width, left.size());
    QString text;
    for (const auto& [left, right] : rows)
        text += u"  %1  %2\n"_s.arg(left.leftJustified(width), tr(right));
    return text;
}

/// "-X, --request METHOD"; options without a letter stand under the names of the others.
QString spelling(const Option& option) {
    const QString letter = option.letter ? u"-%1, "_s.arg(QLatin1String(option.letter)) : u"    "_s;
    const QString value = option.value ? u' ' + tr(option.value) : QString();
    return letter + u"--"_s + QLatin1String(option.name) + value;
}

int run(const Arguments& arguments, Console& console) {
    if (arguments.operands.isEmpty()) {
        console.out.write(helpText().toUtf8());
        return Done;
    }
    const QString& name = arguments.operands.constFirst();
    if (const Command* const command = findCommand(name)) {
        console.out.write(helpText(*command).toUtf8());
        return Done;
    }
    return console.misused(tr("There is no command “%1”. See thence help.").arg(name));
}

} // namespace

QString helpText() {
    QList<std::pair<QString, const char*>> rows;
    for (const Command* command : commands())
        rows.append({QString::fromLatin1(command->name), command->summary});
    return tr("Thence follows HTTP redirects and says what each one means.\n\n"
              "Usage: thence [URL]                opens the window\n"
              "       thence COMMAND [OPTIONS]\n\nCommands:\n") +
           table(rows) +
           tr("\nthence help COMMAND says more about one; thence --version says "
              "which this is.\n");
}

QString helpText(const Command& command) {
    const QString operands = *command.operands ? u' ' + tr(command.operands) : QString();
    QString text = tr("Usage: thence %1 [OPTIONS]%2\n\n%3\n")
                       .arg(QLatin1String(command.name), operands, tr(command.summary));
    if (*command.details)
        text += u'\n' + tr(command.details) + u'\n';
    QList<std::pair<QString, const char*>> rows;
    for (const Option& option : command.options)
        rows.append({spelling(option), option.description});
    rows.append({spelling(helpOption), helpOption.description});
    text += tr("\nOptions:\n") + table(rows);
    return command.list ? text + u'\n' + command.list() : text;
}

const Command helpCommand{.name = "help",
                          .operands = QT_TRANSLATE_NOOP("Cli", "[COMMAND]"),
                          .minOperands = 0,
                          .maxOperands = 1,
                          .summary = QT_TRANSLATE_NOOP("Cli", "Explains a command."),
                          .details = "",
                          .options = {},
                          .run = run};

} // namespace thence::cli
