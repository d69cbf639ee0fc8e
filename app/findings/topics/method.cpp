#include "app/findings/topics/groups.h"

#include "app/http/method.h"
#include "app/trace/units.h"

#include <QCoreApplication>

namespace thence::findings {

namespace {

constexpr Rule table[] = {
    {"post-became-get", Topic::Method, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "POST became GET"),
     QT_TRANSLATE_NOOP("Rule", "After %1 the POST was sent on as GET. 301 and 302 allow that; 307 "
                               "or 308 would have kept it.%2"),
     "RFC 9110 §15.4.3"},
    {"method-became-get", Topic::Method, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "Method became GET"),
     QT_TRANSLATE_NOOP("Rule", "After %1, %2 was sent on as GET. Browsers rewrite only POST here; "
                               "this client goes further, so the %2 never happened."),
     "Fetch, HTTP-redirect fetch"},
    {"see-other-got", Topic::Method, Severity::Good, QT_TRANSLATE_NOOP("Rule", "303 leads to GET"),
     QT_TRANSLATE_NOOP("Rule", "303 sends the client to look at the result with GET: browsers and "
                               "nearly all others do, and a reload does not send the %1 again."),
     "RFC 9110 §15.4.4"},
    {"see-other-unclear", Topic::Method, Severity::Note,
     QT_TRANSLATE_NOOP("Rule", "302 where 303 is clearer"),
     QT_TRANSLATE_NOOP("Rule", "If the POST was done and its result stands elsewhere, 303 says so "
                               "without doubt. 302 leaves it to each client whether the POST is "
                               "repeated."),
     "RFC 9110 §15.4.4"},
    {"method-kept", Topic::Method, Severity::Good, QT_TRANSLATE_NOOP("Rule", "Method kept"),
     QT_TRANSLATE_NOOP("Rule", "%1 kept the method: %2 was sent on as %2.%3"), "RFC 9110 §15.4.8"},
    {"method-not-kept", Topic::Method, Severity::Error,
     QT_TRANSLATE_NOOP("Rule", "Method not kept"),
     QT_TRANSLATE_NOOP("Rule", "%1 forbids changing the method, and yet %2 became %3. That is the "
                               "client's mistake, not the server's."),
     "RFC 9110 §15.4.8"},
    {"head-became-get", Topic::Method, Severity::Note, QT_TRANSLATE_NOOP("Rule", "HEAD became GET"),
     QT_TRANSLATE_NOOP("Rule", "HEAD was sent on as GET after %1, so content was loaded that "
                               "nobody asked for. Browsers stay with HEAD."),
     "Fetch, HTTP-redirect fetch"},
    {"get-with-content", Topic::Method, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "GET with old content"),
     QT_TRANSLATE_NOOP("Rule", "The method became GET and the %1 of content went along. Content in "
                               "GET has no meaning, and some servers refuse it."),
     "RFC 9110 §9.3.1"},
    {"content-fields-left", Topic::Method, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "Fields of content that is gone"),
     QT_TRANSLATE_NOOP("Rule", "The content is gone and %1 is still sent. It should go with the "
                               "content that it described."),
     "RFC 9110 §15.4"},
    {"content-resent", Topic::Method, Severity::Note,
     QT_TRANSLATE_NOOP("Rule", "Content sent again"),
     QT_TRANSLATE_NOOP("Rule", "The same %2 of content were sent %1 times, %3 in all. Sending to "
                               "the last URL at once would save the rest."),
     "RFC 9110 §15.4.8"},
    {"content-crossed-origin", Topic::Method, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "Content sent to another origin"),
     QT_TRANSLATE_NOOP("Rule", "%2 of content went on to another origin, %1. Whoever may set this "
                               "Location decides who reads what was sent."),
     "RFC 9110 §15.4"},
    {"content-not-replayable", Topic::Method, Severity::Error,
     QT_TRANSLATE_NOOP("Rule", "Content cannot be sent again"),
     QT_TRANSLATE_NOOP("Rule", "%1 asks for the content a second time, and it came from a stream "
                               "that is used up. Buffer it, or send it to the last URL at once."),
     "Fetch, HTTP-redirect fetch"},
    {"rewritten-then-refused", Topic::Method, Severity::Error,
     QT_TRANSLATE_NOOP("Rule", "405 after the method changed"),
     QT_TRANSLATE_NOOP("Rule", "%1 was turned into GET at hop %2, and the target does not take GET "
                               "(405; it allows: %3). The redirect should keep the method: 307 or "
                               "308."),
     "RFC 9110 §15.5.6"},
    {"kept-then-refused", Topic::Method, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "405 after the method was kept"),
     QT_TRANSLATE_NOOP("Rule", "%1 kept %2, and the target does not take it (405; it allows: %3). "
                               "If the result was meant to be looked at, 303 is the status for "
                               "that."),
     "RFC 9110 §15.4.4"},
    {"retry-safe", Topic::Method, Severity::Good, QT_TRANSLATE_NOOP("Rule", "Safe to try again"),
     QT_TRANSLATE_NOOP("Rule", "The exchange failed, and %1 is idempotent: sending it again means "
                               "what sending it once does."),
     "RFC 9110 §9.2.2"},
    {"retry-unsafe", Topic::Method, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "Not safe to try again"),
     QT_TRANSLATE_NOOP("Rule", "The exchange failed after %1 was sent. The server may have done it "
                               "all the same; a second try may do it twice."),
     "RFC 9110 §9.2.2"},
    {"preflight-redirected", Topic::Method, Severity::Error,
     QT_TRANSLATE_NOOP("Rule", "Preflight redirected"),
     QT_TRANSLATE_NOOP("Rule", "This is a CORS preflight, and browsers do not follow a redirect of "
                               "one: the request behind it fails. Answer OPTIONS at this URL."),
     "Fetch, CORS-preflight fetch"},
};

qint64 contentSize(const http::Request& request) {
    return request.content ? qint64(request.content->bytes.size()) : 0;
}

bool isGetOrHead(const QByteArray& method) {
    return method == "GET" || method == "HEAD";
}

QString status(const Step& step) {
    return QString::number(step.status());
}

/// `text` about the content of `request` as one more sentence; nothing where there is none.
QString furtherOnContent(const http::Request& request, const char* text) {
    const qint64 size = contentSize(request);
    return size == 0 ? QString()
                     : u' ' + QCoreApplication::translate("Rule", text).arg(trace::sizeText(size));
}

QString allowed(const Step& step) {
    return step.has("Allow") ? shown(step.response->fields.joined("Allow")) : QStringLiteral("?");
}

void checkMethodChange(const Step& step, Notes& notes) {
    const QByteArray& from = step.request->method;
    const QByteArray& to = step.next->method;
    const Subject method = part(Subject::Part::Method);
    if (from == "HEAD" && to == "GET")
        notes.add(named(table, "head-became-get"), step.index, method, {status(step)});
    if (isGetOrHead(from))
        return;
    if (http::mustKeepMethod(step.status()) && from == to)
        notes.add(named(table, "method-kept"), step.index, method,
                  {status(step), shown(from),
                   furtherOnContent(*step.next,
                                    QT_TRANSLATE_NOOP("Rule", "Its %1 of content went along."))});
    else if (http::mustKeepMethod(step.status()))
        notes.add(named(table, "method-not-kept"), step.index, method,
                  {status(step), shown(from), shown(to)});
    else if (step.status() == 303 && isGetOrHead(to))
        notes.add(named(table, "see-other-got"), step.index, method, {shown(from)});
    else if (from == "POST" && to == "GET" && step.status() != 303)
        notes.add(
            named(table, "post-became-get"), step.index, method,
            {status(step),
             step.next->content
                 ? QString()
                 : furtherOnContent(*step.request,
                                    QT_TRANSLATE_NOOP("Rule", "Its %1 of content were dropped."))});
    else if (to == "GET")
        notes.add(named(table, "method-became-get"), step.index, method,
                  {status(step), shown(from)});
    if (step.status() == 302 && from == "POST")
        notes.add(named(table, "see-other-unclear"), step.index, part(Subject::Part::Status));
}

void checkContentChange(const Step& step, Notes& notes) {
    const qint64 sent = contentSize(*step.request);
    const qint64 again = contentSize(*step.next);
    if (sent > 0 && again > 0 && isGetOrHead(step.next->method))
        notes.add(named(table, "get-with-content"), step.index, part(Subject::Part::Content),
                  {trace::sizeText(again)});
    if (again > 0 && step.next->target.origin() != step.url().origin())
        notes.add(named(table, "content-crossed-origin"), step.index, part(Subject::Part::Content),
                  {shown(step.next->target.origin()), trace::sizeText(again)});
    if (sent == 0 || again > 0)
        return;
    for (const char* name : {"Content-Type", "Content-Encoding", "Content-Language"})
        if (step.next->fields.contains(name))
            notes.add(named(table, "content-fields-left"), step.index + 1, requestField(name),
                      {QString::fromLatin1(name)});
}

void checkRefusal(const ExaminedTrace& examined, Notes& notes) {
    const Step& last = examined.last();
    if (last.status() != 405)
        return;
    for (const Step& step : examined.steps) {
        if (!step.next || isGetOrHead(step.request->method))
            continue;
        if (isGetOrHead(step.next->method))
            notes.add(
                named(table, "rewritten-then-refused"), last.index, part(Subject::Part::Status),
                {shown(step.request->method), QString::number(step.index + 1), allowed(last)});
        else if (&step + 1 == &last)
            notes.add(named(table, "kept-then-refused"), last.index, part(Subject::Part::Status),
                      {status(step), shown(step.request->method), allowed(last)});
    }
}

void checkResent(const ExaminedTrace& examined, Notes& notes) {
    const qint64 size = contentSize(*examined.first().request);
    int times = 0;
    for (const Step& step : examined.steps)
        if (size > 0 && step.request->content == examined.first().request->content &&
            step.exchange().sent)
            ++times;
    if (times > 1)
        notes.add(named(table, "content-resent"), -1, part(Subject::Part::Content),
                  {QString::number(times), trace::sizeText(size), trace::sizeText(size * times)});
}

void checkRetry(const Step& last, Notes& notes) {
    const auto& failure = last.exchange().failure;
    if (!failure || !last.exchange().sent)
        return;
    const QByteArray& method = last.request->method;
    notes.add(http::isIdempotent(method) ? named(table, "retry-safe")
                                         : named(table, "retry-unsafe"),
              last.index, part(Subject::Part::Method), {shown(method)});
}

void examineMethod(const ExaminedTrace& examined, Notes& notes) {
    for (const Step& step : examined.steps) {
        if (step.next && http::isRedirect(step.status())) {
            checkMethodChange(step, notes);
            checkContentChange(step, notes);
        }
        if (step.request->method == "OPTIONS" && http::isRedirect(step.status()) &&
            step.request->fields.contains("Access-Control-Request-Method"))
            notes.add(named(table, "preflight-redirected"), step.index,
                      part(Subject::Part::Status));
        const trace::Stop* stop = step.hop->stop();
        if (stop && stop->reason == trace::Stop::Reason::ContentNotReplayable)
            notes.add(named(table, "content-not-replayable"), step.index,
                      part(Subject::Part::Content), {status(step)});
    }
    checkRefusal(examined, notes);
    checkResent(examined, notes);
    checkRetry(examined.last(), notes);
}

} // namespace

const RuleGroup methodRules{table, examineMethod};

} // namespace thence::findings
