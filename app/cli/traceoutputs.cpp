#include "app/cli/traceoutputs.h"

#include "app/cli/advicetext.h"
#include "app/cli/clientcomparison.h"
#include "app/cli/escape.h"
#include "app/cli/savefile.h"
#include "app/findings/findings.h"
#include "app/formats/har.h"
#include "app/formats/json.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace thence::cli {

using namespace Qt::StringLiterals;
using Step = tl::expected<void, QString>;

namespace {

using Problem = tl::unexpected<QString>;

/// The findings as members of each hop in a file: all of them, unless none are wanted.
QList<QJsonObject> findingsFor(const trace::Trace& trace, const Arguments& arguments,
                               const QString& name, const redaction::Redaction& redaction) {
    if (arguments.value("findings"_L1) == "none"_L1)
        return QList<QJsonObject>(trace.hops.size());
    QList<QJsonObject> members =
        findings::membersOfHops(findings::examine(trace), trace.hops.size(), name);
    for (QJsonObject& member : members)
        member = redaction.json(member);
    return members;
}

formats::JsonOptions jsonOptions(const trace::Trace& trace, const Arguments& arguments,
                                 const redaction::Redaction& redaction) {
    formats::JsonOptions options{.redaction = redaction,
                                 .extra = findingsFor(trace, arguments, u"findings"_s, redaction)};
    if (arguments.has("advise"_L1))
        for (qsizetype i = 0; i < options.extra.size(); ++i)
            if (const auto advice = adviceFor(trace, i))
                options.extra[i][u"advice"_s] = redaction.json(toJson(*advice));
    if (arguments.has("compare"_L1))
        options.comparison = comparisonJson(trace, redaction);
    return options;
}

} // namespace

Step checkOutputs(const Arguments& arguments) {
    int toOutput = arguments.has("json"_L1) ? 1 : 0;
    for (const QLatin1String file : {"har"_L1, "png"_L1})
        toOutput += arguments.value(file) == "-"_L1 ? 1 : 0;
    if (toOutput > 1)
        return Problem(QCoreApplication::translate(
            "Cli", "Only one of --json, --har - and --png - can have the output. Write the "
                   "others to files."));
    const auto place = [&](QLatin1String file) {
        const QFileInfo info(arguments.value(file));
        const QString there = info.canonicalFilePath(); // empty where there is no file yet
        return there.isEmpty() ? QDir::cleanPath(info.absoluteFilePath()) : there;
    };
    if (arguments.has("har"_L1) && arguments.has("png"_L1) && place("har"_L1) == place("png"_L1))
        return Problem(QCoreApplication::translate(
                           "Cli", "--har and --png name the same file, %1. Give each its own.")
                           .arg(place("har"_L1)));
    for (const QLatin1String file : {"har"_L1, "png"_L1})
        if (arguments.has(file))
            if (const Step writable = checkPlace(arguments.value(file)); !writable)
                return writable;
    return {};
}

Output* reportOutput(const Arguments& arguments, Console& console) {
    if (arguments.has("json"_L1))
        return nullptr;
    const bool taken = arguments.value("har"_L1) == "-"_L1 || arguments.value("png"_L1) == "-"_L1;
    return taken ? &console.err : &console.out;
}

Step writeOutputs(const trace::Trace& trace, const Arguments& arguments, Console& console) {
    const redaction::Redaction redaction = redaction::Redaction::forTrace(trace);
    if (arguments.has("json"_L1))
        formats::writeJson(trace, jsonOptions(trace, arguments, redaction),
                           [&](const QByteArray& piece) { console.out.write(escapedJson(piece)); });
    if (arguments.has("har"_L1)) {
        const auto writeHar = [&](const formats::Sink& sink) {
            formats::writeHar(trace,
                              {.redaction = redaction,
                               .extra = findingsFor(trace, arguments, u"_findings"_s, redaction)},
                              [&](const QByteArray& piece) { sink(escapedJson(piece)); });
        };
        if (const Step saved = save(arguments.value("har"_L1), writeHar, console.out); !saved)
            return saved;
    }
    if (arguments.has("png"_L1)) {
        const auto png = console.hooks.picture(redaction.shown(trace));
        if (!png)
            return Problem(png.error());
        return save(arguments.value("png"_L1), *png, console.out);
    }
    return {};
}

} // namespace thence::cli
