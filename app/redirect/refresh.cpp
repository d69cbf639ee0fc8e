#include "app/redirect/refresh.h"

#include "app/http/syntax.h"
#include "app/redirect/html.h"

#include <algorithm>
#include <limits>

namespace thence::redirect {

namespace {

constexpr qint64 longestDelay = std::numeric_limits<qint32>::max() / 1000; // seconds

bool isWhitespace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

template <typename Predicate>
QByteArrayView takeWhile(QByteArrayView& rest, Predicate predicate) {
    const auto end = std::find_if_not(rest.begin(), rest.end(), predicate);
    const QByteArrayView taken = rest.first(end - rest.begin());
    rest = rest.sliced(taken.size());
    return taken;
}

bool takeLetter(QByteArrayView& rest, char lower) {
    const bool there = !rest.isEmpty() && (rest[0] | 0x20) == lower;
    rest = rest.sliced(there ? 1 : 0);
    return there;
}

/// The URL in "url='/next'", with or without "url=" and quotes. A half-written "url" is part of
/// the URL: "ur/next".
QByteArrayView takeUrl(QByteArrayView rest) {
    const QByteArrayView whole = rest;
    if (takeLetter(rest, 'u')) {
        if (!takeLetter(rest, 'r') || !takeLetter(rest, 'l'))
            return whole;
        takeWhile(rest, isWhitespace);
        if (!rest.startsWith('='))
            return whole;
        rest = rest.sliced(1);
        takeWhile(rest, isWhitespace);
    }
    if (!rest.startsWith('\'') && !rest.startsWith('"'))
        return rest;
    const char quote = rest[0];
    rest = rest.sliced(1);
    const qsizetype end = rest.indexOf(quote);
    return end < 0 ? rest : rest.first(end);
}

std::optional<Refresh> refreshOf(const GumboElement& element) {
    const char* const name = attribute(element, "http-equiv");
    const char* const content = attribute(element, "content");
    if (element.tag != GUMBO_TAG_META || !name || !content ||
        !http::equalsIgnoringCase(name, "refresh"))
        return std::nullopt;
    return readRefresh(content);
}

} // namespace

std::optional<Refresh> readRefresh(QByteArrayView value) {
    QByteArrayView rest = value;
    takeWhile(rest, isWhitespace);
    const QByteArrayView seconds = takeWhile(rest, isDigit);
    if (seconds.isEmpty() && !rest.startsWith('.'))
        return std::nullopt;
    qint64 delay = 0;
    for (const char digit : seconds)
        delay = std::min(delay * 10 + (digit - '0'), longestDelay);
    takeWhile(rest, [](char c) { return isDigit(c) || c == '.'; });

    if (!rest.isEmpty() && rest[0] != ';' && rest[0] != ',' && !isWhitespace(rest[0]))
        return std::nullopt;
    takeWhile(rest, isWhitespace);
    if (rest.startsWith(';') || rest.startsWith(','))
        rest = rest.sliced(1);
    takeWhile(rest, isWhitespace);
    return Refresh{std::chrono::seconds(delay), takeUrl(rest).toByteArray(), {}};
}

std::optional<Refresh> metaRefresh(QByteArrayView html) {
    // Attribute names cannot be escaped, so most documents need no tree.
    if (!html.toByteArray().toLower().contains("http-equiv"))
        return std::nullopt;
    std::optional<Refresh> refresh;
    std::optional<QByteArray> base;
    walkHtml(html, [&](const GumboElement& element) {
        if (element.tag == GUMBO_TAG_NOSCRIPT)
            return Walk::PastChildren;
        if (!refresh)
            refresh = refreshOf(element);
        if (const char* href = attribute(element, "href");
            href && !base && element.tag == GUMBO_TAG_BASE)
            base = href;
        return refresh && base ? Walk::End : Walk::On;
    });
    if (refresh)
        refresh->base = base.value_or(QByteArray());
    return refresh;
}

} // namespace thence::redirect
