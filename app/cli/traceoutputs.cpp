#include "app/cli/traceoutputs.h"

#include "app/cli/advicetext.h"
#include "app/cli/clientcomparison.h"
#include "app/cli/escape.h"
#include "app/cli/savefile.h"
#include "app/findings/findings.h"
#include "app/formats/formats.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QHash>

#include <algorithm>

namespace thence::cli {

using namespace Qt::StringLiterals;
using Step = tl::expected<void, QString>;

namespace {

using Problem = tl::unexpected<QString>;

/// The format that is printed instead of the report, with --json. The others are written to files,
/// with --ID FILE.
const formats::Format& printed() {
    return *formats::findFormat(u"json");
}

/// The options that name a file to write.
QList<QLatin1String> fileOptions() {
    QList<QLatin1String> names;
    for (const formats::Format* const format : formats::formats())
        if (format != &printed())
            names.append(QLatin1String(format->id));
    names.append("png"_L1);
    return names;
}

/// All findings for the hops they are about, unless none are wanted.
QList<QJsonObject> findingsFor(const trace::Trace& trace, const Arguments& arguments) {
    return arguments.value("findings"_L1) == "none"_L1
               ? QList<QJsonObject>(trace.hops.size())
               : findings::membersOfHops(findings::examine(trace), trace.hops.size());
}

/// What is printed instead of the report has what would be in it.
formats::WriteOptions printOptions(const trace::Trace& trace, const Arguments& arguments,
                                   const redaction::Redaction& redaction) {
    formats::WriteOptions options{
        .redaction = redaction, .ofHops = findingsFor(trace, arguments), .ofTrace = {}};
    if (arguments.has("advise"_L1))
        for (qsizetype i = 0; i < options.ofHops.size(); ++i)
            if (const auto advice = adviceFor(trace, i))
                options.ofHops[i][u"advice"_s] = toJson(*advice);
    if (arguments.has("compare"_L1))
        options.ofTrace[u"comparison"_s] = comparisonJson(trace, redaction);
    return options;
}

/// "--json, --har - and --png -"
QString outputOptions() {
    QStringList names{u"--"_s + QLatin1String(printed().id)};
    for (const QLatin1String file : fileOptions())
        names.append(u"--%1 -"_s.arg(file));
    const QString last = names.takeLast();
    return QCoreApplication::translate("Cli", "%1 and %2").arg(names.join(u", "_s), last);
}

/// Where a file stands, by whatever path it is named.
QString placeOf(const QString& path) {
    const QFileInfo info(path);
    const QString there = info.canonicalFilePath(); // empty where there is no file yet
    return there.isEmpty() ? QDir::cleanPath(info.absoluteFilePath()) : there;
}

/// Whether each option names a file of its own.
Step checkPlaces(const Arguments& arguments) {
    QHash<QString, QLatin1String> taken;
    for (const QLatin1String file : fileOptions()) {
        const QString path = arguments.value(file);
        if (!arguments.has(file) || path == "-"_L1)
            continue;
        const QString place = placeOf(path);
        if (taken.contains(place))
            return Problem(QCoreApplication::translate(
                               "Cli", "--%1 and --%2 name the same file, %3. Give each its own.")
                               .arg(taken[place], file, place));
        taken.insert(place, file);
    }
    return {};
}

Step writePicture(const trace::Trace& trace, const redaction::Redaction& redaction,
                  const QString& file, Console& console) {
    const auto png = console.hooks.picture(redaction.shown(trace));
    return png ? save(file, *png, console.out) : Step(Problem(png.error()));
}

} // namespace

std::vector<Option> formatOptions() {
    std::vector<Option> options;
    for (const formats::Format* const format : formats::formats())
        options.push_back({nullptr, format->id,
                           format == &printed() ? nullptr : QT_TRANSLATE_NOOP("Cli", "FILE"),
                           format->option});
    return options;
}

Step checkOutputs(const Arguments& arguments) {
    int toOutput = arguments.has(QLatin1String(printed().id)) ? 1 : 0;
    for (const QLatin1String file : fileOptions())
        toOutput += arguments.value(file) == "-"_L1 ? 1 : 0;
    if (toOutput > 1)
        return Problem(QCoreApplication::translate(
                           "Cli", "Only one of %1 can have the output. Write the others to files.")
                           .arg(outputOptions()));
    if (const Step distinct = checkPlaces(arguments); !distinct)
        return distinct;
    for (const QLatin1String file : fileOptions())
        if (arguments.has(file))
            if (const Step writable = checkPlace(arguments.value(file)); !writable)
                return writable;
    return {};
}

Output* reportOutput(const Arguments& arguments, Console& console) {
    if (arguments.has(QLatin1String(printed().id)))
        return nullptr;
    const QList<QLatin1String> files = fileOptions();
    const bool isTaken = std::ranges::any_of(
        files, [&](QLatin1String file) { return arguments.value(file) == "-"_L1; });
    return isTaken ? &console.err : &console.out;
}

Step writeOutputs(const trace::Trace& trace, const Arguments& arguments, Console& console) {
    const redaction::Redaction redaction = redaction::Redaction::forTrace(trace);
    for (const formats::Format* const format : formats::formats()) {
        const QLatin1String option(format->id);
        const bool isPrinted = format == &printed();
        if (!arguments.has(option))
            continue;
        const auto write = [&](const formats::Sink& sink) {
            const formats::WriteOptions options =
                isPrinted ? printOptions(trace, arguments, redaction)
                          : formats::WriteOptions{.redaction = redaction,
                                                  .ofHops = findingsFor(trace, arguments),
                                                  .ofTrace = {}};
            format->write(trace, options,
                          [&](const QByteArray& piece) { sink(escapedJson(piece)); });
        };
        const QString file = isPrinted ? u"-"_s : arguments.value(option);
        if (const Step saved = save(file, write, console.out); !saved)
            return saved;
    }
    return arguments.has("png"_L1)
               ? writePicture(trace, redaction, arguments.value("png"_L1), console)
               : Step();
}

} // namespace thence::cli
