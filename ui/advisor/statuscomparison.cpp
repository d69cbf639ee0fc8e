#include "ui/advisor/statuscomparison.h"

#include <QCoreApplication>

namespace thence::ui {

namespace {

using namespace Qt::StringLiterals;
using advisor::StatusText;
using Kind = Passage::Kind;

QString tr(const char* text) {
    return QCoreApplication::translate("CompareView", text);
}

Passage source(const QList<advisor::Source>& sources) {
    QStringList titles;
    for (const advisor::Source& source : sources)
        titles.append(source.title);
    return {Kind::Source, titles.join(u" · "_s)};
}

QList<Passage> aspect(const StatusText& status, advisor::Aspect which) {
    const advisor::Sourced& said = status.aspect(which);
    return {{Kind::Text, said.text}, source(said.sources)};
}

QList<Passage> scenarios(const StatusText& status) {
    QList<Passage> passages;
    for (const advisor::Scenario& scenario : status.scenarios)
        passages.append({{Kind::Title, scenario.title}, {Kind::Text, scenario.text}});
    return passages;
}

QList<Passage> corrections(const StatusText& status) {
    QList<Passage> passages;
    for (const advisor::Correction& correction : status.corrections)
        passages.append({{Kind::Title, u"“%1”"_s.arg(correction.said)},
                         {Kind::Text, correction.right},
                         source(correction.sources)});
    return passages;
}

QList<Passage> questions(const StatusText& status) {
    QList<Passage> passages;
    for (const advisor::Question& question : status.questions)
        passages.append({{Kind::Title, question.question},
                         {Kind::Text, question.answer},
                         source(question.sources)});
    return passages;
}

} // namespace

QList<ComparedTopic> statusComparison(const StatusText& left, const StatusText& right) {
    QList<ComparedTopic> topics;
    for (int i = 0; i < advisor::aspectCount; ++i) {
        const auto which = advisor::Aspect(i);
        topics.append({advisor::heading(which), aspect(left, which), aspect(right, which)});
    }
    topics.append({tr("Scenarios"), scenarios(left), scenarios(right)});
    topics.append({tr("Often said, but"), corrections(left), corrections(right)});
    topics.append({tr("Questions and answers"), questions(left), questions(right)});
    return topics;
}

} // namespace thence::ui
