#pragma once

#include "app/formats/jsonwriter.h"
#include "app/redaction/redaction.h"
#include "app/trace/trace.h"

#include <QJsonObject>

namespace thence::formats {

using redaction::Redaction;

/// What is told of a trace beside what is in it.
struct JsonOptions {
    Redaction redaction;
    /// Further members for each hop ("findings"); may be shorter than the trace.
    QList<QJsonObject> extra;
    /// Further members of the whole, "comparison"; left out when undefined.
    QJsonValue comparison = QJsonValue(QJsonValue::Undefined);
};

/// What `thence trace --json` prints: the whole trace in the words of the standards, durations in
/// milliseconds, absent things left out. Written hop by hop: UTF-8, indented.
void writeJson(const trace::Trace& trace, const JsonOptions& options, const Sink& sink);

/// The same in one piece.
QByteArray toJson(const trace::Trace& trace, const JsonOptions& options = {});

} // namespace thence::formats
