#include "app/trace/decision.h"

#include <QCoreApplication>

#include <algorithm>

namespace thence::trace {

namespace {

struct Wording {
    Stop::Reason reason;
    const char* word;
    const char* sentence;
    const char* advice = nullptr;
};

constexpr Wording wordings[] = {
    {Stop::Reason::NotARedirect, "not-a-redirect",
     QT_TRANSLATE_NOOP("Stop", "This is the final response.")},
    {Stop::Reason::NotFollowed, "not-followed",
     QT_TRANSLATE_NOOP("Stop", "This redirect is not followed.")},
    {Stop::Reason::NoLocation, "no-location",
     QT_TRANSLATE_NOOP("Stop", "The redirect names no target."),
     QT_TRANSLATE_NOOP("Stop", "Let the server name the target in the Location field.")},
    {Stop::Reason::InvalidLocation, "invalid-location",
     QT_TRANSLATE_NOOP("Stop", "The Location field leads nowhere that this client goes."),
     QT_TRANSLATE_NOOP("Stop", "Look at the raw field, and at what other clients make of it.")},
    {Stop::Reason::UnsupportedScheme, "unsupported-scheme",
     QT_TRANSLATE_NOOP("Stop", "The Location leads to a scheme that is not followed."),
     QT_TRANSLATE_NOOP("Stop", "Redirect to an http or https URL.")},
    {Stop::Reason::TooManyRedirects, "too-many-redirects",
     QT_TRANSLATE_NOOP("Stop", "The limit of redirects is reached."),
     QT_TRANSLATE_NOOP("Stop", "Point the first URL at the last one; or raise the limit.")},
    {Stop::Reason::Loop, "loop", QT_TRANSLATE_NOOP("Stop", "The redirects go round in a circle."),
     QT_TRANSLATE_NOOP("Stop", "Look at the rules that answer these URLs: one of them leads back, "
                               "or waits for a cookie that is not sent.")},
    {Stop::Reason::ContentNotReplayable, "content-not-replayable",
     QT_TRANSLATE_NOOP("Stop",
                       "The content would have to be sent again, and it came from a stream."),
     QT_TRANSLATE_NOOP("Stop", "Read the content from a file.")},
    {Stop::Reason::DowngradeRefused, "downgrade-refused",
     QT_TRANSLATE_NOOP("Stop",
                       "The redirect leads from https to http, and this client refuses that."),
     QT_TRANSLATE_NOOP("Stop", "Redirect to the https URL.")},
    {Stop::Reason::MemoryUsedUp, "memory-used-up",
     QT_TRANSLATE_NOOP("Stop", "The trace has reached its memory limit.")},
    {Stop::Reason::Failed, "failed", QT_TRANSLATE_NOOP("Stop", "The exchange failed.")},
    {Stop::Reason::Cancelled, "cancelled", QT_TRANSLATE_NOOP("Stop", "The trace was stopped.")},
};

const Wording& wording(Stop::Reason reason) {
    for (const Wording& row : wordings)
        if (row.reason == reason)
            return row;
    Q_UNREACHABLE();
}

} // namespace

QByteArray ownMethod(const Follow& step) {
    const auto edit =
        std::find_if(step.changes.begin(), step.changes.end(), [](const Change& change) {
            return change.byHand && change.part == Part::Method;
        });
    return edit == step.changes.end() ? step.next.method : edit->from;
}

QByteArrayView word(Part part) {
    constexpr QByteArrayView words[] = {"method", "content", "field", "url", "credential"};
    return words[size_t(part)];
}

QByteArrayView word(Arrival arrival) {
    static constexpr const char* words[] = {"composed", "location", "refresh-field", "meta-refresh",
                                            "hsts"};
    return words[size_t(arrival)];
}

QByteArrayView word(Stop::Reason reason) {
    return wording(reason).word;
}

QString describe(const Stop& stop) {
    QString text = QCoreApplication::translate("Stop", wording(stop.reason).sentence);
    if (!stop.detail.isEmpty())
        text += u' ' + stop.detail;
    return text;
}

QString advice(Stop::Reason reason) {
    const char* const text = wording(reason).advice;
    return text ? QCoreApplication::translate("Stop", text) : QString();
}

} // namespace thence::trace
