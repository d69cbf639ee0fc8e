#pragma once

#include "app/advisor/advice.h"
#include "app/cli/report.h"

#include <QJsonObject>

namespace thence::cli {

/// The answer and its reason, in a line or two.
void addVerdict(StyledText& out, const advisor::Advice& advice);
/// What speaks for and against, strongest first, and what would change the answer.
void addEvidence(StyledText& out, const advisor::Advice& advice);

/// What hop `index` should have been; nothing where it is no redirect to be judged.
std::optional<advisor::Advice> adviceFor(const trace::Trace& trace, qsizetype index);

/// What every redirect of `trace` should have been, and why.
QString adviceText(const trace::Trace& trace, const ReportStyle& style);

/// {"said":302,"answer":307,"permanent":false,"keep_method":true,"confidence":"sure",
///  "headline":…,"reason":…,"evidence":[{"id","direction","weight","text","reference"}],
///  "would_change":[…]}
QJsonObject toJson(const advisor::Advice& advice);

} // namespace thence::cli
