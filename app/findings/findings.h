#pragma once

#include "app/findings/finding.h"
#include "app/trace/trace.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace thence::findings {

/// Everything there is to say about a trace, hop by hop; what concerns the whole comes last. Pure;
/// works on a trace that is still running.
QList<Finding> examine(const trace::Trace& trace);

/// Every rule there is, by topic.
const QList<const Rule*>& rules();

/// [{"rule":…,"topic":…,"severity":…,"hop":…,"part":…,"name":…,"summary":…,"text":…,
/// "reference":…}]; hop counts from 1 and is left out for the whole trace, name where there is
/// none.
QJsonArray toJson(const QList<Finding>& findings);

/// The same apart for each of `hops` hops, {"findings": […]}. What
/// concerns the whole trace stands with the last one.
QList<QJsonObject> membersOfHops(const QList<Finding>& findings, qsizetype hops);

} // namespace thence::findings
