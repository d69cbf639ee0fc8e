#include "app/url/parse.h"

#include "app/url/ipv4.h"
#include "app/url/rfc3986.h"
#include "app/url/scheme.h"
#include "app/url/site.h"
#include "app/url/whatwg.h"

#include <QCoreApplication>

namespace whereto::url {

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
    const auto asTyped = parse(text);
    const auto scheme = leadingScheme(text.trimmed());
    // "localhost:8080/a" has the form of a scheme and a path; a dot or a port number says that a
    // host was meant.
    const QByteArrayView afterColon = scheme ? text.trimmed().sliced(scheme->size() + 1) : text;
    const bool isHost =
        scheme && (scheme->contains('.') || *scheme == "localhost") && !afterColon.startsWith("//");
    const bool isPort = scheme && !afterColon.isEmpty() && digitSet.contains(afterColon[0]);
    const bool hasScheme = scheme && !isHost && !isPort;
    if (hasScheme || (!asTyped && asTyped.error().kind == ParseError::Kind::Empty))
        return asTyped;

    const QByteArray prefix = text.trimmed().startsWith("//") ? "https:" : "https://";
    const auto secure = parse(prefix + text.trimmed().toByteArray());
    if (!secure)
        return secure.error().kind == ParseError::Kind::Empty ? asTyped : secure;
    const bool isAddress = secure->host().startsWith('[') || endsInNumber(secure->host());
    if (!isAddress && !isLoopback(secure->host()))
        return secure;
    return parse(QByteArray(prefix).replace("https", "http") + text.trimmed().toByteArray());
}

} // namespace whereto::url
