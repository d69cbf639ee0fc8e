#include "app/advisor/evidence.h"

namespace thence::advisor {

QLatin1String word(Direction direction) {
    static constexpr const char* words[] = {"permanent", "temporary", "keep", "change", "neither"};
    return QLatin1String(words[size_t(direction)]);
}

QLatin1String word(Confidence confidence) {
    static constexpr const char* words[] = {"guess", "likely", "sure"};
    return QLatin1String(words[size_t(confidence)]);
}

} // namespace thence::advisor
