#pragma once

#include "app/findings/findings.h"
#include "ui/widgets/sheet.h"

namespace whereto::ui {

/// Who saw which credential on the way, the fields of hop `index` that matter to its security, and
/// what was found.
SheetLines securityLines(const trace::Trace& trace, int index,
                         const QList<findings::Finding>& findings);

} // namespace whereto::ui
