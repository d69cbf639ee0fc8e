#include "app/cli/advicetext.h"

#include "app/cli/wrapped.h"
#include "app/http/statuscode.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace thence::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr int width = 78;

QString tr(const char* text) {
    return QCoreApplication::translate("Cli", text);
}

void addWrapped(StyledText& out, const QString& indent, const QString& text,
                Tone tone = Tone::Plain) {
    for (const QString& line : wrapped(text, width - int(indent.size())))
        out.add(indent).add(line, tone).newLine();
}

QString sureness(advisor::Confidence confidence) {
    switch (confidence) {
    case advisor::Confidence::Sure:
        return tr("Quite sure.");
    case advisor::Confidence::Likely:
        return tr("Likely.");
    case advisor::Confidence::Guess:
        break;
    }
    return tr("A guess: little speaks for it.");
}

QString label(const advisor::Evidence& item) {
    if (item.weight == 0)
        return QString(2, u' ') + tr("note").leftJustified(13);
    return u"  %1 +%2 "_s.arg(QString(word(item.direction)).leftJustified(9)).arg(item.weight);
}

void hideSecrets(advisor::Advice& advice, const redaction::Redaction& redaction) {
    advice.headline = redaction.sentence(advice.headline);
    advice.reason = redaction.sentence(advice.reason);
    for (advisor::Evidence& item : advice.evidence)
        item.text = redaction.sentence(item.text);
    for (QString& sentence : advice.wouldChange)
        sentence = redaction.sentence(sentence);
}

} // namespace

void addVerdict(StyledText& out, const advisor::Advice& advice) {
    const Tone tone = http::isPermanentRedirect(advice.answer) ? Tone::Permanent : Tone::Temporary;
    out.add(advice.headline, advice.answer ? tone : Tone::Strong).newLine();
    addWrapped(out, {}, advice.reason);
}

void addEvidence(StyledText& out, const advisor::Advice& advice) {
    if (advice.answer)
        addWrapped(out, {}, sureness(advice.confidence), Tone::Dim);
    if (!advice.evidence.isEmpty())
        out.newLine().add(tr("Why:"), Tone::Strong).newLine();
    for (const advisor::Evidence& item : advice.evidence) {
        const QStringList lines = wrapped(item.text, width - 15);
        for (qsizetype i = 0; i < lines.size(); ++i)
            out.add(i == 0 ? label(item) : QString(15, u' ')).add(lines[i]).newLine();
        out.add(QString(15, u' ')).add(item.reference, Tone::Dim).newLine();
    }
    if (!advice.wouldChange.isEmpty())
        out.newLine().add(tr("What would change it:"), Tone::Strong).newLine();
    for (const QString& sentence : advice.wouldChange)
        addWrapped(out, u"  "_s, sentence);
}

std::optional<advisor::Advice> adviceFor(const trace::Trace& trace, qsizetype index) {
    advisor::Advice advice = advisor::advise(trace, index);
    if (advice.answer == 0 && !advice.leadsNowhere)
        return std::nullopt;
    return advice;
}

QString adviceText(const trace::Trace& trace, const ReportStyle& style) {
    StyledText out(style.colours);
    for (qsizetype i = 0; i < trace.hops.size(); ++i) {
        auto advice = adviceFor(trace, i);
        if (!advice)
            continue;
        hideSecrets(*advice, style.redaction);
        out.newLine().add(tr("Hop %1: ").arg(i + 1), Tone::Strong);
        addVerdict(out, *advice);
        addEvidence(out, *advice);
    }
    return out.text();
}

QJsonObject toJson(const advisor::Advice& advice) {
    QJsonArray evidence;
    for (const advisor::Evidence& item : advice.evidence)
        evidence.append(QJsonObject{{u"id"_s, item.id},
                                    {u"direction"_s, word(item.direction)},
                                    {u"weight"_s, item.weight},
                                    {u"text"_s, item.text},
                                    {u"reference"_s, item.reference}});
    return {{u"said"_s, advice.said},
            {u"answer"_s, advice.answer},
            {u"permanent"_s, advice.permanent},
            {u"keep_method"_s, advice.keepMethod},
            {u"confidence"_s, word(advice.confidence)},
            {u"headline"_s, advice.headline},
            {u"reason"_s, advice.reason},
            {u"evidence"_s, evidence},
            {u"would_change"_s, QJsonArray::fromStringList(advice.wouldChange)}};
}

} // namespace thence::cli
