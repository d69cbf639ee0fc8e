#pragma once

#include "app/trace/trace.h"
#include "ui/widgets/sheet.h"

namespace thence::ui {

/// What happened at hop `index`, in a few plain lines: how one got there, what came back, what is
/// done about it and why, and how it travelled.
SheetLines overviewLines(const trace::Trace& trace, int index);

} // namespace thence::ui
