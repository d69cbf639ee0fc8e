#pragma once

#include "app/trace/decision.h"
#include "ui/widgets/sheet.h"

namespace thence::ui {

/// Adds what a step changes in the request, each change with its reason and reference. Credentials
/// are named and not shown.
void addChanges(SheetLines& lines, const QList<trace::Change>& changes);

} // namespace thence::ui
