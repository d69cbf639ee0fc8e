#include "app/url/parse.h"

#include "app/url/rfc3986.h"
#include "app/url/scheme.h"
#include "app/url/site.h"
#include "app/url/whatwg.h"

#include <QCoreApplication>

#include <algorithm>

namespace thence::url {

namespace {

struct Wording {
    ParseError::Kind kind;
    const char* sentence;
};

constexpr Wording wordings[] = {
    {ParseError::Kind::Empty, QT_TRANSLATE_NOOP("ParseError", "There is no URL.")},
    {ParseError::Kind::MissingScheme,
     QT_TRANSLATE_NOOP("ParseError", "The URL does not begin with a scheme such as https.")},
    {ParseError::Kind::MissingHost, QT_TRANSLATE_NOOP("ParseError", "The URL has no host.")},
    {ParseError::Kind::InvalidHost,
     QT_TRANSLATE_NOOP("ParseError", "The host is neither a name nor an address.")},
    {ParseError::Kind::InvalidPort,
     QT_TRANSLATE_NOOP("ParseError", "The port is not a number from 0 to 65535.")},
    {ParseError::Kind::InvalidCharacter,
     QT_TRANSLATE_NOOP("ParseError", "The URL has a control character.")},
    {ParseError::Kind::NotHierarchical,
     QT_TRANSLATE_NOOP("ParseError", "A relative reference has nothing to be relative to here.")},
};

/// "localhost:8080/a" and "shop.test:8443" have the form of a scheme and a path too: a dot or a
/// port number says that a host was meant.
bool beginsWithScheme(QByteArrayView typed) {
    const auto scheme = leadingScheme(typed);
    if (!scheme)
        return false;
    const QByteArrayView after = typed.sliced(scheme->size() + 1);
    const bool isPort = !after.isEmpty() && digitSet.contains(after[0]);
    const bool isHost = scheme->contains('.') || *scheme == "localhost";
    return after.startsWith("//") || !(isPort || isHost);
}

} // namespace

QString ParseError::text() const {
    for (const Wording& row : wordings)
        if (row.kind == kind)
            return QCoreApplication::translate("ParseError", row.sentence);
    Q_UNREACHABLE();
}

tl::expected<Url, ParseError> parse(QByteArrayView text, const Url& base, Reading reading) {
    return reading == Reading::Whatwg ? parseWhatwg(text, base) : parseRfc3986(text, base);
}

tl::expected<Url, ParseError> parseTyped(QByteArrayView text) {
    const QByteArrayView typed = text.trimmed();
    if (typed.isEmpty() || beginsWithScheme(typed))
        return parse(text);
    const QByteArrayView bare = typed.startsWith("//") ? typed.sliced(2) : typed;
    const auto readAs = [&](const QByteArray& prefix) {
        const qsizetype shift = bare.data() - text.data() - prefix.size();
        return parse(prefix + bare.toByteArray()).map_error([&](ParseError error) {
            return ParseError{error.kind, std::max(error.offset + shift, qsizetype(0))};
        });
    };
    const auto secure = readAs("https://");
    const bool local = secure && (isIpAddress(secure->host()) || isLoopback(secure->host()));
    return local ? readAs("http://") : secure;
}

} // namespace thence::url
