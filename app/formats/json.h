#pragma once

#include "app/formats/redaction.h"
#include "app/trace/trace.h"

#include <QJsonObject>

namespace whereto::formats {

/// What `whereto trace --json` prints: the whole trace in the words of the standards, durations in
/// milliseconds, absent things left out. `extra` are further members for each hop ("findings").
QJsonObject toJson(const trace::Trace& trace, const Redaction& redaction = Redaction(),
                   const QList<QJsonObject>& extra = {});

} // namespace whereto::formats
