#pragma once

#include "ui/theme/tone.h"

#include <QString>

namespace thence::ui {

/// A short verdict or fact on a hop's card.
struct Chip {
    QString text;
    Tone tone = Tone::Neutral;
    QString panel;  ///< id of the inspector's panel that explains it: "content", "fields", "tls"…
    QString part{}; ///< what the panel should bring into sight: a field's name; may be empty
    QString sentence{}; ///< what the words stand for; empty where they say it all

    bool operator==(const Chip&) const = default;
};

} // namespace thence::ui
