#include "app/cli/commands.h"
#include "app/cli/exitcode.h"
#include "app/cli/follow.h"
#include "app/cli/traceoutputs.h"
#include "app/lab/lab.h"

#include <QCoreApplication>

namespace thence::cli {

using namespace Qt::StringLiterals;

namespace {

using Step = tl::expected<void, QString>;

constexpr Option options[] = {
    {nullptr, "har", QT_TRANSLATE_NOOP("Cli", "FILE"),
     QT_TRANSLATE_NOOP("Cli", "Write the HAR file here (thence-demo.har); - is the output")},
    {nullptr, "png", QT_TRANSLATE_NOOP("Cli", "FILE"),
     QT_TRANSLATE_NOOP("Cli", "Write the picture here (thence-demo.png); - is the output")},
    {nullptr, "with-secrets", nullptr,
     QT_TRANSLATE_NOOP("Cli", "Keep credentials and cookies in all that is shown and written")},
    {nullptr, "no-color", nullptr,
     QT_TRANSLATE_NOOP("Cli", "No colours, also on a terminal (as does NO_COLOR)")},
};

QString tr(const char* text) {
    return QCoreApplication::translate("Cli", text);
}

/// The files to write: those that were asked for, and the usual ones.
Arguments withFiles(Arguments arguments) {
    for (const auto& [option, file] :
         {std::pair{u"har"_s, u"thence-demo.har"_s}, std::pair{u"png"_s, u"thence-demo.png"_s}})
        if (!arguments.has(QLatin1String(option.toLatin1())))
            arguments.given.append({option, file});
    return arguments;
}

/// "Written: a.har (the trace, for other tools) and a.png (the window)."
QString whatIsWritten(const Arguments& files) {
    QStringList written;
    for (const auto& [option, what] : {std::pair{"har"_L1, tr("%1 (the trace, for other tools)")},
                                       std::pair{"png"_L1, tr("%1 (the window)")}})
        if (const QString file = files.value(option); file != "-"_L1)
            written.append(what.arg(file));
    return tr("\nWritten: %1.").arg(written.join(tr(" and ")));
}

int run(const Arguments& arguments, Console& console) {
    const Arguments files = withFiles(arguments);
    if (const Step writable = checkOutputs(files); !writable)
        return console.misused(writable.error() +
                               tr(" The options are --har FILE and --png FILE."));
    const lab::Scenario& scenario = *lab::findScenario(u"demo"_s);
    lab::Lab lab;
    if (const auto listening = lab.listen(); !listening)
        return console.fail(NetworkFailed, listening.error());
    Output& report = *reportOutput(files, console);
    report.line(u"%1\n%2\n"_s.arg(scenario.title, scenario.summary));
    trace::Terms terms{.client = {.id = u"chrome"_s}};
    terms.network.trust.append(lab.trust());
    ReportStyle style;
    if (!arguments.has("no-color"_L1))
        style.colours = coloursFor(report);
    const trace::Trace trace = follow(lab.address(scenario), terms, &report, style);
    if (const Step written = writeOutputs(trace, files, console); !written)
        return console.misused(written.error());
    report.line(whatIsWritten(files));
    return exitCode(trace);
}

} // namespace

const Command demoCommand{
    .name = "demo",
    .operands = "",
    .minOperands = 0,
    .maxOperands = 0,
    .summary = QT_TRANSLATE_NOOP("Cli", "Traces the lab's demo chain; needs no network."),
    .details = QT_TRANSLATE_NOOP("Cli", "Writes thence-demo.har, and thence-demo.png with the "
                                        "window, into the current folder, or what\n--har and "
                                        "--png name."),
    .options = options,
    .run = run};

} // namespace thence::cli
