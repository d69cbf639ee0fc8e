#include "ui/inspector/security/securitylines.h"

#include "app/findings/credentialmap.h"
#include "ui/inspector/findinglines.h"
#include "ui/text/readable.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace whereto::ui {

namespace {

using namespace Qt::StringLiterals;
using findings::Credential;
using findings::Finding;
using findings::Severity;

constexpr const char* decidingFields[] = {"Location", "Strict-Transport-Security", "Set-Cookie"};
constexpr qsizetype mostCredentials = 40;
constexpr qsizetype longestName = 60;

struct SecurityPanelText {
    Q_DECLARE_TR_FUNCTIONS(SecurityPanel)
};

QString tr(const char* text) {
    return SecurityPanelText::tr(text);
}

QString headline(const QList<Finding>& findings, int index) {
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
    return warnings > 0 ? tr("This hop is weaker than it could be")
                        : tr("Nothing here gives anything away");
}

QString nameOf(const Credential& credential) {
    const QString name = shortened(readable(credential.name), longestName);
    switch (credential.kind) {
    case Credential::Kind::Authorization:
    case Credential::Kind::TokenField:
        return name;
    case Credential::Kind::Cookie:
        return tr("Cookie %1").arg(name);
    case Credential::Kind::UrlParameter:
        return tr("%1 in the URL").arg(name);
    case Credential::Kind::Userinfo:
        return tr("User in the URL");
    }
    Q_UNREACHABLE();
}

/// "hops 1, 3 · another origin · in clear"
QString remark(const Credential& credential, const QByteArray& origin, bool elsewhere) {
    QStringList hops;
    bool inClear = false, byReferer = false;
    for (const findings::Sighting& sighting : credential.sightings) {
        if (sighting.origin != origin)
            continue;
        if (const QString number = QString::number(sighting.hop + 1); !hops.contains(number))
            hops.append(number);
        inClear = inClear || sighting.inClear;
        byReferer = byReferer || sighting.byReferer;
    }
    QStringList parts{hops.size() == 1 ? tr("hop %1").arg(hops.first())
                                       : tr("hops %1").arg(hops.join(u", "_s))};
    if (elsewhere)
        parts.append(tr("another origin"));
    if (inClear)
        parts.append(tr("in clear"));
    if (byReferer)
        parts.append(tr("inside Referer"));
    return parts.join(u" · "_s);
}

void addCredential(SheetLines& lines, const Credential& credential,
                   const QList<QByteArray>& origins) {
    QString key = nameOf(credential);
    const QByteArray& first = credential.sightings.first().origin;
    for (const QByteArray& origin : origins)
        if (!findings::CredentialMap::hopsAt(credential, origin).isEmpty())
            lines.pair(std::exchange(key, QString()), readable(origin),
                       origin == first ? Ink::Text : Ink::Bad,
                       remark(credential, origin, origin != first));
}

void addMap(SheetLines& lines, const findings::CredentialMap& map) {
    lines.heading(tr("Which origin saw which credential"));
    const qsizetype shown = std::min(map.credentials.size(), mostCredentials);
    for (const Credential& credential : map.credentials.first(shown))
        addCredential(lines, credential, map.origins);
    if (map.credentials.isEmpty())
        lines.text(tr("No credential was sent in this chain."), Ink::Dim);
    if (shown < map.credentials.size())
        lines.text(tr("Credentials left out: %1.").arg(map.credentials.size() - shown), Ink::Dim);
}

} // namespace

SheetLines securityLines(const trace::Trace& trace, int index, const QList<Finding>& findings) {
    SheetLines lines;
    lines.heading(headline(findings, index));
    if (const auto& response = trace.hops[index].exchange.response)
        addEvidence(lines, response->fields, decidingFields);
    addMap(lines, findings::credentialMap(trace));
    addFindings(lines, findings, findings::Topic::Security, index);
    return lines;
}

} // namespace whereto::ui
