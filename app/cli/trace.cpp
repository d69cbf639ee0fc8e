#include "app/cli/commands.h"
#include "app/cli/exitcode.h"
#include "app/cli/findingslines.h"
#include "app/cli/follow.h"
#include "app/cli/followoptions.h"
#include "app/cli/nearest.h"
#include "app/cli/requestoptions.h"
#include "app/cli/savefile.h"
#include "app/cli/wireoptions.h"
#include "app/formats/har.h"
#include "app/formats/json.h"
#include "app/lab/lab.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace whereto::cli {

using namespace Qt::StringLiterals;

namespace {

using Problem = tl::unexpected<QString>;
using Step = tl::expected<void, QString>;

constexpr Option options[] = {
    {"X", "request", QT_TRANSLATE_NOOP("Cli", "METHOD"),
     QT_TRANSLATE_NOOP("Cli", "The method; any token")},
    {"H", "header", QT_TRANSLATE_NOOP("Cli", "FIELD"),
     QT_TRANSLATE_NOOP("Cli", "A field, 'Name: value'; 'Name;' is sent empty")},
    {"d", "data", QT_TRANSLATE_NOOP("Cli", "DATA"),
     QT_TRANSLATE_NOOP("Cli", "Content, and POST; @FILE is read without line ends, @- the input")},
    {nullptr, "data-raw", QT_TRANSLATE_NOOP("Cli", "DATA"),
     QT_TRANSLATE_NOOP("Cli", "Content as it stands, also with an @")},
    {nullptr, "data-binary", QT_TRANSLATE_NOOP("Cli", "DATA"),
     QT_TRANSLATE_NOOP("Cli", "Content; @FILE is read byte for byte")},
    {"u", "user", QT_TRANSLATE_NOOP("Cli", "USER:PASSWORD"),
     QT_TRANSLATE_NOOP("Cli", "Basic credentials")},
    {"A", "user-agent", QT_TRANSLATE_NOOP("Cli", "NAME"),
     QT_TRANSLATE_NOOP("Cli", "The User-Agent field")},
    {"b", "cookie", QT_TRANSLATE_NOOP("Cli", "COOKIES"),
     QT_TRANSLATE_NOOP("Cli", "Cookies of the first host, 'a=1; b=2'")},
    {"I", "head", nullptr, QT_TRANSLATE_NOOP("Cli", "The method HEAD")},
    {nullptr, "as", QT_TRANSLATE_NOOP("Cli", "CLIENT"),
     QT_TRANSLATE_NOOP("Cli",
                       "Follow as this client does (chrome); 'curl --post301' with options")},
    {nullptr, "no-follow", nullptr, QT_TRANSLATE_NOOP("Cli", "Stop after the first response")},
    {nullptr, "max-redirs", QT_TRANSLATE_NOOP("Cli", "N"),
     QT_TRANSLATE_NOOP("Cli", "Follow at most N redirects (the client's own limit)")},
    {nullptr, "max-time", QT_TRANSLATE_NOOP("Cli", "SECONDS"),
     QT_TRANSLATE_NOOP("Cli", "Time for the whole trace (120)")},
    {nullptr, "connect-timeout", QT_TRANSLATE_NOOP("Cli", "SECONDS"),
     QT_TRANSLATE_NOOP("Cli", "Time for connecting, and again for TLS (10)")},
    {"k", "insecure", nullptr,
     QT_TRANSLATE_NOOP("Cli", "Go on where a certificate does not verify")},
    {nullptr, "cacert", QT_TRANSLATE_NOOP("Cli", "FILE"),
     QT_TRANSLATE_NOOP("Cli", "Trust these certificates as well (PEM)")},
    {nullptr, "resolve", QT_TRANSLATE_NOOP("Cli", "HOST:PORT:ADDRESS"),
     QT_TRANSLATE_NOOP("Cli", "Connect to ADDRESS for HOST and PORT")},
    {nullptr, "lab", nullptr,
     QT_TRANSLATE_NOOP("Cli", "Start the lab; URL is the id of a scenario (whereto lab --list)")},
    {nullptr, "har", QT_TRANSLATE_NOOP("Cli", "FILE"),
     QT_TRANSLATE_NOOP("Cli", "Write a HAR 1.2 file; - is the output")},
    {nullptr, "json", nullptr,
     QT_TRANSLATE_NOOP("Cli", "Print the trace as JSON instead of the report")},
    {nullptr, "png", QT_TRANSLATE_NOOP("Cli", "FILE"),
     QT_TRANSLATE_NOOP("Cli", "Write a picture of the window; - is the output")},
    {nullptr, "findings", QT_TRANSLATE_NOOP("Cli", "WHICH"),
     QT_TRANSLATE_NOOP("Cli", "What it means: none, warnings (the usual) or all")},
    {nullptr, "with-secrets", nullptr,
     QT_TRANSLATE_NOOP("Cli", "Keep credentials and cookies in all that is shown and written")},
    {nullptr, "no-color", nullptr,
     QT_TRANSLATE_NOOP("Cli", "No colours, also on a terminal (as does NO_COLOR)")},
};

QString tr(const char* text) {
    return QCoreApplication::translate("Cli", text);
}

/// The request that a scenario of the lab begins with; the lab is started for it.
tl::expected<http::Request, QString> readScenario(const QString& id, lab::Lab& lab) {
    const lab::Scenario* const scenario = lab::findScenario(id);
    if (!scenario) {
        QStringList ids;
        for (const lab::Scenario& known : lab::scenarios())
            ids.append(known.id);
        const QStringList near = nearest(id, ids);
        return Problem(tr("The lab has no scenario “%1”. It has: %2.")
                           .arg(id, (near.isEmpty() ? ids : near).join(u", "_s)));
    }
    if (const auto listening = lab.listen(); !listening)
        return Problem(listening.error());
    return lab.address(*scenario);
}

formats::Redaction redactionFor(const Arguments& arguments) {
    using Secrets = formats::Redaction::Secrets;
    return formats::Redaction(arguments.has("with-secrets"_L1) ? Secrets::Kept : Secrets::Hidden);
}

/// Everything that goes to the output, of which there can be one thing besides the report.
Step checkOutputs(const Arguments& arguments) {
    int toOutput = arguments.has("json"_L1) ? 1 : 0;
    for (const QLatin1String file : {"har"_L1, "png"_L1})
        toOutput += arguments.value(file) == "-"_L1 ? 1 : 0;
    if (toOutput > 1)
        return Problem(tr("Only one of --json, --har - and --png - can have the output. Write the "
                          "others to files."));
    return {};
}

/// The findings as members of each hop in a file: all of them, unless none are wanted.
QList<QJsonObject> findingsFor(const trace::Trace& trace, const Arguments& arguments,
                               const QString& name) {
    if (arguments.value("findings"_L1) == "none"_L1)
        return {};
    return findings::membersOfHops(findings::examine(trace), trace.hops.size(), name);
}

Step writeFiles(const trace::Trace& trace, const Arguments& arguments, Console& console) {
    const formats::Redaction redaction = redactionFor(arguments);
    if (arguments.has("json"_L1))
        console.out.write(
            QJsonDocument(
                formats::toJson(trace, redaction, findingsFor(trace, arguments, u"findings"_s)))
                .toJson());
    if (arguments.has("har"_L1)) {
        const QByteArray har =
            formats::toHarFile(trace, {.redaction = redaction,
                                       .extra = findingsFor(trace, arguments, u"_findings"_s)});
        if (const Step saved = save(arguments.value("har"_L1), har, console.out); !saved)
            return saved;
    }
    if (arguments.has("png"_L1)) {
        const auto png = console.hooks.picture(trace);
        if (!png)
            return Problem(png.error());
        return save(arguments.value("png"_L1), *png, console.out);
    }
    return {};
}

/// The stream that the report goes to; null with --json.
Output* reportOutput(const Arguments& arguments, Console& console) {
    if (arguments.has("json"_L1))
        return nullptr;
    const bool taken = arguments.value("har"_L1) == "-"_L1 || arguments.value("png"_L1) == "-"_L1;
    return taken ? &console.err : &console.out;
}

int run(const Arguments& arguments, Console& console) {
    lab::Lab lab;
    const QString& place = arguments.operands.constFirst();
    const auto request =
        checkOutputs(arguments)
            .and_then([&] {
                return arguments.has("lab"_L1) ? readScenario(place, lab) : readTarget(place);
            })
            .and_then([&](http::Request base) { return readRequest(std::move(base), arguments); });
    const auto settings = readSettings(arguments);
    auto wireOptions = readWireOptions(arguments);
    const auto findingsWanted = readFindingsWanted(arguments.value("findings"_L1));
    if (!request)
        return console.misused(request.error());
    if (!settings)
        return console.misused(settings.error());
    if (!wireOptions)
        return console.misused(wireOptions.error());
    if (!findingsWanted)
        return console.misused(findingsWanted.error());
    if (lab.isListening())
        wireOptions->trust.append(lab.trustHere());
    Output* const report = reportOutput(arguments, console);
    ReportStyle style{StyledText::Colours::Off, redactionFor(arguments)};
    if (report && !arguments.has("no-color"_L1))
        style.colours = coloursFor(*report);
    const trace::Trace trace = follow(*request, *settings, *wireOptions, report, style);
    if (report)
        report->write(findingsText(trace, *findingsWanted, style).toUtf8());
    if (const Step written = writeFiles(trace, arguments, console); !written)
        return console.misused(written.error());
    return exitCode(trace);
}

} // namespace

const Command traceCommand{
    .name = "trace",
    .operands = QT_TRANSLATE_NOOP("Cli", "URL"),
    .fewest = 1,
    .most = 1,
    .summary = QT_TRANSLATE_NOOP("Cli", "Follows a URL and tells every hop."),
    .details = QT_TRANSLATE_NOOP(
        "Cli", "The letters are curl's. Credentials and cookies are not shown unless asked for.\n"
               "Exit codes: 0 a final response was received; 2 the command line is wrong; 3 the\n"
               "redirects ended it (a loop, the limit, a Location that is bad or refused); 4 the\n"
               "network or TLS failed; 5 the response cannot be read."),
    .options = options,
    .run = run};

} // namespace whereto::cli
