#include "app/advisor/advice.h"

#include "app/advisor/evidencerules.h"
#include "app/advisor/nowhere.h"
#include "app/advisor/statustext.h"
#include "app/advisor/verdict.h"
#include "app/http/method.h"
#include "app/http/statuscode.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace thence::advisor {

namespace {

QString named(int status) {
    const QString phrase = QString::fromLatin1(http::reasonPhrase(status));
    return (QString::number(status) + u' ' + phrase).trimmed();
}

/// The strongest piece of evidence for `direction`, or nothing.
QString strongest(const QList<Evidence>& evidence, Direction direction) {
    const Evidence* best = nullptr;
    for (const Evidence& item : evidence)
        if (item.direction == direction && (!best || item.weight > best->weight))
            best = &item;
    return best ? best->text : QString();
}

QString permanenceReason(const Verdict& verdict, const QList<Evidence>& evidence,
                         const Overrides& overrides) {
    if (overrides.permanent)
        return verdict.permanent
                   ? fill(QT_TRANSLATE_NOOP("Advice", "You say that the move is permanent."), {})
                   : fill(QT_TRANSLATE_NOOP("Advice", "You say that the move is not permanent."),
                          {});
    const QString found =
        strongest(evidence, verdict.permanent ? Direction::Permanent : Direction::Temporary);
    return found.isEmpty()
               ? fill(QT_TRANSLATE_NOOP("Advice", "Nothing here says that the move is permanent."),
                      {})
               : found;
}

QString methodReason(const AdvisedHop& s, const Verdict& verdict, const QList<Evidence>& evidence,
                     const Overrides& overrides) {
    if (verdict.keepMethod && !s.isSafe() && !s.target.isEmpty())
        if (const QString text = changedText(s, tally(s, s.said())); !text.isEmpty())
            return text;
    if (overrides.keepMethod)
        return verdict.keepMethod
                   ? fill(QT_TRANSLATE_NOOP("Advice", "You say that the method must survive."), {})
                   : fill(QT_TRANSLATE_NOOP("Advice", "You say that the method need not survive."),
                          {});
    return strongest(evidence, verdict.keepMethod ? Direction::Keep : Direction::Change);
}

/// A 3xx that browsers do not follow, though others may (Fetch, redirect status).
bool isForOtherClients(int status) {
    return status / 100 == 3 && !http::isRedirect(status);
}

QString reason(const AdvisedHop& s, const Verdict& verdict, const QList<Evidence>& evidence,
               const Overrides& overrides) {
    const QString permanence = permanenceReason(verdict, evidence, overrides);
    const QString method = methodReason(s, verdict, evidence, overrides);
    const bool methodIsWrong = verdict.answer == 303
                                   ? s.said() != 303
                                   : http::mustKeepMethod(s.said()) != verdict.keepMethod;
    const bool permanenceIsWrong =
        verdict.answer != 303 && http::isPermanentRedirect(s.said()) != verdict.permanent;
    const bool fits = s.said() == verdict.answer;
    const bool methodCounts = !s.isSafe() || overrides.keepMethod;
    QStringList sentences;
    if (!fits)
        sentences.append(fill(isForOtherClients(s.said())
                                  ? QT_TRANSLATE_NOOP("Advice", "This hop answered %1, which "
                                                                "browsers do not follow.")
                                  : QT_TRANSLATE_NOOP("Advice", "This hop answered %1."),
                              {QString::number(s.said())}));
    if (!method.isEmpty() && methodCounts && (fits || methodIsWrong))
        sentences.append(method);
    const bool roomForMore = fits || sentences.size() < 2;
    if (permanenceIsWrong || sentences.isEmpty() || (verdict.answer != 303 && roomForMore))
        sentences.append(permanence);
    return sentences.join(u' ');
}

QString headline(const AdvisedHop& s, int answer) {
    return s.said() == answer ? fill(QT_TRANSLATE_NOOP("Advice", "%1 is right."), {named(answer)})
                              : fill(QT_TRANSLATE_NOOP("Advice", "Use %1."), {named(answer)});
}

/// The switch turned the other way, as a sentence with the answer it would give.
QStringList otherAnswers(const AdvisedHop& s, const Verdict& verdict) {
    const QByteArray& method = s.request.method;
    QStringList sentences;
    const auto add = [&](const char* text, int status) {
        if (status != verdict.answer)
            sentences.append(fill(text, {QString::number(status)}));
    };
    if (verdict.permanent)
        add(QT_TRANSLATE_NOOP("Advice", "If the old URL will answer by itself again one day: %1."),
            redirectFor(false, verdict.keepMethod, method));
    else
        add(QT_TRANSLATE_NOOP("Advice", "If the old URL is gone for good: %1."),
            redirectFor(true, verdict.keepMethod || !s.isSafe(), method));
    if (s.isSafe())
        add(QT_TRANSLATE_NOOP("Advice", "If other methods than GET are sent there too: %1."),
            redirectFor(verdict.permanent, true, method));
    else if (verdict.keepMethod)
        add(QT_TRANSLATE_NOOP("Advice", "If the work is done and only its result is shown: %1."),
            303);
    else
        add(QT_TRANSLATE_NOOP("Advice", "If the target is to do the work itself: %1."),
            redirectFor(verdict.permanent, true, method));
    return sentences;
}

/// The pieces of evidence without which the answer would be another.
QStringList hinges(const AdvisedHop& s, const Verdict& verdict, const QList<Evidence>& evidence,
                   const Overrides& overrides) {
    QStringList sentences;
    for (const Evidence& item : evidence) {
        QList<Evidence> without = evidence;
        without.removeIf([&](const Evidence& other) { return other.id == item.id; });
        const int answer = weigh(s, without, overrides).answer;
        if (item.weight > 0 && answer != verdict.answer)
            sentences.append(fill(QT_TRANSLATE_NOOP("Advice", "It hangs on this: “%1” Without it, "
                                                              "the answer would be %2."),
                                  {item.text, QString::number(answer)}));
    }
    return sentences.mid(0, 2);
}

/// What decided first; the strong before the weak; what is no argument last.
void sortByWeight(QList<Evidence>& evidence, const Verdict& verdict) {
    const auto rank = [&](const Evidence& item) {
        const bool decided =
            item.direction == (verdict.permanent ? Direction::Permanent : Direction::Temporary) ||
            item.direction == (verdict.keepMethod ? Direction::Keep : Direction::Change);
        return item.direction == Direction::Neither ? -1 : item.weight + (decided ? 10 : 0);
    };
    std::stable_sort(evidence.begin(), evidence.end(),
                     [&](const Evidence& a, const Evidence& b) { return rank(a) > rank(b); });
}

/// Where nobody answered, or no redirect: why there is nothing to advise.
Advice nothingToAdvise(const trace::Hop& hop) {
    Advice advice;
    advice.said = hop.status();
    if (hop.isClientStep()) {
        advice.headline = fill(QT_TRANSLATE_NOOP("Advice", "No server answered here."), {});
        advice.reason =
            fill(QT_TRANSLATE_NOOP("Advice", "The client went to https by itself, because the host "
                                             "had asked for that with HSTS (RFC 6797 §8.3). Some "
                                             "tools show this as a 307; no server sent it."),
                 {});
        return advice;
    }
    if (advice.said == 0) {
        advice.headline = fill(QT_TRANSLATE_NOOP("Advice", "There is no response to judge."), {});
        return advice;
    }
    advice.headline = fill(isForOtherClients(advice.said)
                               ? QT_TRANSLATE_NOOP("Advice", "To browsers %1 is no redirect.")
                               : QT_TRANSLATE_NOOP("Advice", "%1 is not a redirect."),
                           {named(advice.said)});
    if (const StatusText* text = findStatusText(advice.said); text && text->brief)
        advice.reason = text->brief->text;
    return advice;
}

Advice nothingIsRight(const AdvisedHop& s, const QString& reason) {
    Advice advice;
    advice.said = s.said();
    advice.target = s.target;
    advice.leadsNowhere = true;
    advice.headline = fill(QT_TRANSLATE_NOOP("Advice", "No redirect status is right here."), {});
    advice.reason = reason;
    return advice;
}

Advice fromSwitches(const Overrides& overrides) {
    Advice advice;
    if (!overrides.permanent || !overrides.keepMethod) {
        advice.headline = fill(QT_TRANSLATE_NOOP("Advice", "Answer the two questions."), {});
        return advice;
    }
    advice.permanent = *overrides.permanent;
    advice.keepMethod = *overrides.keepMethod;
    advice.answer = redirectFor(advice.permanent, advice.keepMethod, "GET");
    advice.confidence = Confidence::Sure;
    advice.headline = fill(QT_TRANSLATE_NOOP("Advice", "Use %1."), {named(advice.answer)});
    const StatusText* text = findStatusText(advice.answer);
    advice.reason = text ? text->aspect(Aspect::Summary).text : QString();
    if (!advice.permanent && !advice.keepMethod)
        advice.wouldChange = {fill(
            QT_TRANSLATE_NOOP("Advice", "If a POST is done and its result is shown: 303."), {})};
    return advice;
}

} // namespace

Advice advise(const trace::Trace& trace, qsizetype index, const Overrides& overrides) {
    if (index < 0 || index >= trace.hops.size())
        return fromSwitches(overrides);
    const std::optional<AdvisedHop> s = advisedHop(trace, index);
    // A 304 is the answer to another question, whoever follows its Location (RFC 9110 §15.4.5).
    const bool leadsOn =
        s && s->said() != 304 && (http::isRedirect(s->said()) || trace.hops[index].follow());
    if (!leadsOn || trace.hops[index].isClientStep())
        return nothingToAdvise(trace.hops[index]);
    if (const QString reason = whyNowhere(*s); !reason.isEmpty())
        return nothingIsRight(*s, reason);

    const QList<Evidence> found = evidence(*s);
    const Verdict verdict = weigh(*s, found, overrides);
    Advice advice;
    advice.said = s->said();
    advice.answer = verdict.answer;
    advice.target = s->target;
    advice.permanent = verdict.permanent;
    advice.keepMethod = verdict.keepMethod;
    advice.confidence = confidence(verdict);
    advice.headline = headline(*s, verdict.answer);
    advice.reason = reason(*s, verdict, found, overrides);
    advice.evidence = found;
    sortByWeight(advice.evidence, verdict);
    advice.evidence.append(consequences(*s, verdict.answer));
    advice.wouldChange = otherAnswers(*s, verdict) + hinges(*s, verdict, found, overrides);
    return advice;
}

int counterpart(int status) {
    switch (status) {
    case 301:
        return 302;
    case 302:
        return 301;
    case 307:
        return 308;
    default:
        return 307;
    }
}

} // namespace thence::advisor
