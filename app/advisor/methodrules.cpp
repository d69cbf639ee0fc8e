#include "app/advisor/evidencerules.h"
#include "app/advisor/path.h"
#include "app/http/mediatype.h"
#include "app/http/method.h"
#include "app/http/statuscode.h"
#include "app/trace/units.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace thence::advisor {

namespace {

QString method(const AdvisedHop& s) {
    return QString::fromUtf8(s.request.method);
}

bool isForm(const AdvisedHop& s) {
    const QByteArray type = http::mediaType(s.request.fields).essence;
    return type == "application/x-www-form-urlencoded" || type == "multipart/form-data";
}

Arguments when(bool condition, QStringList arguments = {}) {
    return condition ? Arguments(std::move(arguments)) : std::nullopt;
}

Arguments safeMethod(const AdvisedHop& s) {
    return when(s.request.method == "GET" || s.request.method == "HEAD", {method(s)});
}

Arguments carriesContent(const AdvisedHop& s) {
    return when(!s.isSafe() && s.contentSize() > 0,
                {method(s), trace::countText(s.contentSize(), trace::Counted::Byte)});
}

Arguments emptyPost(const AdvisedHop& s) {
    return when(s.request.method == "POST" && s.contentSize() == 0, {method(s)});
}

Arguments strongMethod(const AdvisedHop& s) {
    return when(!s.isSafe() && s.request.method != "POST", {method(s)});
}

Arguments sameResource(const AdvisedHop& s) {
    const bool same = !s.isSafe() && !s.target.isEmpty() &&
                      s.request.target.withoutFragment() != s.target.withoutFragment() &&
                      isSameResource(s.request.target, s.target);
    return when(same, {QString::fromUtf8(s.target.path())});
}

Arguments refusedAsGet(const AdvisedHop& s) {
    const int status = s.becameGet() ? s.next->status() : 0;
    const bool refused = status == 400 || status == 405 || status == 411 || status == 415 ||
                         status == 422 || status == 501;
    return when(refused, {QString::number(status), method(s)});
}

Arguments apiContent(const AdvisedHop& s) {
    const QByteArray type = http::mediaType(s.request.fields).essence;
    const bool api = type.endsWith("json") || type.endsWith("xml") || type.contains("grpc") ||
                     type.contains("protobuf") || type == "application/octet-stream";
    return when(!s.isSafe() && api, {QString::fromLatin1(type)});
}

Arguments saidKeep(const AdvisedHop& s) {
    return when(!s.isSafe() && http::mustKeepMethod(s.said()), {QString::number(s.said())});
}

Arguments saidSeeOther(const AdvisedHop& s) {
    return when(!s.isSafe() && s.said() == 303);
}

Arguments resultPage(const AdvisedHop& s) {
    const bool result =
        hasWord(s.target, {"thanks", "thankyou", "success", "done", "complete", "completed",
                           "confirmation", "confirmed", "receipt", "result", "results", "status",
                           "welcome", "dashboard", "home", "submitted", "sent"});
    return when(s.request.method == "POST" && result, {QString::fromUtf8(s.target.path())});
}

Arguments madeBelow(const AdvisedHop& s) {
    const QList<QByteArray> from = segments(s.request.target), to = segments(s.target);
    const bool below = s.request.method == "POST" && to.size() > from.size() && !from.isEmpty() &&
                       to.mid(0, from.size()) == from;
    return when(below,
                {QString::fromUtf8(s.target.path()), QString::fromUtf8(s.request.target.path())});
}

Arguments backAbove(const AdvisedHop& s) {
    const QList<QByteArray> from = segments(s.request.target), to = segments(s.target);
    const bool above = !s.isSafe() && !s.target.isEmpty() && to.size() < from.size() &&
                       from.mid(0, to.size()) == to;
    return when(above, {QString::fromUtf8(s.target.path()), method(s)});
}

Arguments signedInOrOut(const AdvisedHop& s) {
    const auto words = {QByteArrayView("login"),     QByteArrayView("signin"),
                        QByteArrayView("session"),   QByteArrayView("sessions"),
                        QByteArrayView("authorize"), QByteArrayView("logout"),
                        QByteArrayView("signout"),   QByteArrayView("logoff"),
                        QByteArrayView("register"),  QByteArrayView("signup")};
    const bool after = s.request.method == "POST" && hasWord(s.request.target, words) &&
                       !s.target.isEmpty() && !isSameResource(s.request.target, s.target);
    return when(after, {QString::fromUtf8(s.request.target.path())});
}

Arguments backToItself(const AdvisedHop& s) {
    const bool same = !s.isSafe() && !s.target.isEmpty() &&
                      s.request.target.withoutFragment() == s.target.withoutFragment();
    return when(same, {method(s)});
}

Arguments toPlaceInPage(const AdvisedHop& s) {
    const bool place = !s.isSafe() && s.target.hasFragment() && !s.request.target.hasFragment();
    return when(place, {QString::fromUtf8(s.target.fragment())});
}

Arguments pageAfterForm(const AdvisedHop& s) {
    const bool page = s.becameGet() && s.next->status() == 200 && isForm(s) &&
                      http::mediaType(s.next->exchange.response->fields).essence == "text/html";
    return when(page);
}

Arguments workedAsGet(const AdvisedHop& s) {
    return when(s.becameGet() && s.next->status() == 200 && !pageAfterForm(s));
}

Arguments stream(const AdvisedHop& s) {
    return when(s.request.content && !s.request.content->replayable);
}

constexpr EvidenceRule rules[] = {
    {"safe-method", Direction::Neither, 0,
     QT_TRANSLATE_NOOP("Advice", "%1 stays %1 under all five statuses, so for this request only "
                                 "permanence counts."),
     "RFC 9110 §15.4", safeMethod},
    {"carries-content", Direction::Keep, 2,
     QT_TRANSLATE_NOOP("Advice", "The %1 carries %2 of content, which a change to GET drops."),
     "RFC 9110 §15.4", carriesContent},
    {"empty-post", Direction::Keep, 1,
     QT_TRANSLATE_NOOP("Advice", "%1 asks for an action, even without content."), "RFC 9110 §9.3.3",
     emptyPost},
    {"strong-method", Direction::Keep, 2,
     QT_TRANSLATE_NOOP("Advice", "%1 turned into GET asks for something else; after a 301 or 302 "
                                 "the standard permits that for POST alone."),
     "RFC 9110 §15.4", strongMethod},
    {"same-resource", Direction::Keep, 3,
     QT_TRANSLATE_NOOP("Advice", "%1 is the same resource elsewhere: the request is meant for it."),
     "RFC 9110 §15.4.8", sameResource},
    {"refused-as-get", Direction::Keep, 3,
     QT_TRANSLATE_NOOP("Advice",
                       "The GET that followed was answered %1: the target wanted the %2."),
     "RFC 9110 §15.5.6", refusedAsGet},
    {"api-content", Direction::Keep, 1,
     QT_TRANSLATE_NOOP("Advice", "%1 is sent by programs, which expect their request to arrive."),
     "RFC 9110 §8.3", apiContent},
    {"said-keep", Direction::Keep, 1,
     QT_TRANSLATE_NOOP("Advice", "It answered %1, which keeps the method."), "RFC 9110 §15.4.8",
     saidKeep},
    {"said-see-other", Direction::Change, 2,
     QT_TRANSLATE_NOOP("Advice", "It answered 303, which sends the client to look at a result."),
     "RFC 9110 §15.4.4", saidSeeOther},
    {"result-page", Direction::Change, 4,
     QT_TRANSLATE_NOOP("Advice", "%1 shows the result of what was posted: it is there to be read."),
     "RFC 9110 §15.4.4", resultPage},
    {"made-below", Direction::Change, 3,
     QT_TRANSLATE_NOOP("Advice", "%1 lies below %2: it looks like what the POST has made."),
     "RFC 9110 §15.4.4", madeBelow},
    {"back-above", Direction::Change, 3,
     QT_TRANSLATE_NOOP("Advice", "%1 lies above the URL of the %2: the work is done, and one goes "
                                 "back to the list."),
     "RFC 9110 §15.4.4", backAbove},
    {"signed-in-or-out", Direction::Change, 4,
     QT_TRANSLATE_NOOP("Advice", "%1 has taken a name and password; posting them on to the next "
                                 "page would leak them."),
     "RFC 9700 §4.12", signedInOrOut},
    {"back-to-itself", Direction::Change, 4,
     QT_TRANSLATE_NOOP("Advice", "It leads to the same URL: a %1 that stays itself would come "
                                 "round for ever."),
     "RFC 9110 §15.4.4", backToItself},
    {"place-in-page", Direction::Change, 2,
     QT_TRANSLATE_NOOP("Advice", "“#%1” is a place in a page, for somebody who reads it."),
     "RFC 9110 §15.4.4", toPlaceInPage},
    {"page-after-form", Direction::Change, 3,
     QT_TRANSLATE_NOOP("Advice", "A form was posted and a page followed with 200: post, redirect, "
                                 "get."),
     "RFC 9110 §15.4.4", pageAfterForm},
    {"worked-as-get", Direction::Change, 1,
     QT_TRANSLATE_NOOP("Advice", "The GET that followed was answered 200."), "RFC 9110 §15.4.4",
     workedAsGet},
    {"stream", Direction::Neither, 0,
     QT_TRANSLATE_NOOP("Advice", "The content came from a stream and cannot be sent twice: in "
                                 "browsers a 307 or 308 fails, and 303 alone always works."),
     "Fetch, HTTP-redirect fetch", stream},
};

} // namespace

std::span<const EvidenceRule> methodRules() {
    return rules;
}

} // namespace thence::advisor
