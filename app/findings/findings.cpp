#include "app/findings/findings.h"

#include "app/findings/topics/groups.h"

#include <QCoreApplication>
#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace thence::findings {

namespace {

constexpr const RuleGroup* groups[] = {
    &methodRules,     &cachingRules, &cacheFieldRules, &searchRules,   &pageRules,
    &credentialRules, &cookieRules,  &hstsRules,       &locationRules, &transportRules,
    &hopRules,        &loopRules,    &statusRules,
};

QString text(std::string_view word) {
    return QString::fromLatin1(word.data(), qsizetype(word.size()));
}

} // namespace

QList<Finding> examine(const trace::Trace& trace) {
    if (trace.hops.isEmpty())
        return {};
    const ExaminedTrace examined(trace);
    Notes notes;
    for (const RuleGroup* group : groups)
        group->examine(examined, notes);
    return notes.sorted();
}

const QList<const Rule*>& rules() {
    static const QList<const Rule*> all = [] {
        QList<const Rule*> list;
        for (const RuleGroup* group : groups)
            for (const Rule& rule : group->rules)
                list.append(&rule);
        std::stable_sort(list.begin(), list.end(),
                         [](const Rule* a, const Rule* b) { return a->topic < b->topic; });
        return list;
    }();
    return all;
}

QString summary(const Rule& rule) {
    return QCoreApplication::translate("Rule", rule.summary);
}

QJsonArray toJson(const QList<Finding>& findings) {
    QJsonArray array;
    for (const Finding& finding : findings) {
        QJsonObject entry{{u"rule"_s, QString::fromLatin1(finding.rule->id)},
                          {u"topic"_s, text(word(finding.rule->topic))},
                          {u"severity"_s, text(word(finding.rule->severity))},
                          {u"part"_s, QString::fromLatin1(word(finding.subject.part))},
                          {u"summary"_s, summary(*finding.rule)},
                          {u"text"_s, finding.text},
                          {u"reference"_s, QString::fromUtf8(finding.rule->reference)}};
        if (finding.hop >= 0)
            entry[u"hop"_s] = finding.hop + 1;
        if (!finding.subject.name.isEmpty())
            entry[u"name"_s] = QString::fromLatin1(finding.subject.name);
        array.append(entry);
    }
    return array;
}

QList<QJsonObject> membersOfHops(const QList<Finding>& findings, qsizetype hops) {
    QList<QList<Finding>> byHop(hops);
    for (const Finding& finding : findings)
        if (const qsizetype hop = finding.hop < 0 ? hops - 1 : finding.hop; hop >= 0 && hop < hops)
            byHop[hop].append(finding);
    QList<QJsonObject> members;
    for (const QList<Finding>& here : std::as_const(byHop))
        members.append(here.isEmpty() ? QJsonObject() : QJsonObject{{u"findings"_s, toJson(here)}});
    return members;
}

std::string_view word(Topic topic) {
    constexpr std::string_view words[] = {"method", "caching", "search", "security", "chain"};
    return words[size_t(topic)];
}

std::string_view word(Severity severity) {
    constexpr std::string_view words[] = {"good", "note", "warning", "error"};
    return words[size_t(severity)];
}

QByteArrayView word(Subject::Part part) {
    constexpr QByteArrayView words[] = {"whole",         "method", "status",  "field",
                                        "request-field", "url",    "content", "connection"};
    return words[size_t(part)];
}

} // namespace thence::findings
