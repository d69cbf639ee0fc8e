#pragma once

#include "app/findings/finding.h"
#include "app/trace/trace.h"
#include "ui/widgets/sheet.h"

namespace thence::ui {

/// What caches do with the answer of hop `index`: the browser's, a private one, a shared one; the
/// fields that decide it, and what was found.
SheetLines cacheLines(const trace::Trace& trace, int index,
                      const QList<findings::Finding>& findings);

} // namespace thence::ui
