#include "app/url/rfc3986.h"

#include "app/url/host.h"
#include "app/url/percent.h"
#include "app/url/scheme.h"

#include <algorithm>

namespace thence::url {

namespace {

using Kind = ParseError::Kind;

/// The five components of a reference; absent ones are null (appendix B).
struct Reference {
    std::optional<QByteArray> scheme;
    std::optional<QByteArrayView> authority;
    QByteArrayView path;
    std::optional<QByteArrayView> query;
    std::optional<QByteArrayView> fragment;
};

QByteArrayView takeUntil(QByteArrayView& rest, const ByteSet& delimiters) {
    const QByteArrayView taken = rest.first(delimiters.find(rest));
    rest = rest.sliced(taken.size());
    return taken;
}

/// ^(([^:/?#]+):)?(//([^/?#]*))?([^?#]*)(\?([^#]*))?(#(.*))?
Reference split(QByteArrayView rest) {
    Reference reference;
    reference.scheme = leadingScheme(rest);
    if (reference.scheme)
        rest = rest.sliced(reference.scheme->size() + 1);
    if (rest.startsWith("//")) {
        rest = rest.sliced(2);
        reference.authority = takeUntil(rest, ByteSet().with("/?#"));
    }
    reference.path = takeUntil(rest, ByteSet().with("?#"));
    if (rest.startsWith('?')) {
        rest = rest.sliced(1);
        reference.query = takeUntil(rest, ByteSet().with("#"));
    }
    if (rest.startsWith('#'))
        reference.fragment = rest.sliced(1);
    return reference;
}

/// §5.2.4, Remove Dot Segments.
QByteArray withoutDotSegments(QByteArrayView input) {
    QByteArray output;
    const auto dropLast = [&] { output.truncate(std::max(output.lastIndexOf('/'), qsizetype(0))); };
    while (!input.isEmpty()) {
        if (input.startsWith("../") || input.startsWith("./")) { // A
            input = input.sliced(input.indexOf('/') + 1);
        } else if (input.startsWith("/./")) { // B
            input = input.sliced(2);
        } else if (input == "/.") {
            input = "/";
        } else if (input.startsWith("/../")) { // C
            input = input.sliced(3);
            dropLast();
        } else if (input == "/..") {
            input = "/";
            dropLast();
        } else if (input == "." || input == "..") { // D
            input = {};
        } else { // E
            const qsizetype next = input.indexOf('/', 1);
            const QByteArrayView segment = next < 0 ? input : input.first(next);
            output.append(segment);
            input = input.sliced(segment.size());
        }
    }
    return output;
}

/// §5.2.3, Merge Paths.
QByteArray merged(const Url& base, QByteArrayView path) {
    if (base.hasHost() && base.path().isEmpty())
        return '/' + path.toByteArray();
    return base.path().first(base.path().lastIndexOf('/') + 1).toByteArray().append(path);
}

// A request line ends at a space, and bytes outside ASCII are no part of a URI: these are encoded,
// as the libraries do. Everything else travels as it was written.
constexpr ByteSet untransportable = ByteSet().with(" ").with(0x80, 0xFF);

constexpr ByteSet controlSet = ByteSet().with(0x00, 0x1F).with(0x7F, 0x7F);

/// The digits behind a host's colon; nothing if they are no port, or not as href() writes them.
std::optional<quint16> portOf(QByteArrayView digits) {
    bool isNumber = false;
    const quint16 port = digits.toByteArray().toUShort(&isNumber);
    return isNumber && QByteArray::number(port) == digits ? std::optional(port) : std::nullopt;
}

void setAuthority(Url::Parts& parts, QByteArrayView authority) {
    if (const qsizetype at = authority.lastIndexOf('@'); at >= 0) {
        const QByteArrayView userinfo = authority.first(at);
        const qsizetype colon = userinfo.indexOf(':');
        parts.username = userinfo.first(colon < 0 ? at : colon).toByteArray();
        parts.password = userinfo.sliced(colon < 0 ? at : colon + 1).toByteArray();
        authority = authority.sliced(at + 1);
    }
    const qsizetype colon = authority.indexOf(':', authority.lastIndexOf(']') + 1);
    parts.host = authority.first(colon < 0 ? authority.size() : colon).toByteArray();
    if (colon >= 0)
        parts.port = portOf(authority.sliced(colon + 1));
}

class Resolver {
public:
    Resolver(QByteArrayView text, const Url& base)
        : text_(text), base_(base), reference_(split(text)) {}

    tl::expected<Url, ParseError> run() {
        if (!reference_.scheme && base_.isEmpty())
            return fail(text_.isEmpty() ? Kind::Empty : Kind::MissingScheme, 0);
        if (const qsizetype place = controlSet.find(text_); place < text_.size())
            return fail(Kind::InvalidCharacter, place);
        if (const auto error = resolve())
            return tl::unexpected(*error);
        return Url::from(target_);
    }

private:
    static tl::unexpected<ParseError> fail(Kind kind, qsizetype offset) {
        return tl::unexpected(ParseError{kind, offset});
    }

    /// §5.2.2, Transform References.
    std::optional<ParseError> resolve() {
        target_.scheme = reference_.scheme ? *reference_.scheme : base_.scheme().toByteArray();
        if (reference_.fragment)
            target_.fragment = percentEncoded(*reference_.fragment, untransportable);
        if (reference_.scheme || reference_.authority) {
            target_.path = encodedPath(reference_.path);
            setQuery(reference_.query);
            return authority();
        }
        copyAuthority();
        if (reference_.path.isEmpty()) {
            target_.path = base_.path().toByteArray();
            if (reference_.query)
                setQuery(reference_.query);
            else if (base_.hasQuery())
                target_.query = base_.query().toByteArray();
            return std::nullopt;
        }
        target_.path =
            encodedPath(reference_.path.startsWith('/') ? reference_.path.toByteArray()
                                                        : merged(base_, reference_.path));
        setQuery(reference_.query);
        return std::nullopt;
    }

    static QByteArray encodedPath(QByteArrayView path) {
        return percentEncoded(withoutDotSegments(path), untransportable);
    }

    void setQuery(std::optional<QByteArrayView> query) {
        if (query)
            target_.query = percentEncoded(*query, untransportable);
    }

    void copyAuthority() {
        target_.username = base_.username().toByteArray();
        target_.password = base_.password().toByteArray();
        if (base_.hasHost())
            target_.host = base_.host().toByteArray();
        target_.port = base_.explicitPort();
    }

    /// §3.2. Only http and https are held to having a host that can be asked.
    std::optional<ParseError> authority() {
        const bool http = target_.scheme == "http" || target_.scheme == "https";
        if (!reference_.authority)
            return http ? error(Kind::MissingHost, text_.first(0)) : std::nullopt;
        QByteArrayView rest = *reference_.authority;
        if (const qsizetype at = rest.lastIndexOf('@'); at >= 0) {
            const QByteArrayView userinfo = rest.first(at);
            const qsizetype colon = userinfo.indexOf(':');
            target_.username =
                percentEncoded(colon < 0 ? userinfo : userinfo.first(colon), untransportable);
            if (colon >= 0)
                target_.password = percentEncoded(userinfo.sliced(colon + 1), untransportable);
            rest = rest.sliced(at + 1);
        }
        const qsizetype bracket = rest.lastIndexOf(']');
        const qsizetype colon = rest.indexOf(':', bracket + 1);
        const QByteArrayView name = colon < 0 ? rest : rest.first(colon);
        if (name.isEmpty() && http)
            return error(Kind::MissingHost, name);
        const auto host = name.isEmpty() ? std::optional(QByteArray("")) : parseRegName(name);
        if (!host)
            return error(Kind::InvalidHost, name);
        target_.host = *host;
        if (http && target_.path.isEmpty())
            target_.path = "/"; // §6.2.3
        return colon < 0 ? std::nullopt : port(rest.sliced(colon + 1));
    }

    std::optional<ParseError> port(QByteArrayView digits) {
        unsigned value = 0;
        for (const char c : digits) {
            value = value * 10 + unsigned(c - '0');
            if (!digitSet.contains(c) || value > 65535)
                return error(Kind::InvalidPort, digits);
        }
        // §6.2.3: a port that the scheme implies, and an empty one, can be left out.
        if (!digits.isEmpty() && value != defaultPort(target_.scheme))
            target_.port = quint16(value);
        return std::nullopt;
    }

    std::optional<ParseError> error(Kind kind, QByteArrayView where) const {
        return ParseError{kind, where.data() - text_.data()};
    }

    const QByteArrayView text_;
    const Url& base_;
    const Reference reference_;
    Url::Parts target_;
};

} // namespace

tl::expected<Url, ParseError> parseRfc3986(QByteArrayView text, const Url& base) {
    const auto isSpace = [](char c) { return c == ' ' || c == '\t'; };
    qsizetype start = 0, end = text.size();
    while (start < end && isSpace(text[start]))
        ++start;
    while (end > start && isSpace(text[end - 1]))
        --end;
    return Resolver(text.sliced(start, end - start), base).run().map_error([&](ParseError error) {
        return ParseError{error.kind, error.offset + start};
    });
}

std::optional<Url> fromHref(QByteArrayView href) {
    if (href.isEmpty())
        return Url();
    const Reference reference = split(href);
    if (!reference.scheme)
        return std::nullopt;
    Url::Parts parts;
    parts.scheme = *reference.scheme;
    if (reference.authority)
        setAuthority(parts, *reference.authority);
    QByteArrayView path = reference.path;
    if (!reference.authority && path.startsWith("/.//"))
        path = path.sliced(2); // Url::from() put it there
    parts.path = path.toByteArray();
    if (reference.query)
        parts.query = reference.query->toByteArray();
    if (reference.fragment)
        parts.fragment = reference.fragment->toByteArray();
    const Url url = Url::from(parts);
    return url.href() == href ? std::optional(url) : std::nullopt;
}

} // namespace thence::url
