#pragma once

#include "app/trace/trace.h"
#include "ui/widgets/sheet.h"

namespace thence::ui {

/// The secured connection of `exchange` and its certificates, as they were at `now`.
SheetLines tlsLines(const trace::Exchange& exchange, const QDateTime& now);

} // namespace thence::ui
