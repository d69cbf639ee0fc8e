#include "app/cli/commands.h"
#include "app/cli/exitcode.h"
#include "app/cli/follow.h"
#include "app/cli/savefile.h"
#include "app/formats/har.h"
#include "app/lab/lab.h"

#include <QCoreApplication>

namespace whereto::cli {

using namespace Qt::StringLiterals;

namespace {

using Step = tl::expected<void, QString>;

constexpr Option options[] = {
    {nullptr, "no-color", nullptr,
     QT_TRANSLATE_NOOP("Cli", "No colours, also on a terminal (as does NO_COLOR)")},
};

QString tr(const char* text) {
    return QCoreApplication::translate("Cli", text);
}

Step writeFiles(const trace::Trace& trace, Console& console) {
    const auto png = console.hooks.picture(trace);
    if (!png)
        return tl::unexpected(png.error());
    return save(u"whereto-demo.har"_s, formats::toHarFile(trace), console.out).and_then([&] {
        return save(u"whereto-demo.png"_s, *png, console.out);
    });
}

int run(const Arguments& arguments, Console& console) {
    const lab::Scenario& scenario = *lab::findScenario(u"demo"_s);
    lab::Lab lab;
    if (const auto listening = lab.listen(); !listening)
        return console.fail(NetworkFailed, listening.error());
    console.out.line(u"%1\n%2\n"_s.arg(scenario.title, scenario.summary));
    wire::Options wireOptions;
    wireOptions.trust.append(lab.trustHere());
    tracer::Settings settings;
    settings.client = *redirect::findClient(u"chrome"_s);
    ReportStyle style;
    if (!arguments.has("no-color"_L1))
        style.colours = coloursFor(console.out);
    const trace::Trace trace =
        follow(lab.address(scenario), settings, wireOptions, &console.out, style);
    if (const Step written = writeFiles(trace, console); !written)
        return console.misused(written.error());
    console.out.line(tr("\nWritten here: whereto-demo.har (the trace, for other tools) and "
                        "whereto-demo.png (the window)."));
    return exitCode(trace);
}

} // namespace

const Command demoCommand{
    .name = "demo",
    .operands = "",
    .fewest = 0,
    .most = 0,
    .summary = QT_TRANSLATE_NOOP("Cli", "Traces the lab's demo chain; needs no network."),
    .details = QT_TRANSLATE_NOOP("Cli", "Writes whereto-demo.har and whereto-demo.png, the window, "
                                        "into the current folder."),
    .options = options,
    .run = run};

} // namespace whereto::cli
