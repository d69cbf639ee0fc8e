#include "ui/theme/phasecolor.h"

namespace whereto::ui {

QColor phaseColor(trace::Phase phase, const Theme& theme) {
    static constexpr QColor Theme::*phases[trace::phaseCount] = {
        &Theme::blocked, &Theme::dns,  &Theme::connect, &Theme::tls,
        &Theme::send,    &Theme::wait, &Theme::receive};
    return theme.*phases[size_t(phase)];
}

} // namespace whereto::ui
