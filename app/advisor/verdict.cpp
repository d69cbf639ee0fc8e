#include "app/advisor/verdict.h"

#include "app/http/method.h"
#include "app/http/statuscode.h"

#include <algorithm>
#include <cstdlib>

namespace thence::advisor {

namespace {

constexpr int byHand = 100;

int sum(const QList<Evidence>& evidence, Direction direction) {
    int total = 0;
    for (const Evidence& item : evidence)
        if (item.direction == direction)
            total += item.weight;
    return total;
}

} // namespace

int redirectFor(bool permanent, bool keepMethod, QByteArrayView method) {
    if (permanent)
        return keepMethod ? 308 : 301;
    if (keepMethod)
        return 307;
    return http::isSafe(method) ? 302 : 303;
}

Verdict weigh(const AdvisedHop& s, const QList<Evidence>& evidence, const Overrides& overrides) {
    Verdict verdict;
    const int permanence =
        sum(evidence, Direction::Permanent) - sum(evidence, Direction::Temporary);
    verdict.permanent = overrides.permanent.value_or(permanence > 0);
    verdict.permanentMargin = overrides.permanent ? byHand : std::abs(permanence);

    const int keeping = sum(evidence, Direction::Keep) - sum(evidence, Direction::Change);
    const bool fromEvidence = s.isSafe() ? http::mustKeepMethod(s.said()) : keeping >= 0;
    verdict.keepMethod = overrides.keepMethod.value_or(fromEvidence);
    verdict.methodMargin = overrides.keepMethod || s.isSafe() ? byHand : std::abs(keeping);

    const bool showsResult = !s.isSafe() && !verdict.keepMethod && !overrides.permanent;
    if (showsResult) {
        verdict.permanent = false;
        verdict.permanentMargin = byHand;
    }
    verdict.answer = redirectFor(verdict.permanent, verdict.keepMethod, s.request.method);
    const bool seeOtherWillDo = s.said() == 303 && s.isSafe() && verdict.answer == 302;
    if (seeOtherWillDo && !overrides.keepMethod)
        verdict.answer = 303;
    return verdict;
}

Confidence confidence(const Verdict& verdict) {
    const int margin = std::min(verdict.permanentMargin, verdict.methodMargin);
    return margin >= 3 ? Confidence::Sure : margin == 2 ? Confidence::Likely : Confidence::Guess;
}

} // namespace thence::advisor
