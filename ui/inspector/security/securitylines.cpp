#include "ui/inspector/security/securitylines.h"

#include "app/findings/credentialmap.h"
#include "ui/inspector/findinglines.h"
#include "ui/models/credentialmodel.h"

#include <QCoreApplication>

#include <algorithm>

namespace thence::ui {

namespace {

using findings::Finding;
using findings::Severity;

constexpr const char* decidingFields[] = {"Location", "Strict-Transport-Security", "Set-Cookie"};

struct SecurityPanelText {
    Q_DECLARE_TR_FUNCTIONS(SecurityPanel)
};

QString tr(const char* text) {
    return SecurityPanelText::tr(text);
}

void addCredentials(SheetLines& lines, const QList<findings::Credential>& credentials) {
    if (credentials.isEmpty())
        lines.text(tr("No credential was sent in this chain."), Ink::Dim);
    if (credentials.size() > CredentialModel::maxCredentials)
        lines.text(tr("Credentials left out: %1.")
                       .arg(credentials.size() - CredentialModel::maxCredentials),
                   Ink::Dim);
}

/// Whether anything that the table has a row for was seen by others at hop `index`.
bool isLeakedAt(const trace::Trace& trace, int index) {
    const findings::CredentialMap map = findings::credentialMap(trace);
    const auto leaks = [&](const auto& sent) {
        return findings::isLeak(findings::carried(trace, sent)[index]);
    };
    return leaks(map.content) ||
           std::any_of(map.credentials.begin(), map.credentials.end(),
                       [&](const findings::Credential& one) { return leaks(one); });
}

} // namespace

QString securityHeadline(const trace::Trace& trace, int index, const QList<Finding>& findings) {
    const auto count = [&](Severity severity) {
        return std::count_if(findings.begin(), findings.end(), [&](const Finding& finding) {
            return finding.rule->topic == findings::Topic::Security && finding.hop == index &&
                   finding.rule->severity == severity;
        });
    };
    const auto errors = count(Severity::Error);
    const auto warnings = count(Severity::Warning);
    if (errors > 0)
        return tr("This hop gives something away, or lets others in");
    if (warnings > 0)
        return tr("This hop is weaker than it could be");
    return isLeakedAt(trace, index) ? tr("Others see what is sent here")
                                    : tr("Nothing here gives anything away");
}

SheetLines securityLines(const trace::Trace& trace, int index, const QList<Finding>& findings) {
    SheetLines lines;
    addCredentials(lines, findings::credentialMap(trace).credentials);
    if (const auto& response = trace.hops[index].exchange.response)
        addEvidence(lines, response->fields, decidingFields);
    addFindings(lines, findings, findings::Topic::Security, index);
    return lines;
}

} // namespace thence::ui
