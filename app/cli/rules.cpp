#include "app/cli/commands.h"
#include "app/findings/findings.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace thence::cli {

using namespace Qt::StringLiterals;
using findings::Rule;

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Cli", text);
}

QString latin(std::string_view word) {
    return QString::fromLatin1(word.data(), qsizetype(word.size()));
}

/// The text with an ellipsis where the trace's own words go.
QString textOf(const Rule& rule) {
    static const QRegularExpression place(u"%[1-9]"_s);
    return QCoreApplication::translate("Rule", rule.text).replace(place, u"…"_s);
}

void explain(const Rule& rule, Console& console) {
    console.out.line(u"%1  (%2, %3)"_s.arg(QString::fromLatin1(rule.id), latin(word(rule.topic)),
                                           latin(word(rule.severity))));
    console.out.line(u"   "_s + findings::summary(rule));
    console.out.line(u"   "_s + textOf(rule));
    console.out.line(u"   "_s + QString::fromUtf8(rule.reference));
}

bool isWanted(const Rule& rule, const QString& wanted) {
    return wanted.isEmpty() || wanted == QLatin1String(rule.id) ||
           wanted == latin(word(rule.topic)) || wanted == latin(word(rule.severity));
}

int run(const Arguments& arguments, Console& console) {
    const QString wanted = arguments.operands.value(0);
    bool found = false;
    for (const Rule* rule : findings::rules()) {
        if (!isWanted(*rule, wanted))
            continue;
        if (std::exchange(found, true))
            console.out.line({});
        explain(*rule, console);
    }
    return found ? int(Done)
                 : console.misused(tr("There is no rule, topic or severity “%1”. The topics are "
                                      "method, caching, search, security and chain.")
                                       .arg(wanted));
}

} // namespace

const Command rulesCommand{
    .name = "rules",
    .operands = QT_TRANSLATE_NOOP("Cli", "[RULE]"),
    .minOperands = 0,
    .maxOperands = 1,
    .summary = QT_TRANSLATE_NOOP("Cli", "Lists what can be found in a trace, with sources."),
    .details = QT_TRANSLATE_NOOP("Cli", "RULE is the id of one, a topic (method, caching, search, "
                                        "security, chain) or a\n"
                                        "severity (good, note, warning, error)."),
    .options = {},
    .run = run};

} // namespace thence::cli
