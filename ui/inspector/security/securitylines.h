#pragma once

#include "app/findings/finding.h"
#include "app/trace/trace.h"
#include "ui/widgets/sheet.h"

namespace thence::ui {

/// Whether hop `index` gives anything away, in a few words.
QString securityHeadline(const trace::Trace& trace, int index,
                         const QList<findings::Finding>& findings);

/// The fields of hop `index` that matter to its security, and what was found; that no credential
/// was sent, where there is none.
SheetLines securityLines(const trace::Trace& trace, int index,
                         const QList<findings::Finding>& findings);

} // namespace thence::ui
