#include "app/cli/commands.h"
#include "app/findings/caching/question.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>

namespace whereto::cli {

namespace {

int run(const Arguments&, Console& console) {
    QFile in;
    if (!in.open(stdin, QIODevice::ReadOnly))
        return Misused;
    bool understood = true;
    while (true) {
        const QByteArray line = in.readLine();
        if (line.isEmpty())
            return understood ? Done : 1;
        if (line.trimmed().isEmpty())
            continue;
        const auto answer = findings::caching::answerLine(line, QDateTime::currentDateTimeUtc());
        understood = understood && answer.understood;
        console.out.write(answer.line + '\n');
    }
}

} // namespace

const Command freshnessCommand{
    .name = "freshness",
    .operands = "",
    .fewest = 0,
    .most = 0,
    .summary = QT_TRANSLATE_NOOP("Cli", "Says how long caches keep responses, a line a question."),
    .details = QT_TRANSLATE_NOOP(
        "Cli", "Reads questions as JSON, one a line, and answers each with a line of JSON:\n"
               "whether the response may be stored, its lifetime and age, and why."),
    .options = {},
    .run = run};

} // namespace whereto::cli
