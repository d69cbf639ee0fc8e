#include "app/cli/advicetext.h"
#include "app/cli/clientcomparison.h"
#include "app/cli/commands.h"
#include "app/cli/exitcode.h"
#include "app/cli/findingslines.h"
#include "app/cli/follow.h"
#include "app/cli/nearest.h"
#include "app/cli/requestoptions.h"
#include "app/cli/termsoptions.h"
#include "app/cli/traceoutputs.h"
#include "app/lab/lab.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace thence::cli {

using namespace Qt::StringLiterals;

namespace {

using Problem = tl::unexpected<QString>;
using Step = tl::expected<void, QString>;

/// What is sent, and how.
constexpr Option requestOptions[] = {
    {"X", "request", QT_TRANSLATE_NOOP("Cli", "METHOD"),
     QT_TRANSLATE_NOOP("Cli", "The method; any token")},
    {"H", "header", QT_TRANSLATE_NOOP("Cli", "FIELD"),
     QT_TRANSLATE_NOOP("Cli",
                       "A field, 'Name: value'; 'Name;' sends it empty, 'Name:' not at all")},
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
};

/// ... and how servers are reached.
constexpr Option networkOptions[] = {
    {"k", "insecure", nullptr,
     QT_TRANSLATE_NOOP("Cli", "Go on where a certificate does not verify")},
    {nullptr, "cacert", QT_TRANSLATE_NOOP("Cli", "FILE"),
     QT_TRANSLATE_NOOP("Cli", "Trust these certificates as well (PEM)")},
    {nullptr, "resolve", QT_TRANSLATE_NOOP("Cli", "HOST:PORT:ADDRESS"),
     QT_TRANSLATE_NOOP("Cli", "Connect to ADDRESS for HOST and PORT")},
    {nullptr, "lab", nullptr,
     QT_TRANSLATE_NOOP("Cli", "Start the lab; URL is the id of a scenario (thence lab --list)")},
};

/// What is told of it, beside the formats.
constexpr Option outputOptions[] = {
    {nullptr, "advise", nullptr,
     QT_TRANSLATE_NOOP("Cli", "Say of each redirect which status it should have been, and why")},
    {nullptr, "compare", nullptr,
     QT_TRANSLATE_NOOP("Cli", "Say what every other client would have done, hop by hop")},
    {nullptr, "png", QT_TRANSLATE_NOOP("Cli", "FILE"),
     QT_TRANSLATE_NOOP("Cli", "Write a picture of the window; - is the output")},
    {nullptr, "findings", QT_TRANSLATE_NOOP("Cli", "WHICH"),
     QT_TRANSLATE_NOOP("Cli", "What it means: none, warnings (the usual) or all")},
    {nullptr, "with-secrets", nullptr,
     QT_TRANSLATE_NOOP("Cli", "Keep credentials and cookies in all that is shown and written")},
    {nullptr, "no-color", nullptr,
     QT_TRANSLATE_NOOP("Cli", "No colours, also on a terminal (as does NO_COLOR)")},
    {"L", "location", nullptr,
     QT_TRANSLATE_NOOP("Cli", "No effect: redirects are followed without it (see --no-follow)")},
    {"s", "silent", nullptr, QT_TRANSLATE_NOOP("Cli", "No effect: no progress is shown")},
    {"S", "show-error", nullptr, QT_TRANSLATE_NOOP("Cli", "No effect: errors are always shown")},
};

constexpr Missing missing[] = {
    {"i", "include",
     QT_TRANSLATE_NOOP("Cli", "--json and --har FILE hold the fields of every response.")},
    {"v", "verbose",
     QT_TRANSLATE_NOOP("Cli", "--json and --har FILE hold what was sent and received, and "
                              "--findings all explains it.")},
    {"o", "output",
     QT_TRANSLATE_NOOP("Cli",
                       "Content is not saved alone; --har FILE holds it, up to --max-content "
                       "for each response.")},
    {"O", "remote-name",
     QT_TRANSLATE_NOOP("Cli",
                       "Content is not saved alone; --har FILE holds it, up to --max-content "
                       "for each response.")},
    {"f", "fail",
     QT_TRANSLATE_NOOP("Cli", "A status of 400 or more ends with exit code 0, as any "
                              "final response; --json has the status.")},
    {"w", "write-out",
     QT_TRANSLATE_NOOP("Cli", "--json has the status, URL and times of each hop.")},
    {"x", "proxy", QT_TRANSLATE_NOOP("Cli", "Every request goes directly to its server.")},
    {"F", "form",
     QT_TRANSLATE_NOOP("Cli", "Write the content with --data-binary, and its type with "
                              "-H 'Content-Type: …'.")},
    {"G", "get", QT_TRANSLATE_NOOP("Cli", "Write the query into the URL.")},
    {"e", "referer", QT_TRANSLATE_NOOP("Cli", "Write -H 'Referer: URL'.")},
    {"c", "cookie-jar",
     QT_TRANSLATE_NOOP("Cli", "Cookies are kept for the trace alone; --json and --har FILE hold "
                              "those that were set.")},
};

std::vector<Option> allOptions() {
    std::vector<Option> options(std::begin(requestOptions), std::end(requestOptions));
    std::ranges::move(limitOptions(), std::back_inserter(options));
    std::ranges::copy(networkOptions, std::back_inserter(options));
    std::ranges::move(formatOptions(), std::back_inserter(options));
    std::ranges::copy(outputOptions, std::back_inserter(options));
    return options;
}

const std::vector<Option> options = allOptions();

QString tr(const char* text) {
    return QCoreApplication::translate("Cli", text);
}

/// The request that a scenario of the lab begins with; the lab is started for it.
tl::expected<http::Request, QString> readScenario(const QString& id,
                                                  std::unique_ptr<lab::Lab>& lab) {
    const lab::Scenario* const scenario = lab::findScenario(id);
    if (!scenario) {
        QStringList ids;
        for (const lab::Scenario& known : lab::scenarios())
            ids.append(known.id);
        const QStringList near = nearest(id, ids);
        return Problem(tr("The lab has no scenario “%1”. It has: %2.")
                           .arg(id, (near.isEmpty() ? ids : near).join(u", "_s)));
    }
    lab = std::make_unique<lab::Lab>();
    if (const auto listening = lab->listen(); !listening)
        return Problem(listening.error());
    return lab->address(*scenario);
}

/// Everything the command line asks for, understood.
struct Order {
    std::unique_ptr<lab::Lab> lab{}; ///< if it was asked for
    http::Request request{};
    trace::Terms terms{};
    FindingsWanted findings{};
};

const redirect::Client& clientOf(const Order& order) {
    return *redirect::findClient(order.terms.client.id);
}

template <typename T>
Step take(tl::expected<T, QString> read, T& place) {
    if (!read)
        return Problem(read.error());
    place = *std::move(read);
    return {};
}

tl::expected<Order, QString> readOrder(const Arguments& arguments) {
    Order order;
    const QString& place = arguments.operands.constFirst();
    const Step read =
        checkOutputs(arguments)
            .and_then([&] { return take(readTerms(arguments), order.terms); })
            .and_then([&] {
                return take(readFindingsWanted(arguments.value("findings"_L1)), order.findings);
            })
            .and_then([&] {
                return take(arguments.has("lab"_L1) ? readScenario(place, order.lab)
                                                    : readTarget(place, clientOf(order)),
                            order.request);
            })
            .and_then([&] {
                return take(readRequest(order.request, clientOf(order), arguments), order.request);
            });
    if (!read)
        return Problem(read.error());
    if (order.lab)
        order.terms.network.trust.append(order.lab->trust());
    return order;
}

int run(const Arguments& arguments, Console& console) {
    const auto order = readOrder(arguments);
    if (!order)
        return console.misused(order.error());
    Output* const report = reportOutput(arguments, console);
    ReportStyle style;
    if (report && !arguments.has("no-color"_L1))
        style.colours = coloursFor(*report);
    const trace::Trace trace = follow(order->request, order->terms, report, style);
    style.redaction = redaction::Redaction::forTrace(trace);
    if (report)
        report->write(findingsText(trace, order->findings, style).toUtf8());
    if (report && arguments.has("compare"_L1))
        report->write(comparisonText(trace, style).toUtf8());
    if (report && arguments.has("advise"_L1))
        report->write(adviceText(trace, style).toUtf8());
    if (const Step written = writeOutputs(trace, arguments, console); !written)
        return console.misused(written.error());
    return exitCode(trace);
}

} // namespace

const Command traceCommand{
    .name = "trace",
    .operands = QT_TRANSLATE_NOOP("Cli", "URL"),
    .minOperands = 1,
    .maxOperands = 1,
    .summary = QT_TRANSLATE_NOOP("Cli", "Follows a URL and tells every hop."),
    .details = QT_TRANSLATE_NOOP(
        "Cli", "The letters are curl's. Credentials and cookies are not shown unless asked for.\n"
               "Exit codes: 0 a final response was received; 2 the command line is wrong, or the\n"
               "output cannot be written; 3 the redirects ended it (a loop, a limit, a Location\n"
               "that is bad or refused); 4 the network or TLS failed; 5 the response cannot be\n"
               "read; 130 Ctrl-C, SIGTERM or the end of the terminal (SIGHUP), after what was\n"
               "recorded has been written."),
    .options = options,
    .missing = missing,
    .run = run};

} // namespace thence::cli
