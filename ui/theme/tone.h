#pragma once

#include "ui/theme/theme.h"

namespace thence::ui {

/// What a pill, a chip or a word says by its colour. The words say it too.
enum class Tone {
    Neutral,
    Permanent,
    Temporary, ///< also: a warning
    Good,
    Bad
};

struct ToneColors {
    QColor text; ///< meets AA on `back`, and on cards and the window
    QColor back;
};

/// The colours of a tone; Neutral is secondary text on the chip's grey.
ToneColors colors(Tone tone, const Theme& theme);

/// The tone of a status: permanent or temporary redirects, good for 2xx, bad for 4xx and 5xx.
Tone toneOf(int status);

} // namespace thence::ui
