#include "app/cli/commands.h"
#include "app/cli/unknownclient.h"
#include "app/redirect/client.h"
#include "app/trace/units.h"

#include <QCoreApplication>

namespace thence::cli {

using namespace Qt::StringLiterals;

namespace {

using redirect::Client;

QString tr(const char* text) {
    return QCoreApplication::translate("Cli", text);
}

int list(Console& console) {
    qsizetype idWidth = 0;
    qsizetype nameWidth = 0;
    for (const Client& client : redirect::clients()) {
        idWidth = qMax(idWidth, client.id.size());
        nameWidth = qMax(nameWidth, client.name.size() + 1 + client.version.size());
    }
    for (const Client& client : redirect::clients())
        console.out.line(u"%1  %2  %3"_s.arg(
            client.id.leftJustified(idWidth),
            u"%1 %2"_s.arg(client.name, client.version).leftJustified(nameWidth),
            client.userFile ? tr("%1 (yours)").arg(client.group) : client.group));
    for (const QString& error : redirect::clientFileErrors())
        console.err.line(u"thence: "_s + error);
    return Done;
}

int explain(const Client& client, Console& console) {
    console.out.line(u"%1 %2 (%3, %4)"_s.arg(client.name, client.version, client.id, client.group));
    if (client.userFile)
        console.out.line(tr("Yours, read from %1").arg(client.file));
    if (!client.summary.isEmpty())
        console.out.line(u'\n' + client.summary);
    const int limit = client.rules().limit;
    console.out.line(
        u'\n' +
        (limit < 0
             ? tr("Follows redirects without a limit of its own.")
             : tr("Follows %1 at most.").arg(trace::countText(limit, trace::Counted::Redirect))));
    for (const redirect::Option& option : client.options)
        console.out.line(u"  %1  %2"_s.arg(option.name.leftJustified(24), option.description));
    QStringList versions;
    for (const Client& version : client.earlier)
        versions.append(version.id);
    if (!versions.isEmpty())
        console.out.line(tr("\nEarlier versions: %1").arg(versions.join(u", "_s)));
    console.out.line(tr("\nSources:"));
    for (const QString& source : client.sources)
        console.out.line(u"  "_s + source);
    return Done;
}

int run(const Arguments& arguments, Console& console) {
    if (arguments.operands.isEmpty())
        return list(console);
    const QString& id = arguments.operands.constFirst();
    if (const Client* const client = redirect::findClient(id))
        return explain(*client, console);
    return console.misused(unknownClient(id));
}

} // namespace

const Command clientsCommand{
    .name = "clients",
    .operands = QT_TRANSLATE_NOOP("Cli", "[CLIENT]"),
    .minOperands = 0,
    .maxOperands = 1,
    .summary = QT_TRANSLATE_NOOP("Cli", "Lists the clients a URL can be followed as."),
    .details = QT_TRANSLATE_NOOP("Cli", "With the id of one, says what is particular about it."),
    .options = {},
    .run = run};

} // namespace thence::cli
