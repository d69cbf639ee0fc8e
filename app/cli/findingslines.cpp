#include "app/cli/findingslines.h"

#include "app/findings/findings.h"

#include <QCoreApplication>

#include <algorithm>

namespace thence::cli {

using namespace Qt::StringLiterals;
using findings::Finding;
using findings::Severity;

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Report", text);
}

struct Grade {
    Severity severity;
    const char* word;
    Tone tone;
};

constexpr Grade grades[] = {
    {Severity::Error, QT_TRANSLATE_NOOP("Report", "error"), Tone::Bad},
    {Severity::Warning, QT_TRANSLATE_NOOP("Report", "warning"), Tone::Temporary},
    {Severity::Note, QT_TRANSLATE_NOOP("Report", "note"), Tone::Plain},
    {Severity::Good, QT_TRANSLATE_NOOP("Report", "good"), Tone::Good},
};

void addFinding(StyledText& out, const Finding& finding, const Grade& grade,
                const redaction::Redaction& redaction) {
    const QString place = finding.hop < 0 ? tr("whole") : tr("hop %1").arg(finding.hop + 1);
    out.add(tr(grade.word).leftJustified(8), grade.tone).add(place.leftJustified(7));
    out.add(findings::summary(*finding.rule), Tone::Strong).newLine();
    out.add(u"   ").add(redaction.sentence(finding.text)).newLine();
    out.add(u"   ").add(QString::fromUtf8(finding.rule->reference), Tone::Dim).newLine();
}

} // namespace

tl::expected<FindingsWanted, QString> readFindingsWanted(const QString& word) {
    if (word == "none"_L1)
        return FindingsWanted::None;
    if (word == "all"_L1)
        return FindingsWanted::All;
    if (word.isEmpty() || word == "warnings"_L1)
        return FindingsWanted::Warnings;
    return tl::unexpected(tr("--findings takes none, warnings or all, and not “%1”.").arg(word));
}

QString findingsText(const trace::Trace& trace, FindingsWanted wanted, const ReportStyle& style) {
    if (wanted == FindingsWanted::None)
        return {};
    StyledText out(style.colours);
    qsizetype left = 0;
    const QList<Finding> findings = findings::examine(trace);
    for (const Grade& grade : grades) {
        for (const Finding& finding : findings) {
            if (finding.rule->severity != grade.severity)
                continue;
            if (wanted == FindingsWanted::All || grade.severity >= Severity::Warning)
                addFinding(out.newLine(), finding, grade, style.redaction);
            else
                ++left;
        }
    }
    if (left > 0)
        out.newLine().add(tr("%1 more with --findings all.").arg(left), Tone::Dim).newLine();
    return out.text();
}

} // namespace thence::cli
