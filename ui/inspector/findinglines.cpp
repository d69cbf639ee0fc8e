#include "ui/inspector/findinglines.h"

#include "app/redaction/redaction.h"
#include "ui/models/findingwords.h"
#include "ui/text/readable.h"

#include <QCoreApplication>

#include <algorithm>

namespace thence::ui {

namespace {

using namespace Qt::StringLiterals;
using findings::Finding;
using findings::Severity;

constexpr qsizetype maxFindings = 60;      // of one topic, in one panel
constexpr qsizetype longestEvidence = 600; // of one field
constexpr qsizetype maxValues = 8;         // of one name

QString tr(const char* text) {
    return QCoreApplication::translate("FindingLines", text);
}

Ink inkOf(Severity severity) {
    switch (severity) {
    case Severity::Good:
        return Ink::Good;
    case Severity::Note:
        return Ink::Text;
    case Severity::Warning:
        return Ink::Warning;
    case Severity::Error:
        return Ink::Bad;
    }
    Q_UNREACHABLE();
}

void addSection(SheetLines& lines, const QString& title, QList<Finding> findings) {
    if (findings.isEmpty())
        return;
    std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
        return a.rule->severity > b.rule->severity;
    });
    lines.heading(title);
    for (const Finding& finding : findings.first(std::min(findings.size(), maxFindings)))
        addFinding(lines, finding);
    if (findings.size() > maxFindings)
        lines.text(tr("%1 more of the kind.").arg(findings.size() - maxFindings), Ink::Dim);
}

} // namespace

void addFinding(SheetLines& lines, const Finding& finding) {
    const findings::Rule& rule = *finding.rule;
    lines.title(
        u"%1 %2: %3"_s.arg(mark(rule.severity), name(rule.severity), findings::summary(rule)),
        inkOf(rule.severity));
    const bool hasField = finding.subject.part == findings::Subject::Part::Field ||
                          finding.subject.part == findings::Subject::Part::RequestField;
    if (hasField && finding.hop >= 0)
        lines.link(u"fields/"_s + QString::fromLatin1(finding.subject.name));
    lines.text(readable(finding.text), Ink::Text, QString::fromUtf8(rule.reference));
}

void addFindings(SheetLines& lines, const QList<Finding>& findings, findings::Topic topic,
                 int index) {
    QList<Finding> here, whole;
    for (const Finding& finding : findings)
        if (finding.rule->topic == topic && (finding.hop == index || finding.hop < 0))
            (finding.hop < 0 ? whole : here).append(finding);
    addSection(lines, tr("What was found at this hop"), here);
    addSection(lines, tr("About the whole chain"), whole);
}

bool addEvidence(SheetLines& lines, const http::FieldList& fields,
                 std::span<const char* const> names) {
    const redaction::Redaction hide;
    bool any = false;
    for (const char* const name : names) {
        const QList<QByteArrayView> values = fields.all(name);
        for (const QByteArrayView value : values.first(std::min(values.size(), maxValues))) {
            const QByteArray shown = hide.field(name, value.toByteArray());
            lines.monoPair(QString::fromLatin1(name), shortened(readable(shown), longestEvidence));
            lines.link(u"fields/"_s + QString::fromLatin1(name));
            any = true;
        }
        if (values.size() > maxValues)
            lines.pair({}, tr("%1 more").arg(values.size() - maxValues), Ink::Dim);
    }
    return any;
}

} // namespace thence::ui
