#pragma once

#include "app/formats/jsonwriter.h"
#include "app/redaction/redaction.h"
#include "app/trace/trace.h"

#include <QJsonObject>

namespace thence::formats {

using redaction::Redaction;

/// How a trace leaves as a HAR file.
struct HarOptions {
    Redaction redaction;
    /// Own members for the entry of each hop ("_findings"); may be shorter than the trace.
    QList<QJsonObject> extra;
};

/// `trace` as a HAR 1.2 log: one entry for each hop, in order. A step that the client made by
/// itself is an entry with the status 307 and "Non-Authoritative-Reason: HSTS", as browsers write
/// it. Durations are milliseconds; -1 stands for a phase that did not happen; `connect` includes
/// `ssl`. Own members begin with an underscore.
/// Written entry by entry: UTF-8, indented.
void writeHar(const trace::Trace& trace, const HarOptions& options, const Sink& sink);

/// The same in one piece.
QByteArray toHar(const trace::Trace& trace, const HarOptions& options = {});

} // namespace thence::formats
