#pragma once

#include "app/findings/rule.h"
#include "app/trace/trace.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace thence::findings {

/// What of a hop a finding is about, so that a click can lead there.
struct Subject {
    enum class Part { Whole, Method, Status, Field, RequestField, Url, Content, Connection };
    Part part = Part::Whole;
    QByteArray name; ///< the field's name; empty for the other parts

    bool operator==(const Subject&) const = default;
};

/// One rule, raised by a trace.
struct Finding {
    const Rule* rule = nullptr;
    int hop = -1; ///< index of the hop; -1: the whole trace
    Subject subject;
    QString text; ///< plain text, with the numbers of the trace
};

/// Everything there is to say about a trace, hop by hop; what concerns the whole comes last. Pure;
/// works on a trace that is still running.
QList<Finding> examine(const trace::Trace& trace);

/// Every rule there is, by topic.
const QList<const Rule*>& rules();

/// A rule's summary in the user's language.
QString summary(const Rule& rule);

/// [{"rule":…,"topic":…,"severity":…,"hop":…,"part":…,"name":…,"summary":…,"text":…,
/// "reference":…}]; hop counts from 1 and is left out for the whole trace, name where there is
/// none.
QJsonArray toJson(const QList<Finding>& findings);

/// The same apart for each of `hops` hops, as a member called `name`: {"findings": […]}. What
/// concerns the whole trace stands with the last one.
QList<QJsonObject> membersOfHops(const QList<Finding>& findings, qsizetype hops,
                                 const QString& name);

/// "whole", "method", "status", "field", "request-field", "url", "content", "connection".
QByteArrayView word(Subject::Part part);

} // namespace thence::findings
