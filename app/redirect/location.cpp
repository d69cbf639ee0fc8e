#include "app/redirect/location.h"

#include "app/redirect/readings.h"
#include "app/redirect/reference.h"

#include <QCoreApplication>

#include <algorithm>

namespace thence::redirect {

namespace {

using trace::Stop;
using url::Url;
using Unread = tl::unexpected<Stop>;

QString tr(const char* text) {
    return QCoreApplication::translate("Location", text);
}

bool isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

QByteArrayView trimmed(QByteArrayView text, bool end) {
    while (!text.isEmpty() && isSpace(text.front()))
        text = text.sliced(1);
    while (end && !text.isEmpty() && isSpace(text.back()))
        text.chop(1);
    return text;
}

/// The one value that counts when there are several (RFC 9110 §10.2.2 says only that this cannot be
/// recovered from in a way that others share).
tl::expected<QByteArray, Stop> valueOf(const LocationRules& rules, const http::FieldList& fields) {
    using Repeated = LocationRules::Repeated;
    const QList<QByteArrayView> values = fields.all("Location");
    if (values.isEmpty())
        return Unread(
            Stop{.reason = Stop::Reason::NoLocation, .detail = tr("It has no Location field.")});
    const bool differ =
        std::ranges::any_of(values, [&](QByteArrayView value) { return value != values.first(); });
    if (values.size() == 1)
        return values.first().toByteArray();
    switch (rules.repeated) {
    case Repeated::First:
        return values.first().toByteArray();
    case Repeated::Last:
        return values.last().toByteArray();
    case Repeated::Error:
    case Repeated::ErrorIfDifferent:
        if (differ || rules.repeated == Repeated::Error)
            return invalidLocation(tr("There are several, which is an error to it."));
        return values.first().toByteArray();
    case Repeated::Joined: {
        QByteArray joined = values.first().toByteArray();
        for (qsizetype i = 1; i < values.size(); ++i)
            joined.append(rules.joiner).append(values[i]);
        return joined;
    }
    }
    Q_UNREACHABLE();
}

/// A colon, or "://", where this client stumbles over it.
bool isMisleading(const LocationRules& rules, QByteArrayView text) {
    if (!schemeOf(text).isEmpty())
        return false;
    const qsizetype colon = text.indexOf(':');
    const auto slash =
        std::ranges::find_if(text, [](char c) { return QByteArrayView("/?#").contains(c); });
    return (rules.rejectsColonFirst && colon >= 0 && colon < slash - text.begin()) ||
           (rules.rejectsInnerScheme && text.indexOf("://") >= 0);
}

/// How the authority was written (see Spelling).
Spelling spellingOf(QByteArrayView text, const Url& base, const Url& target) {
    const Reference reference = split(text, true);
    if (!reference.authority || !target.isHttp())
        return {};
    QByteArray authority = reference.authority->sliced(reference.authority->lastIndexOf('@') + 1);
    const qsizetype colon = authority.lastIndexOf(':');
    const bool hasPort = colon > authority.lastIndexOf(']') && colon + 1 < authority.size();
    const QByteArray host = colon > authority.lastIndexOf(']') ? authority.first(colon) : authority;
    return {.hostCase = target.host() == base.host() && host != target.host() &&
                        host.toLower() == target.host(),
            .defaultPort = hasPort && !target.explicitPort()};
}

tl::expected<Url, Stop> applyUserinfo(const LocationRules& rules, const Url& target,
                                      const Url& base) {
    using Userinfo = LocationRules::Userinfo;
    if (!target.hasCredentials() || rules.userinfo == Userinfo::Keep)
        return target;
    if (rules.userinfo == Userinfo::Drop)
        return target.withoutCredentials();
    if (rules.userinfo == Userinfo::RefuseAcrossOrigins && target.origin() == base.origin())
        return target;
    return invalidLocation(tr("It holds a user name or a password."));
}

/// What an empty Location leads to, for clients that follow it.
Url emptyTarget(LocationRules::Empty empty, const Url& base) {
    if (empty == LocationRules::Empty::Again)
        return base.withoutFragment();
    Url::Parts parts = base.parts();
    parts.query.reset();
    parts.fragment.reset();
    parts.path = empty == LocationRules::Empty::Root
                     ? QByteArray("/")
                     : parts.path.first(parts.path.lastIndexOf('/') + 1);
    return Url::from(parts);
}

} // namespace

Unread invalidLocation(const QString& detail) {
    return Unread(Stop{.reason = Stop::Reason::InvalidLocation, .detail = detail});
}

tl::expected<Target, Stop> readLocation(const LocationRules& rules, const http::FieldList& fields,
                                        const Url& base) {
    auto value = valueOf(rules, fields);
    if (!value) {
        if (value.error().reason == Stop::Reason::NoLocation &&
            rules.missing == LocationRules::Missing::Again)
            return Target{base.withoutFragment(), {}};
        return Unread(value.error());
    }
    const bool refused = rules.rejected.any() &&
                         std::ranges::any_of(trimmed(*value, true),
                                             [&](char c) { return rules.rejected[uchar(c)]; });
    if (refused)
        return invalidLocation(tr("It holds characters that cannot stand in a URL."));
    for (qsizetype i = 0; i + 1 < rules.replaced.size(); i += 2)
        value->replace(rules.replaced[i], rules.replaced[i + 1]);
    if (rules.stripped.any())
        value->removeIf([&](char c) { return rules.stripped[uchar(c)]; });
    QByteArrayView text = trimmed(*value, rules.trimsEnd);
    const auto cut = std::ranges::find_if(text, [&](char c) { return rules.cutAt[uchar(c)]; });
    text = text.first(cut - text.begin());
    if (trimmed(text, true).isEmpty()) {
        if (rules.empty == LocationRules::Empty::Error)
            return invalidLocation(tr("It is empty."));
        if (rules.empty == LocationRules::Empty::Stop)
            return Unread(Stop{.reason = Stop::Reason::NoLocation,
                               .detail = tr("Its Location field is empty.")});
        return Target{emptyTarget(rules.empty, base), {}};
    }
    if ((rules.rejectsTrailingSpace && trimmed(text, true) != trimmed(*value, false)) ||
        isMisleading(rules, text))
        return invalidLocation(tr("It is not written as this client expects it."));
    const auto url = rules.reading == url::Reading::Whatwg ? readAsWhatwg(rules, text, base)
                                                           : readAsRfc3986(rules, text, base);
    if (!url)
        return Unread(url.error());
    const auto target = applyUserinfo(rules, *url, base);
    if (!target)
        return Unread(target.error());
    return Target{*target, spellingOf(text, base, *target)};
}

} // namespace thence::redirect
