#pragma once

#include "app/trace/trace.h"
#include "ui/models/chip.h"

#include <optional>

namespace thence::ui {

/// "12 clients differ": how many do something else after hop `index` than the client that was
/// followed; nothing where none does. Asks every client, so not for painting.
std::optional<Chip> clientChip(const trace::Trace& trace, int index);

} // namespace thence::ui
