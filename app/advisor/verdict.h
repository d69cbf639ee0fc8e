#pragma once

#include "app/advisor/evidencerules.h"

namespace thence::advisor {

/// The evidence summed up, and the answer that follows from it.
struct Verdict {
    int answer = 0; ///< 301, 302, 303, 307 or 308
    bool permanent = false;
    bool keepMethod = false;
    int permanentMargin = 0; ///< by how much the evidence decided; large when set by hand
    int methodMargin = 0;
};

/// The status for two answers and a method: 301, 302, 303, 307 or 308 (RFC 9110 §15.4). An unsafe
/// method that need not survive gives 303, unless the move is permanent.
int redirectFor(bool permanent, bool keepMethod, QByteArrayView method);

/// Weighs `evidence` about `hop`; what a person has answered counts for more.
Verdict weigh(const AdvisedHop& hop, const QList<Evidence>& evidence, const Overrides& overrides);

/// How much would have to be otherwise for another answer.
Confidence confidence(const Verdict& verdict);

} // namespace thence::advisor
