#pragma once

#include "app/findings/rule.h"

#include <QByteArray>
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

/// A rule's summary in the user's language.
QString summary(const Rule& rule);

/// "whole", "method", "status", "field", "request-field", "url", "content", "connection".
QByteArrayView word(Subject::Part part);

} // namespace thence::findings
