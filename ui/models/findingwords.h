#pragma once

#include "app/findings/rule.h"
#include "ui/theme/tone.h"

#include <QString>

namespace thence::ui {

/// How findings are told apart in the window: by a shape, a word and a colour.
QString mark(findings::Severity severity); ///< "✕", "▲", "●", "✓"
QString name(findings::Severity severity); ///< "Error"
Tone toneOf(findings::Severity severity);

/// "Caching".
QString name(findings::Topic topic);
/// The id of the inspector's panel that says most about a topic.
QString panelOf(findings::Topic topic);

} // namespace thence::ui
