#include "app/url/whatwg.h"

#include "app/url/host.h"
#include "app/url/percent.h"
#include "app/url/scheme.h"
#include "app/url/whatwgpath.h"

#include <algorithm>

namespace thence::url {

namespace {

using Kind = ParseError::Kind;

constexpr ByteSet tabOrNewline = ByteSet().with("\t\n\r");
constexpr ByteSet pathEnd = ByteSet().with("?#");
constexpr ByteSet authorityEnd = pathEnd.with("/");
constexpr ByteSet specialAuthorityEnd = authorityEnd.with("\\");

bool isC0ControlOrSpace(char c) {
    return static_cast<unsigned char>(c) <= 0x20;
}

/// "Remove any leading and trailing C0 control or space from input."
QByteArrayView withoutEdges(QByteArrayView text) {
    while (!text.isEmpty() && isC0ControlOrSpace(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isC0ControlOrSpace(text.back()))
        text.chop(1);
    return text;
}

/// The states of the basic URL parser, one function each. Every function takes what it reads off
/// the front of `rest_` and hands over to the next state.
///
///   scheme ─┬─ authority ─ host ─ port ─┬─ path ─┬─ query ─┬─ fragment
///           ├─ relative ────────────────┤        └─────────┘
///           ├─ file ─ file host ────────┘
///           └─ opaque path
class Parser {
public:
    Parser(QByteArrayView input, const Url& base) : input_(input), rest_(input), base_(base) {}

    tl::expected<Url, ParseError> run() {
        if (const auto error = scheme())
            return tl::unexpected(*error);
        return Url::from(url_);
    }

private:
    using Result = std::optional<ParseError>; // null: all is well

    Result fail(Kind kind, QByteArrayView where) const {
        return ParseError{kind, where.data() - input_.data()};
    }

    bool startsWithSlash() const {
        return rest_.startsWith('/') || (special_ && rest_.startsWith('\\'));
    }

    void setScheme(QByteArray scheme) {
        url_.scheme = std::move(scheme);
        special_ = isSpecialScheme(url_.scheme);
    }

    // Scheme start state, scheme state and no scheme state.
    Result scheme() {
        const auto named = leadingScheme(rest_);
        if (!named)
            return noScheme();
        rest_ = rest_.sliced(named->size() + 1);
        setScheme(*named);
        if (url_.scheme == "file")
            return file();
        // "Special relative or authority state": only two forward slashes leave the base behind.
        if (special_ && base_.scheme() == url_.scheme && !rest_.startsWith("//"))
            return relative();
        if (special_)
            return slashesThenAuthority();
        if (rest_.startsWith('/'))
            return pathOrAuthority();
        return opaquePath();
    }

    Result noScheme() {
        if (base_.isEmpty())
            return fail(rest_.isEmpty() ? Kind::Empty : Kind::MissingScheme, rest_);
        const bool opaqueBase = !base_.hasHost() && !base_.path().startsWith('/');
        if (opaqueBase && !rest_.startsWith('#'))
            return fail(Kind::NotHierarchical, rest_);
        setScheme(base_.scheme().toByteArray());
        if (url_.scheme == "file")
            return file();
        return relative();
    }

    Result opaquePath() {
        appendPercentEncoded(url_.path, take(pathEnd.find(rest_)), c0ControlSet);
        return queryAndFragment();
    }

    // Special authority slashes state and special authority ignore slashes state.
    Result slashesThenAuthority() {
        while (startsWithSlash())
            rest_ = rest_.sliced(1);
        return authority();
    }

    Result pathOrAuthority() {
        if (!rest_.startsWith("//"))
            return path();
        rest_ = rest_.sliced(2);
        return authority();
    }

    // Relative state and relative slash state.
    Result relative() {
        if (startsWithSlash()) {
            const QByteArrayView after = rest_.sliced(1);
            const bool toAuthority = after.startsWith('/') || (special_ && after.startsWith('\\'));
            if (toAuthority) {
                rest_ = after.sliced(1);
                return special_ ? slashesThenAuthority() : authority();
            }
            copyAuthority();
            return path();
        }
        copyAuthority();
        return relativePath();
    }

    // The rest of the relative state, which the file state shares: what is not given is the base's.
    Result relativePath() {
        url_.path = base_.path().toByteArray();
        if (rest_.isEmpty() || rest_[0] == '#') {
            if (base_.hasQuery())
                url_.query = base_.query().toByteArray();
        } else if (rest_[0] != '?') {
            shortenPath(url_.path, url_.scheme == "file");
            takePathSegments();
        }
        return queryAndFragment();
    }

    void copyAuthority() {
        url_.username = base_.username().toByteArray();
        url_.password = base_.password().toByteArray();
        if (base_.hasHost())
            url_.host = base_.host().toByteArray();
        url_.port = base_.explicitPort();
    }

    // File state, file slash state.
    Result file() {
        url_.host = "";
        const bool fileBase = base_.scheme() == "file";
        if (startsWithSlash()) {
            rest_ = rest_.sliced(1);
            if (startsWithSlash()) {
                rest_ = rest_.sliced(1);
                return fileHost();
            }
            if (fileBase) {
                url_.host = base_.host().toByteArray();
                if (!startsWithDriveLetter(rest_))
                    url_.path = driveOf(base_.path()).toByteArray();
            }
            takePathSegments();
            return queryAndFragment();
        }
        if (!fileBase) {
            takePathSegments();
            return queryAndFragment();
        }
        url_.host = base_.host().toByteArray();
        if (!startsWithDriveLetter(rest_))
            return relativePath();
        takePathSegments();
        return queryAndFragment();
    }

    Result fileHost() {
        const QByteArrayView name = rest_.first(authorityLength());
        if (name.size() == 2 && startsWithDriveLetter(name)) {
            takePathSegments();
            return queryAndFragment();
        }
        if (!name.isEmpty()) {
            const auto host = parseHost(name, true);
            if (!host)
                return fail(Kind::InvalidHost, name);
            url_.host = *host == "localhost" ? QByteArray("") : *host;
        }
        take(name.size());
        return path();
    }

    qsizetype authorityLength() const {
        return (special_ ? specialAuthorityEnd : authorityEnd).find(rest_);
    }

    // Authority state: userinfo is what stands before the last "@".
    Result authority() {
        QByteArrayView hostAndPort = take(authorityLength());
        if (const qsizetype at = hostAndPort.lastIndexOf('@'); at >= 0) {
            const QByteArrayView userinfo = hostAndPort.first(at);
            const qsizetype colon = userinfo.indexOf(':');
            appendPercentEncoded(url_.username, colon < 0 ? userinfo : userinfo.first(colon),
                                 userinfoSet);
            if (colon >= 0)
                appendPercentEncoded(url_.password, userinfo.sliced(colon + 1), userinfoSet);
            hostAndPort = hostAndPort.sliced(at + 1);
            if (hostAndPort.isEmpty())
                return fail(Kind::MissingHost, hostAndPort);
        }
        if (const auto error = hostThenPort(hostAndPort))
            return error;
        return path();
    }

    // Host state: a colon inside brackets does not end the host.
    Result hostThenPort(QByteArrayView text) {
        qsizetype colon = 0;
        for (bool inBrackets = false; colon < text.size(); ++colon) {
            if (text[colon] == ':' && !inBrackets)
                break;
            inBrackets = text[colon] == '[' || (inBrackets && text[colon] != ']');
        }
        const QByteArrayView name = text.first(colon);
        if (name.isEmpty() && (special_ || colon < text.size()))
            return fail(Kind::MissingHost, name);
        const auto host = parseHost(name, special_);
        if (!host)
            return fail(Kind::InvalidHost, name);
        url_.host = *host;
        return colon < text.size() ? port(text.sliced(colon + 1)) : std::nullopt;
    }

    // Port state. A port may be empty; the scheme's own one is left out.
    Result port(QByteArrayView digits) {
        unsigned value = 0;
        for (const char& c : digits) {
            if (!digitSet.contains(c))
                return fail(Kind::InvalidPort, QByteArrayView(&c, 1));
            value = value * 10 + unsigned(c - '0');
            if (value > 65535)
                return fail(Kind::InvalidPort, digits);
        }
        if (!digits.isEmpty() && value != defaultPort(url_.scheme))
            url_.port = quint16(value);
        return std::nullopt;
    }

    // Path start state.
    Result path() {
        if (startsWithSlash())
            rest_ = rest_.sliced(1);
        else if (!special_ && (rest_.isEmpty() || rest_[0] == '?' || rest_[0] == '#'))
            return queryAndFragment();
        takePathSegments();
        return queryAndFragment();
    }

    // Path state.
    void takePathSegments() {
        appendSegments(url_.path, take(pathEnd.find(rest_)), special_, url_.scheme == "file");
    }

    // Query state and fragment state.
    Result queryAndFragment() {
        const qsizetype hash = rest_.indexOf('#');
        if (rest_.startsWith('?')) {
            const QByteArrayView query = hash < 0 ? rest_.sliced(1) : rest_.sliced(1, hash - 1);
            url_.query = percentEncoded(query, special_ ? specialQuerySet : querySet);
        }
        if (hash >= 0)
            url_.fragment = percentEncoded(rest_.sliced(hash + 1), fragmentSet);
        return std::nullopt;
    }

    QByteArrayView take(qsizetype size) {
        const QByteArrayView taken = rest_.first(size);
        rest_ = rest_.sliced(size);
        return taken;
    }

    const QByteArrayView input_;
    QByteArrayView rest_; ///< what is not read yet
    const Url& base_;
    Url::Parts url_;
    bool special_ = false;
};

/// Where byte `offset` of `text` without its tabs and newlines stands in `text`.
qsizetype offsetWithTabs(QByteArrayView text, qsizetype offset) {
    qsizetype place = 0;
    for (; place < text.size(); ++place)
        if (!tabOrNewline.contains(text[place]) && offset-- == 0)
            break;
    return place;
}

} // namespace

tl::expected<Url, ParseError> parseWhatwg(QByteArrayView text, const Url& base) {
    const QByteArrayView trimmed = withoutEdges(text);
    const qsizetype cut = trimmed.data() - text.data();
    const bool tabs = tabOrNewline.containsAny(trimmed);
    if (!tabs)
        return Parser(trimmed, base).run().map_error([&](ParseError error) {
            return ParseError{error.kind, error.offset + cut};
        });

    // "Remove all ASCII tab or newline from input."
    QByteArray clean;
    clean.reserve(trimmed.size());
    std::copy_if(trimmed.begin(), trimmed.end(), std::back_inserter(clean),
                 [](char c) { return !tabOrNewline.contains(c); });
    return Parser(clean, base).run().map_error([&](ParseError error) {
        return ParseError{error.kind, cut + offsetWithTabs(trimmed, error.offset)};
    });
}

} // namespace thence::url
