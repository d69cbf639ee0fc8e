#include "app/lab/lab.h"
#include "app/cli/commands.h"
#include "app/cli/signals.h"

#include <QCoreApplication>
#include <QEventLoop>

namespace thence::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr quint16 usualPort = 8480;
constexpr quint16 usualTlsPort = 8443;

constexpr Option options[] = {
    {nullptr, "list", nullptr, QT_TRANSLATE_NOOP("Cli", "List the scenarios and end")},
    {nullptr, "port", QT_TRANSLATE_NOOP("Cli", "N"),
     QT_TRANSLATE_NOOP("Cli", "The port for http (8480); 0 takes a free one")},
    {nullptr, "tls-port", QT_TRANSLATE_NOOP("Cli", "N"),
     QT_TRANSLATE_NOOP("Cli", "The port for https (8443); 0 takes a free one")},
};

QString tr(const char* text) {
    return QCoreApplication::translate("Cli", text);
}

/// Wide enough for every id.
qsizetype idWidth() {
    qsizetype width = 0;
    for (const lab::Scenario& scenario : lab::scenarios())
        width = qMax(width, scenario.id.size());
    return width;
}

int list(Console& console) {
    const qsizetype width = idWidth();
    for (const lab::Scenario& scenario : lab::scenarios())
        console.out.line(u"%1  %2\n%3  %4\n"_s.arg(scenario.id.leftJustified(width), scenario.title,
                                                   QString(width, u' '), scenario.summary));
    return Done;
}

tl::expected<quint16, QString> readPort(const Arguments& arguments, QLatin1String name,
                                        quint16 usual) {
    if (!arguments.has(name))
        return usual;
    bool isNumber = false;
    const quint16 port = arguments.value(name).toUShort(&isNumber);
    if (!isNumber)
        return tl::unexpected(
            tr("--%1 “%2” is not a port from 0 to 65535.").arg(name, arguments.value(name)));
    return port;
}

void tellPlaces(const lab::Lab& lab, Console& console) {
    console.out.line(tr("The lab listens on 127.0.0.1, port %1 for http and %2 for https. Ctrl-C "
                        "ends it.\n")
                         .arg(lab.port())
                         .arg(lab.tlsPort()));
    const qsizetype width = idWidth();
    for (const lab::Scenario& scenario : lab::scenarios()) {
        const http::Request start = lab.address(scenario);
        console.out.line(u"%1  %2 %3"_s.arg(scenario.id.leftJustified(width),
                                            QString::fromUtf8(start.method).leftJustified(4),
                                            QString::fromUtf8(start.target.href())));
    }
}

int run(const Arguments& arguments, Console& console) {
    if (arguments.has("list"_L1))
        return list(console);
    const auto port = readPort(arguments, "port"_L1, usualPort);
    const auto tlsPort = readPort(arguments, "tls-port"_L1, usualTlsPort);
    if (!port || !tlsPort)
        return console.misused(port ? tlsPort.error() : port.error());
    lab::Lab lab;
    if (const auto listening = lab.listen(*port, *tlsPort); !listening)
        return console.fail(NetworkFailed,
                            tr("%1 Choose others with --port and --tls-port; 0 takes a free one.")
                                .arg(listening.error()));
    const Signals fromOutside;
    QEventLoop loop;
    QObject::connect(&fromOutside, &Signals::interrupted, &loop, &QEventLoop::quit);
    tellPlaces(lab, console);
    if (console.out.error() != 0)
        return Done; // nobody knows where to find it
    loop.exec();
    console.out.line(tr("\nThe lab is closed."));
    return Done;
}

} // namespace

const Command labCommand{
    .name = "lab",
    .operands = "",
    .minOperands = 0,
    .maxOperands = 0,
    .summary = QT_TRANSLATE_NOOP("Cli", "Serves the lab's chains on this machine until Ctrl-C."),
    .details = QT_TRANSLATE_NOOP(
        "Cli", "The hosts are names below localhost. Thence trusts their certificate, other\n"
               "programs do not: use their way of going on without verification (curl -k)."),
    .options = options,
    .run = run};

} // namespace thence::cli
