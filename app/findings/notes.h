#pragma once

#include "app/findings/examinedtrace.h"
#include "app/findings/finding.h"

#include <QStringList>

namespace thence::findings {

/// Where the checks write down what they find.
class Notes {
public:
    /// Raises `rule` at `hop` (-1 for the whole trace); `values` take the places of %1, %2… in its
    /// text.
    void add(const Rule& rule, int hop, Subject subject, const QStringList& values = {});

    /// By hop, the whole trace last; within a hop in the order they were raised.
    QList<Finding> sorted() const;

private:
    QList<Finding> findings_;
};

/// A table of rules and the function that raises them.
struct RuleGroup {
    std::span<const Rule> rules;
    void (*examine)(const ExaminedTrace& examined, Notes& notes);
};

/// Shorthands for subjects.
inline Subject field(QByteArrayView name) {
    return {Subject::Part::Field, name.toByteArray()};
}
inline Subject requestField(QByteArrayView name) {
    return {Subject::Part::RequestField, name.toByteArray()};
}
inline Subject part(Subject::Part which) {
    return {which, {}};
}

/// Bytes from the network as text in a sentence: what cannot be printed is escaped, and what is
/// long is cut.
QString shown(QByteArrayView bytes);

/// A URL in a sentence, without what may be secret in it: no userinfo, no fragment, "?…" for a
/// query.
QString shownUrl(const url::Url& url);
/// The same for a reference as it was written.
QString shownReference(QByteArrayView reference);

} // namespace thence::findings
