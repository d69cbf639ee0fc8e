#include "app/redirect/authority.h"
#include "app/redirect/bytes.h"
#include "app/redirect/readings.h"
#include "app/redirect/reference.h"

#include <QCoreApplication>

namespace thence::redirect {

namespace {

using trace::Stop;
using url::Url;

QString tr(const char* text) {
    return QCoreApplication::translate("Location", text);
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
    if (rules.dots == Dots::Remove || (rules.dots == Dots::RelativeOnly && merged) ||
        (rules.dots == Dots::WithoutHost && !reference.authority))
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
        return invalidLocation(tr("It names no host."));
    case EmptyHost::Slashes:
        reference.path.prepend("//");
        [[fallthrough]];
    case EmptyHost::Path:
        if (rules.noSlashes != LocationRules::NoSlashes::Relative &&
            (!reference.scheme.isEmpty() || reference.path.isEmpty()))
            return invalidLocation(tr("It names no host."));
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

/// Puts the last host where a URL with a scheme names none.
void inheritHost(const Url& base, Reference& reference) {
    if (!reference.authority && !reference.path.startsWith('/'))
        return;
    const QByteArray authority = reference.authority.value_or(QByteArray());
    if (authority.isEmpty() || authority.startsWith(':'))
        reference.authority = base.host().toByteArray() + authority;
}

/// RFC 3986 §5.2 with what the client does differently. The components are encoded already.
tl::expected<Url, Stop> resolve(const LocationRules& rules, Reference reference, const Url& base) {
    Url::Parts parts;
    if (reference.authority && reference.authority->isEmpty())
        if (const auto fixed = fixEmptyHost(rules, reference); !fixed)
            return tl::unexpected(fixed.error());
    if (rules.inheritsHost && !reference.scheme.isEmpty())
        inheritHost(base, reference);
    parts.scheme = reference.scheme.isEmpty() ? base.scheme().toByteArray() : reference.scheme;
    if (reference.authority) {
        if (!readAuthority(rules, *reference.authority, parts))
            return invalidLocation(tr("The host or the port cannot be read."));
        if (!parts.path.isEmpty())
            reference.path.prepend('/' + parts.path.replace("\\", "%5C"));
        else if (!reference.path.startsWith('/'))
            reference.path.prepend('/');
        resolvePath(rules, base, reference, parts);
    } else {
        if (!reference.scheme.isEmpty() && (rules.noSlashes != LocationRules::NoSlashes::Relative ||
                                            reference.scheme != base.scheme()))
            return invalidLocation(tr("Two slashes are missing after the scheme."));
        inheritAuthority(base, parts);
        resolvePath(rules, base, reference, parts);
    }
    if (rules.emptyQuery == LocationRules::EmptyQuery::Drop && parts.query == "")
        parts.query.reset();
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

} // namespace

tl::expected<Url, Stop> readAsRfc3986(const LocationRules& rules, QByteArrayView text,
                                      const Url& base) {
    Reference reference = split(text, hasUsedScheme(rules, text));
    if (!reference.scheme.isEmpty() && reference.scheme != "http" && reference.scheme != "https") {
        Url::Parts other; // not followed, only shown: as it was written
        other.scheme = reference.scheme;
        other.host = reference.authority;
        other.path = reference.path;
        other.query = reference.query;
        other.fragment = reference.fragment;
        return Url::from(other);
    }
    if (rules.emptyQuery == LocationRules::EmptyQuery::Ignore && reference.query == "")
        reference.query.reset();
    if (!encode(rules, reference))
        return invalidLocation(tr("It holds characters that cannot stand in a URL."));
    return resolve(rules, reference, base);
}

} // namespace thence::redirect
