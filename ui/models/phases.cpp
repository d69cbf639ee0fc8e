#include "ui/models/phases.h"

namespace thence::ui {

std::array<PhaseShare, trace::phaseCount> phaseShares(const trace::Timings& timings) {
    std::array<PhaseShare, trace::phaseCount> shares;
    const auto total = double(timings.total().count());
    double start = 0;
    for (int i = 0; i < trace::phaseCount; ++i) {
        PhaseShare& share = shares[size_t(i)];
        share.phase = trace::Phase(i);
        share.duration = timings[share.phase];
        share.start = start;
        if (share.duration && total > 0)
            share.share = double(share.duration->count()) / total;
        start += share.share;
    }
    return shares;
}

} // namespace thence::ui
