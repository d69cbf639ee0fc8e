#include "app/tracer/sentchanges.h"

#include "app/http/syntax.h"

#include <QCoreApplication>

#include <algorithm>

namespace thence::tracer {

namespace {

using trace::Change;
using trace::Part;

/// Why the client changes a field by itself.
struct FieldReason {
    const char* field; ///< null: any other
    Part part;
    const char* reason;
    const char* reasonWhenGone;
    const char* reference;
};

constexpr FieldReason reasons[] = {
    {"Cookie", Part::Credential,
     QT_TRANSLATE_NOOP("Tracer", "The client sends the cookies it keeps for this URL."),
     QT_TRANSLATE_NOOP("Tracer", "The client keeps no cookie for this URL."), "RFC 6265 §5.4"},
    {"Host", Part::Field, QT_TRANSLATE_NOOP("Tracer", "Host names the host that is asked."),
     QT_TRANSLATE_NOOP("Tracer", "The client sends no Host field."), "RFC 9110 §7.2"},
    {"Content-Length", Part::Field, QT_TRANSLATE_NOOP("Tracer", "The content has another length."),
     QT_TRANSLATE_NOOP("Tracer", "There is no content to measure."), "RFC 9110 §8.6"},
    {"Content-Type", Part::Field,
     QT_TRANSLATE_NOOP("Tracer", "The client says by itself of what type the content is."),
     QT_TRANSLATE_NOOP("Tracer", "There is no content to describe."), "RFC 9110 §8.3"},
    {nullptr, Part::Field,
     QT_TRANSLATE_NOOP("Tracer", "The client sets this field anew for every request."),
     QT_TRANSLATE_NOOP("Tracer", "The client does not set this field for this request."), ""},
};

const FieldReason& reasonFor(QByteArrayView name) {
    return *std::find_if(std::begin(reasons), std::end(reasons), [&](const FieldReason& reason) {
        return !reason.field || http::equalsIgnoringCase(reason.field, name);
    });
}

bool isNamed(const QList<Change>& changes, QByteArrayView name) {
    return std::any_of(changes.begin(), changes.end(), [&](const Change& change) {
        const bool aboutField = change.part == Part::Field || change.part == Part::Credential;
        return aboutField && http::equalsIgnoringCase(change.name, name);
    });
}

/// The fields that differ, each once, as changes without a reason.
QList<Change> fieldDifferences(const http::FieldList& before, const http::FieldList& after) {
    QList<Change> differences;
    const auto compare = [&](QByteArrayView name) {
        if (before.all(name) != after.all(name) && !isNamed(differences, name))
            differences.append({.part = reasonFor(name).part,
                                .name = name.toByteArray(),
                                .from = before.joined(name),
                                .to = after.joined(name),
                                .reason = {},
                                .reference = {}});
    };
    for (const http::Field field : before)
        compare(field.name);
    for (const http::Field field : after)
        compare(field.name);
    return differences;
}

} // namespace

void appendSentChanges(const http::Request& sent, const http::Request& next,
                       QList<Change>& changes) {
    for (Change& change : fieldDifferences(sent.fields, next.fields)) {
        if (isNamed(changes, change.name))
            continue;
        const FieldReason& why = reasonFor(change.name);
        const bool gone = change.to.isEmpty();
        change.reason =
            QCoreApplication::translate("Tracer", gone ? why.reasonWhenGone : why.reason);
        change.reference = QString::fromUtf8(why.reference);
        changes.append(std::move(change));
    }
}

void appendEdits(const http::Request& before, const http::Request& edited, QList<Change>& changes) {
    QList<Change> edits;
    const auto compare = [&](Part part, const QByteArray& from, const QByteArray& to) {
        if (from != to)
            edits.append(
                {.part = part, .name = {}, .from = from, .to = to, .reason = {}, .reference = {}});
    };
    const auto contentOf = [](const http::Request& request) {
        return request.content ? request.content->bytes : QByteArray();
    };
    compare(Part::Method, before.method, edited.method);
    compare(Part::Url, before.target.href(), edited.target.href());
    compare(Part::Content, contentOf(before), contentOf(edited));
    edits += fieldDifferences(before.fields, edited.fields);
    for (Change& edit : edits) {
        edit.reason = QCoreApplication::translate("Tracer", "Edited by hand.");
        edit.byHand = true;
        changes.append(std::move(edit));
    }
}

} // namespace thence::tracer
