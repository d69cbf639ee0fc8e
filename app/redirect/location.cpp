#include "app/redirect/location.h"

#include "app/http/syntax.h"
#include "app/redirect/bytes.h"

#include <QCoreApplication>

#include <algorithm>

namespace whereto::redirect {

namespace {

using trace::Stop;
using url::Url;
using Unread = tl::unexpected<Stop>;

Unread invalid(const QString& detail = {}) {
    return Unread(Stop{.reason = Stop::Reason::InvalidLocation, .detail = detail});
}

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
        return Unread(Stop{.reason = Stop::Reason::NoLocation});
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
            return invalid(tr("There are several Location fields."));
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

/// A reference in its parts, nothing decoded (RFC 3986 appendix B).
struct Reference {
    QByteArray scheme;
    std::optional<QByteArray> authority;
    QByteArray path;
    std::optional<QByteArray> query;
    std::optional<QByteArray> fragment;
};

bool isSchemeCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' ||
           c == '-' || c == '.';
}

QByteArray schemeOf(QByteArrayView text) {
    qsizetype end = 0;
    while (end < text.size() && isSchemeCharacter(text[end]))
        ++end;
    const bool letterFirst = end > 0 && (text[0] | 0x20) >= 'a' && (text[0] | 0x20) <= 'z';
    return letterFirst && end < text.size() && text[end] == ':'
               ? text.first(end).toByteArray().toLower()
               : QByteArray();
}

Reference split(QByteArrayView text, bool withScheme) {
    Reference parts;
    if (withScheme)
        parts.scheme = schemeOf(text);
    if (!parts.scheme.isEmpty())
        text = text.sliced(parts.scheme.size() + 1);
    if (const qsizetype hash = text.indexOf('#'); hash >= 0) {
        parts.fragment = text.sliced(hash + 1).toByteArray();
        text = text.first(hash);
    }
    if (const qsizetype mark = text.indexOf('?'); mark >= 0) {
        parts.query = text.sliced(mark + 1).toByteArray();
        text = text.first(mark);
    }
    if (text.startsWith("//")) {
        const qsizetype slash = text.indexOf('/', 2);
        const qsizetype end = slash < 0 ? text.size() : slash;
        parts.authority = text.sliced(2, end - 2).toByteArray();
        text = text.sliced(end);
    }
    parts.path = text.toByteArray();
    return parts;
}

bool isNumericHost(QByteArrayView host) {
    const QByteArray label = host.toByteArray().split('.').last();
    if (label.startsWith("0x") || label.startsWith("0X"))
        return true;
    return !label.isEmpty() &&
           std::ranges::all_of(label, [](char c) { return c >= '0' && c <= '9'; });
}

bool isPlainIpv4(QByteArrayView host) {
    const QList<QByteArray> labels = host.toByteArray().split('.');
    return labels.size() == 4 && std::ranges::all_of(labels, [](const QByteArray& label) {
               bool ok = false;
               return label.toUInt(&ok) < 256 && ok && QByteArray::number(label.toUInt()) == label;
           });
}

/// The host as the client hands it on. Empty: it cannot be one.
QByteArray readHost(const LocationRules& rules, const QByteArray& host) {
    using Numbers = LocationRules::HostNumbers;
    const auto canonical = [&] {
        const auto read = url::parse("http://" + host + '/');
        return read ? read->host().toByteArray() : QByteArray();
    };
    if (host.startsWith('['))
        return canonical();
    if (std::ranges::any_of(host, [](char c) { return uchar(c) >= 0x80; }))
        return rules.readsIdn ? canonical() : QByteArray();
    if (isNumericHost(host) && !isPlainIpv4(host)) {
        if (rules.hostNumbers == Numbers::Reject)
            return {};
        if (rules.hostNumbers == Numbers::Normalise)
            return canonical();
    }
    const bool broken = std::ranges::any_of(
        host, [](char c) { return uchar(c) <= 0x20 || QByteArrayView("<>\"^`{|}\\").contains(c); });
    return broken ? QByteArray() : host.toLower();
}

/// Fills the authority's parts in; false if it cannot be read.
bool readAuthority(const LocationRules& rules, const QByteArray& authority, Url::Parts& parts) {
    if (std::ranges::any_of(authority, [&](char c) { return rules.rejectedInAuthority[uchar(c)]; }))
        return false;
    QByteArray rest = authority;
    if (const qsizetype end = rest.indexOf('\\'); rules.backslashEndsHost && end >= 0) {
        parts.path = rest.sliced(end);
        rest.truncate(end);
    }
    if (const qsizetype at = rest.lastIndexOf('@'); at >= 0) {
        const QByteArray userinfo = rest.first(at);
        const qsizetype colon = userinfo.indexOf(':');
        parts.username = colon < 0 ? userinfo : userinfo.first(colon);
        parts.password = colon < 0 ? QByteArray() : userinfo.sliced(colon + 1);
        rest = rest.sliced(at + 1);
    }
    const qsizetype bracket = rest.lastIndexOf(']');
    if (const qsizetype colon = rest.lastIndexOf(':'); colon > bracket) {
        const QByteArray digits = rest.sliced(colon + 1);
        rest.truncate(colon);
        bool ok = true;
        const uint port = digits.isEmpty() ? 0 : digits.toUInt(&ok);
        if (!ok || port > 65535 || digits.startsWith('+'))
            return false;
        const uint usual = parts.scheme == "https" ? 443 : 80;
        if (!digits.isEmpty() && port != usual)
            parts.port = quint16(port);
    }
    parts.host = readHost(rules, rest);
    return !parts.host->isEmpty();
}

QByteArray mergedPath(const LocationRules& rules, const Url& base, const QByteArray& path) {
    QByteArray directory = base.path().toByteArray();
    directory.truncate(directory.lastIndexOf('/') + 1);
    if (directory.isEmpty())
        directory = "/";
    if (rules.merge == LocationRules::Merge::ExtraSlash)
        return path.size() == 1   ? '/' + path
               : directory == "/" ? directory + path
                                  : directory + '/' + path;
    return directory + path;
}

QByteArray withoutEmptySegments(const QByteArray& path) {
    QByteArray folded;
    for (const char c : path)
        if (c != '/' || !folded.endsWith('/'))
            folded.append(c);
    return folded;
}

/// Path and query of a reference that names no host, relative to `base` (RFC 3986 §5.2.2).
void resolvePath(const LocationRules& rules, const Url& base, const Reference& reference,
                 Url::Parts& parts) {
    using Pathless = LocationRules::Pathless;
    using Dots = LocationRules::Dots;
    parts.query = reference.query;
    bool merged = false;
    const Pathless pathless = reference.query ? rules.queryOnly : rules.fragmentOnly;
    if (!reference.path.isEmpty()) {
        merged = !reference.path.startsWith('/');
        parts.path = merged ? mergedPath(rules, base, reference.path) : reference.path;
    } else if (pathless == Pathless::Standard) {
        parts.path = base.path().toByteArray();
        if (!reference.query && base.hasQuery())
            parts.query = base.query().toByteArray();
        return;
    } else {
        parts.path = pathless == Pathless::Root ? "/" : mergedPath(rules, base, {});
    }
    if (rules.dots == Dots::Remove || (rules.dots == Dots::RelativeOnly && merged))
        parts.path =
            withoutDotSegments(parts.path, rules.keepsDotsAboveRoot, rules.readsEncodedDots);
    if (rules.folds == LocationRules::Folding::Always ||
        (rules.folds == LocationRules::Folding::Merged && merged))
        parts.path = withoutEmptySegments(parts.path);
}

void inheritAuthority(const Url& base, Url::Parts& parts) {
    parts.scheme = base.scheme().toByteArray();
    parts.host = base.host().toByteArray();
    parts.port = base.explicitPort();
}

/// "///x": an authority that is there and empty.
tl::expected<void, Stop> fixEmptyHost(const LocationRules& rules, Reference& reference) {
    using EmptyHost = LocationRules::EmptyHost;
    switch (rules.emptyHost) {
    case EmptyHost::Error:
        return invalid(tr("It names no host."));
    case EmptyHost::Slashes:
        reference.path.prepend("//");
        [[fallthrough]];
    case EmptyHost::Path:
        if (!reference.scheme.isEmpty())
            return invalid(tr("It names no host."));
        reference.authority.reset();
        return {};
    case EmptyHost::Skip: {
        while (reference.path.startsWith('/'))
            reference.path.remove(0, 1);
        const Reference again = split("//" + reference.path, false);
        reference.authority = again.authority;
        reference.path = again.path;
        return {};
    }
    }
    Q_UNREACHABLE();
}

/// RFC 3986 §5.2 with what the client does differently. The components are encoded already.
tl::expected<Url, Stop> resolve(const LocationRules& rules, Reference reference, const Url& base) {
    Url::Parts parts;
    if (reference.authority && reference.authority->isEmpty())
        if (const auto fixed = fixEmptyHost(rules, reference); !fixed)
            return Unread(fixed.error());
    parts.scheme = reference.scheme.isEmpty() ? base.scheme().toByteArray() : reference.scheme;
    if (reference.authority) {
        if (!readAuthority(rules, *reference.authority, parts))
            return invalid(tr("The host or the port cannot be read."));
        if (!parts.path.isEmpty())
            reference.path.prepend('/' + parts.path.replace("\\", "%5C"));
        else if (!reference.path.startsWith('/'))
            reference.path.prepend('/');
        resolvePath(rules, base, reference, parts);
    } else {
        if (!reference.scheme.isEmpty() && (rules.noSlashes != LocationRules::NoSlashes::Relative ||
                                            reference.scheme != base.scheme()))
            return invalid(tr("Two slashes are missing after the scheme."));
        inheritAuthority(base, parts);
        resolvePath(rules, base, reference, parts);
    }
    parts.fragment = reference.fragment;
    return Url::from(parts);
}

bool encode(const LocationRules& rules, Reference& reference) {
    const auto path = encodeComponent(rules, reference.path, Component::Path);
    if (!path)
        return false;
    reference.path = *path;
    const auto inPlace = [&](std::optional<QByteArray>& text, Component component) {
        if (!text)
            return true;
        text = encodeComponent(rules, *text, component);
        return text.has_value();
    };
    return (rules.rawQuery || inPlace(reference.query, Component::Query)) &&
           inPlace(reference.fragment, Component::Fragment);
}

/// Whether the text in front of the first colon counts as a scheme.
bool hasUsedScheme(const LocationRules& rules, QByteArrayView text) {
    const QByteArray scheme = schemeOf(text);
    const bool http = scheme == "http" || scheme == "https";
    if (rules.noSlashes == LocationRules::NoSlashes::Path && http)
        return text.sliced(scheme.size() + 1).startsWith("//");
    return http || rules.otherSchemes == LocationRules::OtherSchemes::Refuse || scheme == "ftp";
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

tl::expected<Url, Stop> readAsRfc3986(const LocationRules& rules, QByteArrayView text,
                                      const Url& base) {
    Reference reference = split(text, hasUsedScheme(rules, text));
    if (!reference.scheme.isEmpty() && reference.scheme != "http" && reference.scheme != "https") {
        Url::Parts other;
        other.scheme = reference.scheme;
        other.path = text.sliced(reference.scheme.size() + 1).toByteArray();
        return Url::from(other);
    }
    if (!encode(rules, reference))
        return invalid(tr("It holds characters that cannot stand in a URL."));
    return resolve(rules, reference, base);
}

bool hasHighBytes(QByteArrayView text) {
    return std::ranges::any_of(text, [](char c) { return uchar(c) >= 0x80; });
}

/// Where the URL Standard's parser will find the authority of `text` to end; 0 if there is none.
qsizetype authorityEnd(QByteArrayView text) {
    const auto isSlash = [&](qsizetype i) { return text[i] == '/' || text[i] == '\\'; };
    const qsizetype scheme = schemeOf(text).size();
    const qsizetype slashes = scheme > 0 ? scheme + 1 : 0;
    qsizetype end = slashes;
    while (end < text.size() && isSlash(end))
        ++end;
    if (end - slashes < 2)
        return 0;
    while (end < text.size() && !isSlash(end) && text[end] != '?' && text[end] != '#')
        ++end;
    return end;
}

/// What the URL Standard's parser would read in its own way is written as the client writes it
/// before the parser comes to see it: bytes from 80 on outside the host, which it would take for
/// UTF-8, and tabs and line ends, which it would drop.
std::optional<QByteArray> prepared(const LocationRules& rules, QByteArrayView text) {
    const bool spaces = std::ranges::any_of(
        text, [&](char c) { return c != ' ' && isSpace(c) && rules.encodedInPath[uchar(c)]; });
    if (!hasHighBytes(text) && !spaces)
        return text.toByteArray();
    LocationRules early;
    early.utf8 = rules.utf8;
    early.otherBytes = rules.otherBytes;
    for (const char c : {'\t', '\r', '\n'})
        early.encodedInPath[uchar(c)] = rules.encodedInPath[uchar(c)];
    const qsizetype start = authorityEnd(text);
    if (!rules.readsIdn && hasHighBytes(text.first(start)))
        return std::nullopt;
    const auto tail = encodeComponent(early, text.sliced(start), Component::Path);
    return tail ? std::optional(text.first(start).toByteArray() + *tail) : std::nullopt;
}

/// Takes the encoding of the characters in `set` back.
void decodeListed(const ByteSet& set, QByteArray& path) {
    for (size_t byte = 0; byte < 0x80; ++byte)
        if (set[byte])
            path.replace('%' + QByteArray::number(uint(byte), 16).toUpper(),
                         QByteArray(1, char(byte)));
}

tl::expected<Url, Stop> readAsWhatwg(const LocationRules& rules, QByteArrayView text,
                                     const Url& base) {
    const auto bytes = prepared(rules, text);
    if (!bytes)
        return invalid(tr("It holds bytes that this client cannot read."));
    const auto read = url::parse(*bytes, base, url::Reading::Whatwg);
    if (!read)
        return invalid(read.error().text());
    if (!read->isHttp())
        return *read;
    const bool raw = rules.rawInPath.any() &&
                     std::ranges::any_of(text, [&](char c) { return rules.rawInPath[uchar(c)]; });
    const bool plain = rules.encodedInPath.none() && rules.encodedInQuery.none() &&
                       !rules.upperCasesHex && !rules.decodesUnreserved &&
                       rules.badPercent == LocationRules::BadPercent::Keep;
    if (plain && !raw)
        return *read;
    Url::Parts parts = read->parts();
    if (raw)
        decodeListed(rules.rawInPath, parts.path);
    const auto path = encodeComponent(rules, parts.path, Component::Path);
    if (!path)
        return invalid(tr("It holds characters that this client cannot read."));
    parts.path = *path;
    if (parts.query)
        parts.query = encodeComponent(rules, *parts.query, Component::Query);
    return Url::from(parts);
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
    return invalid(tr("It holds a user name or a password."));
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
        return invalid(tr("It holds characters that cannot stand in a URL."));
    for (qsizetype i = 0; i + 1 < rules.replaced.size(); i += 2)
        value->replace(rules.replaced[i], rules.replaced[i + 1]);
    if (rules.stripped.any())
        value->removeIf([&](char c) { return rules.stripped[uchar(c)]; });
    QByteArrayView text = trimmed(*value, rules.trimsEnd);
    const auto cut = std::ranges::find_if(text, [&](char c) { return rules.cutAt[uchar(c)]; });
    text = text.first(cut - text.begin());
    if (trimmed(text, true).isEmpty()) {
        if (rules.empty == LocationRules::Empty::Error)
            return invalid(tr("It is empty."));
        if (rules.empty == LocationRules::Empty::Stop)
            return Unread(Stop{.reason = Stop::Reason::NoLocation, .detail = tr("It is empty.")});
        return Target{emptyTarget(rules.empty, base), {}};
    }
    if ((rules.rejectsTrailingSpace && trimmed(text, true) != trimmed(*value, false)) ||
        isMisleading(rules, text))
        return invalid(tr("It is not written as this client expects it."));
    const auto url = rules.reading == url::Reading::Whatwg ? readAsWhatwg(rules, text, base)
                                                           : readAsRfc3986(rules, text, base);
    if (!url)
        return Unread(url.error());
    const auto target = applyUserinfo(rules, *url, base);
    if (!target)
        return Unread(target.error());
    return Target{*target, spellingOf(text, base, *target)};
}

} // namespace whereto::redirect
