#include "app/redirect/nextrequest.h"

#include "app/http/syntax.h"
#include "app/redirect/fieldrules.h"

#include <QCoreApplication>

#include <algorithm>

namespace thence::redirect {

namespace {

using trace::Change;
using trace::Follow;
using trace::Part;
using namespace Qt::StringLiterals;

QString tr(const char* text) {
    return QCoreApplication::translate("NextRequest", text);
}

/// What a letter of the method table asks for.
struct Rewrite {
    const char* method; ///< null: kept
    bool content;
    bool contentFields;
};

Rewrite rewriteFor(char letter) {
    switch (letter) {
    case 'G':
        return {"GET", false, false};
    case 'g':
        return {"GET", false, true};
    case 'B':
        return {"GET", true, true};
    case 'H':
        return {"HEAD", false, false};
    case 's':
        return {nullptr, false, false};
    case 'c':
        return {nullptr, false, true};
    default:
        return {nullptr, true, true};
    }
}

/// The reference of the status, or the one for `part`.
QString referenceFor(const Rules& rules, int status, const QString& part) {
    const auto byStatus = rules.references.constFind(QString::number(status));
    return byStatus != rules.references.constEnd() ? *byStatus : rules.reference(part);
}

void rewriteMethod(const Rules& rules, const Step& step, const char* method, Follow& follow) {
    if (!method || follow.next.method == method)
        return;
    follow.changes.append(
        {.part = Part::Method,
         .name = {},
         .from = follow.next.method,
         .to = method,
         .reason = tr("After a %1, this client repeats a %2 as %3.")
                       .arg(step.response.status)
                       .arg(QString::fromLatin1(follow.next.method), QLatin1StringView(method)),
         .reference = referenceFor(rules, step.response.status, u"methods"_s)});
    follow.next.method = method;
}

/// The listed names may end in "*".
bool goesWithContent(const QList<QByteArray>& listed, const QByteArray& name) {
    const QByteArray lower = name.toLower();
    return std::ranges::any_of(listed, [&](const QByteArray& entry) {
        return entry.endsWith('*') ? lower.startsWith(entry.chopped(1)) : lower == entry;
    });
}

void dropContent(const Rules& rules, const Step& step, bool keepFields, Follow& follow) {
    http::Request& next = follow.next;
    const auto change = [&](Part part, const QByteArray& name, const QByteArray& from,
                            const QString& reason) {
        follow.changes.append({.part = part,
                               .name = name,
                               .from = from,
                               .to = {},
                               .reason = reason,
                               .reference = rules.reference(u"content"_s)});
    };
    if (next.content) {
        change(Part::Content, {}, next.content->bytes,
               tr("After a %1, the content is not sent again.").arg(step.response.status));
        next.content.reset();
    }
    for (qsizetype i = 0; i < next.fields.size();) {
        const QByteArray name = next.fields.at(i).name.toByteArray();
        const bool framing = http::equalsIgnoringCase(name, "Content-Length") ||
                             http::equalsIgnoringCase(name, "Transfer-Encoding");
        const bool goes = framing || (!keepFields && goesWithContent(rules.contentFields, name));
        if (!goes) {
            ++i;
            continue;
        }
        change(Part::Field, name, next.fields.at(i).value.toByteArray(),
               tr("It described the content, which is gone."));
        next.fields.remove(name);
    }
}

/// RFC 9110 §10.2.2: a Location without a fragment inherits that of the request's URL.
url::Url withRightFragment(const Rules& rules, const Step& step) {
    const url::Url& target = step.target.url;
    if (!rules.keepsFragment)
        return target.withoutFragment();
    if (rules.inheritsFragment && !target.hasFragment() && step.request.target.hasFragment())
        return target.withFragment(step.request.target.fragment());
    return target;
}

void noteUrl(const Rules& rules, const url::Url& from, Follow& follow) {
    const url::Url& to = follow.next.target;
    const QString reference = rules.reference(u"location"_s);
    const QString reason = tr("The Location field leads there.");
    const auto note = [&](const char* name, QByteArrayView before, QByteArrayView after,
                          const QString& why) {
        if (before != after)
            follow.changes.append({.part = Part::Url,
                                   .name = name,
                                   .from = before.toByteArray(),
                                   .to = after.toByteArray(),
                                   .reason = why,
                                   .reference = reference});
    };
    note("scheme", from.scheme(), to.scheme(), reason);
    note("host", from.host(), to.host(), reason);
    if (from.scheme() == to.scheme() && from.port() != to.port())
        note("port", QByteArray::number(from.port()), QByteArray::number(to.port()), reason);
    note("path", from.path(), to.path(), reason);
    note("query", from.query(), to.query(), reason);
    note("fragment", from.fragment(), to.fragment(),
         to.hasFragment() ? reason : tr("This client does not carry the fragment over."));
}

/// Retry-After in seconds (RFC 9110 §10.2.3); a date is not waited for, as decide() has no clock.
std::chrono::seconds retryAfter(const http::Response& response) {
    const auto value = response.fields.first("Retry-After");
    bool ok = false;
    const int seconds = value ? value->toByteArray().trimmed().toInt(&ok) : 0;
    return std::chrono::seconds(ok && seconds > 0 ? seconds : 0);
}

} // namespace

Follow nextRequest(const Rules& rules, const Step& step) {
    Follow follow{.next = step.request};
    follow.next.target = withRightFragment(rules, step);
    const Rewrite rewrite = rewriteFor(step.letter);
    rewriteMethod(rules, step, rewrite.method, follow);
    if (!rewrite.content)
        dropContent(rules, step, rewrite.contentFields, follow);

    const http::Request* first = step.progress.first;
    const Crossing crossing{.from = step.request.target,
                            .to = follow.next.target,
                            .first = first ? first->target : step.request.target,
                            .spelling = step.target.spelling,
                            .crossedOrigins = step.progress.crossedOrigins,
                            .referrerPolicy = step.progress.referrerPolicy};
    applyFieldRules(rules, crossing, step.response, first, follow.next, follow.changes);
    noteUrl(rules, step.request.target, follow);
    if (rules.retryAfter)
        follow.delay = retryAfter(step.response);
    return follow;
}

} // namespace thence::redirect
