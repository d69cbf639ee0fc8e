#include "app/advisor/evidencerules.h"
#include "app/findings/caching/sharedcaches.h"
#include "app/http/cachecontrol.h"
#include "app/http/statuscode.h"
#include "app/redirect/decide.h"
#include "app/trace/units.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace thence::advisor {

namespace {

const char* const observed = "Observed by running the clients, November 2026";

Evidence note(const char* id, const QString& text, const char* reference) {
    return {QString::fromLatin1(id), Direction::Neither, 0, text, QString::fromUtf8(reference)};
}

void clientNotes(const AdvisedHop& s, int answer, QList<Evidence>& notes) {
    if (s.isSafe() || s.target.isEmpty())
        return;
    const Tally now = tally(s, s.said());
    if (const QString text = changedText(s, now); !text.isEmpty())
        notes.append(note("clients-now", text, observed));
    if (answer == s.said() || answer == 0)
        return;
    const Tally then = tally(s, answer);
    const QString total = QString::number(then.total()), status = QString::number(answer);
    if (http::mustKeepMethod(answer))
        notes.append(
            note("clients-then",
                 fill(QT_TRANSLATE_NOOP("Advice", "After %1 the %4 is sent again as it was by "
                                                  "%2 of %3 clients."),
                      {status, QString::number(then.kept.size()), total,
                       QString::fromUtf8(s.request.method)}),
                 observed));
    if (!then.stopped.isEmpty())
        notes.append(
            note("clients-stop",
                 fill(QT_TRANSLATE_NOOP("Advice", "A %1 is not followed here by %2 of %3 "
                                                  "clients: %4."),
                      {status, QString::number(then.stopped.size()), total, someOf(then.stopped)}),
                 observed));
}

/// Whether a browser is left to itself with the answer: it keeps those to GET and HEAD alone.
bool isBare(const AdvisedHop& s) {
    const http::CacheControl control(s.response.fields);
    return (s.request.method == "GET" || s.request.method == "HEAD") && control.isEmpty() &&
           !s.response.fields.contains("Expires");
}

void cacheNotes(const AdvisedHop& s, int answer, QList<Evidence>& notes) {
    if (http::isPermanentRedirect(answer) && isBare(s))
        notes.append(
            note("browser-cache",
                 fill(QT_TRANSLATE_NOOP("Advice", "Chromium keeps a bare %1 without end; Firefox "
                                                  "asks again unless a field gives it a lifetime. "
                                                  "Send max-age to say how long."),
                      {QString::number(answer)}),
                 "RFC 9111 §4.2.2"));
    if (const QString caches = findings::caching::sharedCachesAgainst(answer); !caches.isEmpty())
        notes.append(note("shared-caches",
                          fill(QT_TRANSLATE_NOOP("Advice", "Shared caches that do not reuse %1 "
                                                           "even with max-age: %2."),
                               {QString::number(answer), caches}),
                          "HTTP cache tests, results of December 2025"));
}

void searchNotes(const AdvisedHop& s, int answer, QList<Evidence>& notes) {
    const auto strength = [](int status) {
        return http::isPermanentRedirect(status)
                   ? fill(QT_TRANSLATE_NOOP("Advice", "a strong sign"), {})
                   : fill(QT_TRANSLATE_NOOP("Advice", "a weak sign"), {});
    };
    if (!http::isRedirect(s.said()) || answer == 0)
        return;
    const bool same = http::isPermanentRedirect(s.said()) == http::isPermanentRedirect(answer);
    const QStringList arguments = {QString::number(s.said()), strength(s.said()),
                                   QString::number(answer), strength(answer)};
    notes.append(
        note("search",
             same ? fill(QT_TRANSLATE_NOOP("Advice", "Google takes %1 as %2 that the "
                                                     "target is the page to show."),
                         arguments.mid(0, 2))
                  : fill(QT_TRANSLATE_NOOP("Advice", "Google takes %1 as %2 that the target is the "
                                                     "page to show, and %3 as %4."),
                         arguments),
             "Google, How HTTP status codes affect Google Search"));
}

} // namespace

QString someOf(const QStringList& names) {
    constexpr qsizetype shown = 3;
    if (names.size() <= shown + 1)
        return names.join(u", "_s);
    return fill(QT_TRANSLATE_NOOP("Advice", "%1 and %2 more"),
                {names.mid(0, shown).join(u", "_s), QString::number(names.size() - shown)});
}

Tally tally(const AdvisedHop& hop, int status) {
    const http::Request& request = redirect::meantRequest(hop.trace, hop.index);
    http::Response response = hop.response;
    response.status = status;
    Tally result;
    for (const redirect::Client& client : redirect::clients()) {
        if (client.group == "standards"_L1)
            continue;
        const trace::Decision decision = redirect::decide(client, request, response, {});
        const auto* follow = std::get_if<trace::Follow>(&decision);
        if (!follow)
            result.stopped.append(client.name);
        else if (follow->next.method == request.method && follow->next.content == request.content)
            result.kept.append(client.name);
        else
            result.changed.append(client.name);
    }
    return result;
}

QString changedText(const AdvisedHop& hop, const Tally& tally) {
    if (tally.changed.isEmpty())
        return {};
    const QString count = QString::number(tally.changed.size());
    const QString total = QString::number(tally.total());
    const QString method = QString::fromUtf8(hop.request.method);
    const bool isOne = tally.changed.size() == 1;
    const QString head =
        hop.contentSize() == 0
            ? fill(isOne ? QT_TRANSLATE_NOOP("Advice", "%1 of %2 clients turns the %3 into a GET")
                         : QT_TRANSLATE_NOOP("Advice", "%1 of %2 clients turn the %3 into a GET"),
                   {count, total, method})
            : fill(isOne ? QT_TRANSLATE_NOOP(
                               "Advice", "%1 of %2 clients turns the %3 into a GET and drops %4")
                         : QT_TRANSLATE_NOOP("Advice",
                                             "%1 of %2 clients turn the %3 into a GET and drop %4"),
                   {count, total, method,
                    trace::countText(hop.contentSize(), trace::Counted::Byte)});
    return head + u": "_s + someOf(tally.changed) + u'.';
}

QList<Evidence> consequences(const AdvisedHop& hop, int answer) {
    QList<Evidence> notes;
    clientNotes(hop, answer, notes);
    cacheNotes(hop, answer, notes);
    searchNotes(hop, answer, notes);
    return notes;
}

} // namespace thence::advisor
