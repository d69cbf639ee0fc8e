#include "app/redirect/bytes.h"
#include "app/redirect/readings.h"
#include "app/redirect/reference.h"
#include "app/url/parse.h"

#include <QCoreApplication>

#include <algorithm>

namespace thence::redirect {

namespace {

using trace::Stop;
using url::Url;

QString tr(const char* text) {
    return QCoreApplication::translate("Location", text);
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
    const bool spaces = std::ranges::any_of(text, [&](char c) {
        return QByteArrayView("\t\r\n").contains(c) && rules.encodedInPath[uchar(c)];
    });
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

} // namespace

tl::expected<Url, Stop> readAsWhatwg(const LocationRules& rules, QByteArrayView text,
                                     const Url& base) {
    const auto bytes = prepared(rules, text);
    if (!bytes)
        return invalidLocation(tr("It holds bytes that this client cannot read."));
    const auto read = url::parse(*bytes, base, url::Reading::Whatwg);
    if (!read)
        return invalidLocation(read.error().text());
    if (!read->isHttp())
        return *read;
    const bool raw = rules.rawInPath.any() &&
                     std::ranges::any_of(text, [&](char c) { return rules.rawInPath[uchar(c)]; });
    const bool plain = rules.encodedInPath.none() && rules.encodedInQuery.none() &&
                       !rules.upperCasesHex && !rules.decodesUnreserved &&
                       !(rules.emptyQuery != LocationRules::EmptyQuery::Keep && read->hasQuery() &&
                         read->query().isEmpty()) &&
                       rules.badPercent == LocationRules::BadPercent::Keep;
    if (plain && !raw)
        return *read;
    Url::Parts parts = read->parts();
    if (raw)
        decodeListed(rules.rawInPath, parts.path);
    const auto path = encodeComponent(rules, parts.path, Component::Path);
    if (!path)
        return invalidLocation(tr("It holds characters that this client cannot read."));
    parts.path = *path;
    if (rules.emptyQuery != LocationRules::EmptyQuery::Keep && parts.query == "")
        parts.query.reset();
    if (parts.query)
        parts.query = encodeComponent(rules, *parts.query, Component::Query);
    return Url::from(parts);
}

} // namespace thence::redirect
