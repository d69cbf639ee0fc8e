#pragma once

#include "app/findings/finding.h"
#include "app/trace/trace.h"
#include "ui/widgets/sheet.h"

namespace thence::ui {

/// What search engines make of hop `index` and of the chain: signals, the URL that will likely be
/// shown, a shorter chain, and what was found.
SheetLines searchLines(const trace::Trace& trace, int index,
                       const QList<findings::Finding>& findings);

} // namespace thence::ui
