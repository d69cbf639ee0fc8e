#pragma once

#include "app/cli/report.h"

#include <QJsonArray>

namespace thence::cli {

/// What the other clients would have done, a row a client and a column a hop: those that part from
/// the chain with the place (a star) and the reason, the others in one sentence. Of a long chain
/// only the hops where somebody parts. Ends in a line end; empty without a hop.
QString comparisonText(const trace::Trace& trace, const ReportStyle& style);

/// The same for programs:
/// [{"client":"curl","version":"8.14.1","steps":["POST","GET","end"]},
///  {"client":"rfc9110",…,"steps":["POST","POST"],
///   "parts":{"hop":2,"reason":"POST instead of GET","action":"follow","method":"POST","url":…}}]
QJsonArray comparisonJson(const trace::Trace& trace, const redaction::Redaction& redaction);

} // namespace thence::cli
