#pragma once

#include "app/findings/finding.h"
#include "app/trace/trace.h"
#include "ui/models/chip.h"

#include <QList>

namespace thence::ui {

/// What hop `index` means for caches, search engines and credentials in a few words: warnings
/// first, the gravest of them in front; then what its cache and the engines will do. At most six.
QList<Chip> verdictChips(const trace::Trace& trace, int index,
                         const QList<findings::Finding>& findings);

} // namespace thence::ui
