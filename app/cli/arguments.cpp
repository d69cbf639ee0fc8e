#include "app/cli/command.h"
#include "app/cli/nearest.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace thence::cli {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Cli", text);
}

QCommandLineOption toParserOption(const Option& option) {
    QStringList names{QString::fromLatin1(option.name)};
    if (option.letter)
        names.prepend(QString::fromLatin1(option.letter));
    return QCommandLineOption(names, {}, QString::fromLatin1(option.value));
}

/// The options in the order they were given. The parser keeps the order of the names, and the
/// values of each option in order.
QList<Arguments::Given> givenInOrder(const Command& command, const QCommandLineParser& parser) {
    QHash<QString, qsizetype> used;
    QList<Arguments::Given> given;
    for (const QString& typed : parser.optionNames()) {
        const auto found = std::ranges::find_if(command.options, [&](const Option& row) {
            return typed == QLatin1String(row.name) || typed == QLatin1String(row.letter);
        });
        const Option& option = found == command.options.end() ? helpOption : *found;
        const QString name = QString::fromLatin1(option.name);
        given.append({name, option.value ? parser.values(name).value(used[name]++) : QString()});
    }
    return given;
}

QString unknownOption(const Command& command, const QString& name) {
    const QString dashes = name.size() == 1 ? u"-"_s : u"--"_s;
    for (const Missing& row : command.missing)
        if (name == QLatin1String(row.letter) || name == QLatin1String(row.name))
            return tr("There is no option %1%2. %3").arg(dashes, name, tr(row.instead));
    QStringList known;
    for (const Option& option : command.options)
        known.append(QString::fromLatin1(option.name));
    const QStringList near = nearest(name, known);
    if (near.isEmpty())
        return tr("There is no option %1%2.").arg(dashes, name);
    return tr("There is no option %1%2; did you mean --%3?")
        .arg(dashes, name, near.join(u", --"_s));
}

/// Whether a word that nothing belongs to may be the rest of a value whose quotation marks are
/// missing: -H Authorization: Bearer S.
bool mayBeSecret(const Arguments& arguments) {
    return std::ranges::any_of(arguments.given, [](const Arguments::Given& row) {
        return row.name == "header"_L1 || row.name == "user"_L1 || row.name == "cookie"_L1 ||
               row.name.startsWith("data"_L1);
    });
}

QString surplus(const Arguments& arguments, int maxOperands) {
    return mayBeSecret(arguments)
               ? tr("There is one argument too many. A value with spaces needs quotation marks.")
               : tr("“%1” is one argument too many.").arg(arguments.operands[maxOperands]);
}

QString seeHelp(const Command& command) {
    return tr(" See thence help %1.").arg(QLatin1String(command.name));
}

} // namespace

bool Arguments::has(QLatin1String name) const {
    return std::ranges::any_of(given, [&](const Given& row) { return row.name == name; });
}

QStringList Arguments::values(QLatin1String name) const {
    QStringList values;
    for (const Given& row : given)
        if (row.name == name)
            values.append(row.value);
    return values;
}

QString Arguments::value(QLatin1String name) const {
    return values(name).value(values(name).size() - 1);
}

tl::expected<Arguments, QString> readArguments(const Command& command, const QStringList& words) {
    QCommandLineParser parser;
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsCompactedShortOptions);
    for (const Option& option : command.options)
        parser.addOption(toParserOption(option));
    parser.addOption(toParserOption(helpOption));
    const bool parsed = parser.parse(QStringList(u"thence"_s) + words);
    if (const QStringList unknown = parser.unknownOptionNames(); !unknown.isEmpty())
        return tl::unexpected(unknownOption(command, unknown.constFirst()) + seeHelp(command));
    if (!parsed)
        return tl::unexpected(parser.errorText() + seeHelp(command));
    Arguments arguments{parser.positionalArguments(), givenInOrder(command, parser)};
    if (arguments.has("help"_L1))
        return arguments;
    const qsizetype count = arguments.operands.size();
    if (count < command.minOperands)
        return tl::unexpected(
            tr("%1 needs %2.").arg(QLatin1String(command.name), QLatin1String(command.operands)) +
            seeHelp(command));
    if (count > command.maxOperands)
        return tl::unexpected(surplus(arguments, command.maxOperands) + seeHelp(command));
    return arguments;
}

} // namespace thence::cli
