#include "app/advisor/evidencerules.h"
#include "app/http/cachecontrol.h"
#include "app/http/statuscode.h"
#include "app/http/syntax.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace thence::advisor {

namespace {

constexpr qint64 day = 86'400;

http::CacheControl cacheControl(const AdvisedHop& s) {
    return http::CacheControl(s.response.fields);
}

/// The lifetime that Cache-Control gives, in seconds.
std::optional<qint64> lifetime(const AdvisedHop& s) {
    return cacheControl(s).seconds("max-age");
}

Arguments seconds(const AdvisedHop& s) {
    return QStringList{QString::number(*lifetime(s))};
}

Arguments longLife(const AdvisedHop& s) {
    return lifetime(s).value_or(0) >= 30 * day ? seconds(s) : std::nullopt;
}

Arguments dayLife(const AdvisedHop& s) {
    const qint64 life = lifetime(s).value_or(0);
    return life >= day && life < 30 * day ? seconds(s) : std::nullopt;
}

Arguments shortLife(const AdvisedHop& s) {
    const qint64 life = lifetime(s).value_or(0);
    return life > 0 && life <= 600 ? seconds(s) : std::nullopt;
}

Arguments notStored(const AdvisedHop& s) {
    for (const char* name : {"no-store", "no-cache"})
        if (cacheControl(s).hasUnqualified(name))
            return QStringList{QString::fromLatin1(name)};
    if (lifetime(s) == 0)
        return QStringList{u"max-age=0"_s};
    const QByteArrayView expires = s.response.fields.first("Expires").value_or(QByteArrayView("-"));
    if (!lifetime(s) && (expires == "0" || expires == "-1"))
        return QStringList{u"Expires: "_s + QString::fromLatin1(expires)};
    return std::nullopt;
}

Arguments immutable(const AdvisedHop& s) {
    return cacheControl(s).has("immutable") ? Arguments(QStringList{}) : std::nullopt;
}

Arguments privateOnly(const AdvisedHop& s) {
    return cacheControl(s).hasUnqualified("private") ? Arguments(QStringList{}) : std::nullopt;
}

Arguments retryAfter(const AdvisedHop& s) {
    return s.response.fields.contains("Retry-After") ? Arguments(QStringList{}) : std::nullopt;
}

Arguments vary(const AdvisedHop& s) {
    const QByteArray field = s.response.fields.joined("Vary");
    for (const QByteArrayView name : http::splitList(field))
        for (const char* personal : {"Accept-Language", "Cookie", "User-Agent", "Authorization"})
            if (http::equalsIgnoringCase(name, personal))
                return QStringList{QString::fromLatin1(personal)};
    return std::nullopt;
}

Arguments setCookie(const AdvisedHop& s) {
    return s.response.fields.contains("Set-Cookie") ? Arguments(QStringList{}) : std::nullopt;
}

Arguments saidPermanent(const AdvisedHop& s) {
    return http::isPermanentRedirect(s.said()) ? Arguments(QStringList{QString::number(s.said())})
                                               : std::nullopt;
}

Arguments saidFound(const AdvisedHop& s) {
    return s.said() == 302 ? Arguments(QStringList{}) : std::nullopt;
}

Arguments saidTemporary(const AdvisedHop& s) {
    return s.said() == 307 ? Arguments(QStringList{}) : std::nullopt;
}

constexpr EvidenceRule rules[] = {
    {"long-life", Direction::Permanent, 3,
     QT_TRANSLATE_NOOP("Advice", "max-age=%1 lets caches keep it for a month or more: it is meant "
                                 "to stay."),
     "RFC 9111 §5.2.2.1", longLife},
    {"day-life", Direction::Permanent, 1,
     QT_TRANSLATE_NOOP("Advice", "max-age=%1 lets caches keep it for a day or more."),
     "RFC 9111 §5.2.2.1", dayLife},
    {"short-life", Direction::Temporary, 1,
     QT_TRANSLATE_NOOP("Advice", "max-age=%1 lets caches keep it for minutes only."),
     "RFC 9111 §5.2.2.1", shortLife},
    {"not-stored", Direction::Temporary, 3,
     QT_TRANSLATE_NOOP("Advice", "%1 asks everybody to come back each time: it is not meant to "
                                 "stay."),
     "RFC 9111 §5.2.2", notStored},
    {"immutable", Direction::Permanent, 1,
     QT_TRANSLATE_NOOP("Advice", "“immutable” says that it will not change."), "RFC 8246 §2",
     immutable},
    {"private", Direction::Temporary, 1,
     QT_TRANSLATE_NOOP("Advice", "“private” says that it is for this visitor."),
     "RFC 9111 §5.2.2.7", privateOnly},
    {"retry-after", Direction::Temporary, 2,
     QT_TRANSLATE_NOOP("Advice", "Retry-After speaks of a time that passes."), "RFC 9110 §10.2.3",
     retryAfter},
    {"vary", Direction::Temporary, 2,
     QT_TRANSLATE_NOOP("Advice", "Vary: %1 says that another visitor is sent elsewhere."),
     "RFC 9110 §12.5.5", vary},
    {"set-cookie", Direction::Temporary, 1,
     QT_TRANSLATE_NOOP("Advice", "It sets a cookie, so it was made for this visitor."),
     "RFC 6265 §3", setCookie},
    {"said-permanent", Direction::Permanent, 1,
     QT_TRANSLATE_NOOP("Advice", "It answered %1, which claims to be permanent."), "RFC 9110 §15.4",
     saidPermanent},
    {"said-found", Direction::Temporary, 1,
     QT_TRANSLATE_NOOP("Advice", "It answered 302, which claims to be temporary; many frameworks "
                                 "say so unasked."),
     "RFC 9110 §15.4.3", saidFound},
    {"said-temporary", Direction::Temporary, 1,
     QT_TRANSLATE_NOOP("Advice", "It answered 307, which claims to be temporary."),
     "RFC 9110 §15.4.8", saidTemporary},
};

} // namespace

std::span<const EvidenceRule> cachingRules() {
    return rules;
}

} // namespace thence::advisor
