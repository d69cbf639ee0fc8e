#pragma once

#include "app/findings/finding.h"
#include "app/http/fieldlist.h"
#include "ui/widgets/sheet.h"

#include <span>

namespace thence::ui {

/// Adds what was found on `topic` at hop `index`, the gravest first; then what concerns the whole
/// trace. Each with its shape, word, text and source.
void addFindings(SheetLines& lines, const QList<findings::Finding>& findings, findings::Topic topic,
                 int index);

/// Adds one finding.
void addFinding(SheetLines& lines, const findings::Finding& finding);

/// Adds those of the fields called `names` that are there, each a link to its place in the Fields
/// panel. Secrets are masked. Returns whether there was any.
bool addEvidence(SheetLines& lines, const http::FieldList& fields,
                 std::span<const char* const> names);

} // namespace thence::ui
