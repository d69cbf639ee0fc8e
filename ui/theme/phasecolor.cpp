#include "ui/theme/phasecolor.h"

namespace thence::ui {

QColor phaseColor(trace::Phase phase, const Theme& theme) {
    static constexpr QColor Theme::*phases[trace::phaseCount] = {
        &Theme::blocked, &Theme::dns,  &Theme::connect, &Theme::tls,
        &Theme::send,    &Theme::wait, &Theme::receive};
    return theme.*phases[size_t(phase)];
}

} // namespace thence::ui
