#pragma once

#include "app/cli/styledtext.h"
#include "app/redaction/redaction.h"
#include "app/trace/decision.h"

namespace thence::cli {

/// One line for each change: "- Content-Type: text/plain", "+ Referer: …", "~ method: POST → GET",
/// with the reason and its source behind it. What is lost is red.
void addChanges(StyledText& out, const QList<trace::Change>& changes,
                const redaction::Redaction& redaction);

} // namespace thence::cli
