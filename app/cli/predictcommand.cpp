#include "app/cli/commands.h"
#include "app/cli/predict.h"

#include <QCoreApplication>
#include <QFile>

namespace whereto::cli {

namespace {

int run(const Arguments&, Console&) {
    QFile in;
    QFile out;
    const bool open = in.open(stdin, QIODevice::ReadOnly) && out.open(stdout, QIODevice::WriteOnly);
    return open ? predictAll(in, out) : Misused;
}

} // namespace

const Command predictCommand{
    .name = "predict",
    .operands = "",
    .fewest = 0,
    .most = 0,
    .summary =
        QT_TRANSLATE_NOOP("Cli", "Says what clients do after a redirect, a line a question."),
    .details = QT_TRANSLATE_NOOP(
        "Cli", "Reads questions as JSON, one a line, and answers each with a line of JSON:\n"
               "{\"id\": …, \"client\": \"curl\" or \"*\", \"request\": {\"method\", \"url\", "
               "\"fields\",\n"
               "\"content\"}, \"response\": {\"status\", \"fields\"}, \"redirects\": 0}"),
    .options = {},
    .run = run};

} // namespace whereto::cli
