#pragma once

#include "app/cli/report.h"
#include "app/findings/finding.h"

#include <tl/expected.hpp>

namespace thence::cli {

/// Which findings a report has room for.
enum class FindingsWanted { None, Warnings, All };

/// "none", "warnings" or "all"; the error says so.
tl::expected<FindingsWanted, QString> readFindingsWanted(const QString& word);

/// The findings of `trace`, the gravest first, each with its hop, its text and its source; a last
/// line counts those that were left out. Empty with None. Ends in a line end.
QString findingsText(const trace::Trace& trace, FindingsWanted wanted, const ReportStyle& style);

} // namespace thence::cli
