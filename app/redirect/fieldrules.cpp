#include "app/redirect/fieldrules.h"

#include "app/http/syntax.h"
#include "app/redirect/referrer.h"

#include <QCoreApplication>

namespace thence::redirect {

namespace {

using trace::Change;
using trace::Part;

QString tr(const char* text) {
    return QCoreApplication::translate("FieldRules", text);
}

/// What one rule is applied to.
struct Work {
    const Rules& rules;
    const FieldRule& rule;
    const Crossing& crossing;
    http::FieldList& fields;
    QList<Change>& changes;

    void note(const QByteArray& from, const QByteArray& to, const QString& reason) const {
        changes.append({.part = isCredential(rule.name) ? Part::Credential : Part::Field,
                        .name = properName(),
                        .from = from,
                        .to = to,
                        .reason = rule.reason.isEmpty() ? reason : rule.reason,
                        .reference = rule.reference.isEmpty()
                                         ? rules.reference(QStringLiteral("fields"))
                                         : rule.reference});
    }

    /// "X-Api-Key" for "x-api-key".
    QByteArray properName() const {
        QByteArray name = rule.name;
        bool start = true;
        for (char& c : name) {
            if (start && c >= 'a' && c <= 'z')
                c = char(c - 'a' + 'A');
            start = c == '-';
        }
        return name;
    }
};

QString dropReason(const FieldRule& rule) {
    return rule.boundary.isAlways()
               ? tr("This client does not send the field again after a redirect.")
               : tr("The field is not sent on to %1.").arg(rule.boundary.description());
}

void drop(const Work& work, const http::Request* first) {
    const url::Url& start = work.rule.returns ? work.crossing.first : work.crossing.from;
    const bool crossed =
        work.rule.boundary.isCrossed(start, work.crossing.to, work.crossing.spelling);
    const auto value = work.fields.first(work.rule.name);
    if (crossed && value) {
        work.note(value->toByteArray(), {}, dropReason(work.rule));
        work.fields.remove(work.rule.name);
    } else if (!crossed && !value && work.rule.returns && first) {
        const auto original = first->fields.first(work.rule.name);
        if (!original)
            return;
        work.note({}, original->toByteArray(),
                  tr("The chain is back where the field was meant for."));
        work.fields.append(work.properName(), *original);
    }
}

void trimReferrer(const Work& work, const http::FieldList& response) {
    const auto value = work.fields.first(work.rule.name);
    if (!value)
        return;
    const QByteArray old = value->toByteArray();
    const QByteArray trimmed =
        referrerFor(work.crossing.to, old, referrerPolicy(response, work.crossing.referrerPolicy));
    if (trimmed == old)
        return;
    if (trimmed.isEmpty())
        work.fields.remove(work.rule.name);
    else
        work.fields.set(work.rule.name, trimmed);
    work.note(old, trimmed, tr("The referrer policy tells the next server less."));
}

/// Fetch, HTTP-redirect fetch: once the chain has left the request's own origin, another crossing
/// hides it.
void taintOrigin(const Work& work) {
    const auto value = work.fields.first(work.rule.name);
    if (!value || *value == "null")
        return;
    const QByteArray old = value->toByteArray();
    const bool left = work.crossing.crossedOrigins || old != work.crossing.from.origin();
    if (!left || work.crossing.from.origin() == work.crossing.to.origin())
        return;
    work.fields.set(work.rule.name, "null");
    work.note(old, "null", tr("The chain crossed origins twice, so the first one is hidden."));
}

} // namespace

bool isCredential(QByteArrayView name) {
    return http::equalsIgnoringCase(name, "Authorization") ||
           http::equalsIgnoringCase(name, "Cookie") ||
           http::equalsIgnoringCase(name, "Proxy-Authorization");
}

void applyFieldRules(const Rules& rules, const Crossing& crossing, const http::Response& response,
                     const http::Request* first, http::Request& next, QList<Change>& changes) {
    for (const FieldRule& rule : rules.fields) {
        const Work work{rules, rule, crossing, next.fields, changes};
        switch (rule.action) {
        case FieldRule::Action::Drop:
            drop(work, first);
            break;
        case FieldRule::Action::TrimReferrer:
            trimReferrer(work, response.fields);
            break;
        case FieldRule::Action::TaintOrigin:
            taintOrigin(work);
            break;
        }
    }
}

} // namespace thence::redirect
