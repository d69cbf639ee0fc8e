#include "app/advisor/statustext.h"
#include "app/cli/commands.h"
#include "app/cli/follow.h"
#include "app/cli/styledtext.h"
#include "app/cli/wrapped.h"
#include "app/http/statuscode.h"

#include <QCoreApplication>

namespace thence::cli {

using namespace Qt::StringLiterals;

namespace {

using advisor::StatusText;
using Side = const StatusText*;

constexpr int width = 78;

constexpr Option options[] = {
    {nullptr, "no-color", nullptr,
     QT_TRANSLATE_NOOP("Cli", "No colours, also on a terminal (as does NO_COLOR)")},
};

QString tr(const char* text) {
    return QCoreApplication::translate("Cli", text);
}

Tone toneOf(int status) {
    return http::isPermanentRedirect(status) ? Tone::Permanent : Tone::Temporary;
}

/// The comparison in the making: each text stands behind its status.
class StatusReport {
public:
    explicit StatusReport(StyledText::Colours colours) : out_(colours) {}

    void heading(const QString& text) { out_.newLine().add(text, Tone::Strong).newLine(); }

    void text(const QString& text, int status = 0) {
        bool first = true;
        for (const QString& line : wrapped(text, width - 6)) {
            out_.add(first && status ? u"  %1 "_s.arg(status) : u"      "_s, toneOf(status));
            out_.add(line).newLine();
            first = false;
        }
    }

    void sources(const QList<advisor::Source>& sources) {
        QStringList titles;
        for (const advisor::Source& source : sources)
            titles.append(source.title);
        for (const QString& line : wrapped(titles.join(u", "_s), width - 6))
            out_.add(u"      ").add(line, Tone::Dim).newLine();
    }

    void title(Side side) {
        out_.add(u"%1 %2"_s.arg(side->status).arg(side->name), toneOf(side->status)).newLine();
    }

    const QString& finished() const { return out_.text(); }

private:
    StyledText out_;
};

void addGlance(StatusReport& report, const QString& name, QString advisor::Glance::*member,
               const QList<Side>& sides) {
    report.heading(name);
    const bool agree = sides.size() == 2 && sides[0]->glance.*member == sides[1]->glance.*member;
    if (agree)
        return report.text(tr("both: %1").arg(sides[0]->glance.*member));
    for (const Side side : sides)
        report.text(side->glance.*member, side->status);
}

void addWhole(StatusReport& report, const QList<Side>& sides) {
    addGlance(report, tr("Method, content"), &advisor::Glance::method, sides);
    addGlance(report, tr("Stored by default"), &advisor::Glance::stored, sides);
    addGlance(report, tr("Search engines, in short"), &advisor::Glance::search, sides);
    addGlance(report, tr("Undo"), &advisor::Glance::undo, sides);
    for (int i = 0; i < advisor::aspectCount; ++i) {
        report.heading(heading(advisor::Aspect(i)));
        for (const Side side : sides) {
            report.text(side->aspect(advisor::Aspect(i)).text, side->status);
            report.sources(side->aspect(advisor::Aspect(i)).sources);
        }
    }
}

void addStories(StatusReport& report, const QList<Side>& sides) {
    report.heading(tr("Scenarios"));
    for (const Side side : sides)
        for (const advisor::Scenario& scenario : side->scenarios)
            report.text(scenario.title + ": "_L1 + scenario.text, side->status);
    report.heading(tr("Often said, but"));
    for (const Side side : sides)
        for (const advisor::Correction& correction : side->corrections) {
            report.text(u"“%1”"_s.arg(correction.said), side->status);
            report.text(correction.right);
            report.sources(correction.sources);
        }
    report.heading(tr("Questions and answers"));
    for (const Side side : sides)
        for (const advisor::Question& question : side->questions) {
            report.text(question.question, side->status);
            report.text(question.answer);
            report.sources(question.sources);
        }
}

int run(const Arguments& arguments, Console& console) {
    QList<Side> sides;
    for (const QString& operand : arguments.operands) {
        const Side side = advisor::findStatusText(operand.toInt());
        if (!side)
            return console.misused(
                tr("“%1” is not a redirect status that is explained here: 300 to 308 are.")
                    .arg(operand));
        sides.append(side);
    }
    StatusReport report(arguments.has("no-color"_L1) ? StyledText::Colours::Off
                                                     : coloursFor(console.out));
    QList<Side> whole;
    for (const Side side : sides) {
        report.title(side);
        if (side->brief) {
            report.text(side->brief->text);
            report.sources(side->brief->sources);
        } else {
            whole.append(side);
        }
    }
    if (!whole.isEmpty()) {
        addWhole(report, whole);
        addStories(report, whole);
    }
    console.out.write(report.finished().toUtf8());
    return Done;
}

} // namespace

const Command statusCommand{
    .name = "status",
    .operands = QT_TRANSLATE_NOOP("Cli", "STATUS [STATUS]"),
    .minOperands = 1,
    .maxOperands = 2,
    .summary = QT_TRANSLATE_NOOP("Cli", "Explains a redirect status, or compares two."),
    .details = QT_TRANSLATE_NOOP("Cli", "  thence status 307 308"),
    .options = options,
    .run = run};

} // namespace thence::cli
