#include "app/redirect/refresh.h"

#include "app/http/syntax.h"

#include <QList>

#include <gumbo.h>

#include <algorithm>
#include <limits>
#include <memory>

namespace whereto::redirect {

namespace {

// Nesting costs the HTML parser the square of its depth: without a limit on tags, 64 KiB can take
// two seconds.
constexpr qsizetype longestHtml = 64 * 1024;
constexpr int mostTags = 1000;
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

const char* attribute(const GumboElement& element, const char* name) {
    const GumboAttribute* const found = gumbo_get_attribute(&element.attributes, name);
    return found ? found->value : nullptr;
}

std::optional<Refresh> refreshOf(const GumboElement& element) {
    const char* const name = attribute(element, "http-equiv");
    const char* const content = attribute(element, "content");
    if (element.tag != GUMBO_TAG_META || !name || !content ||
        !http::equalsIgnoringCase(name, "refresh"))
        return std::nullopt;
    return readRefresh(content);
}

/// The part of `html` that is read.
QByteArrayView opening(QByteArrayView html) {
    html = html.first(std::min(html.size(), longestHtml));
    qsizetype end = -1;
    for (int tags = 0; tags <= mostTags; ++tags) {
        end = html.indexOf('<', end + 1);
        if (end < 0)
            return html;
    }
    return html.first(end);
}

/// Walks the tree in document order. Without recursion: how deep a tree is, its author decides.
std::optional<Refresh> firstRefresh(const GumboNode* root) {
    std::optional<Refresh> refresh;
    const char* base = nullptr;
    QList<const GumboNode*> pending{root};
    while (!pending.isEmpty() && !(refresh && base)) {
        const GumboNode* const node = pending.takeLast();
        if (node->type != GUMBO_NODE_ELEMENT)
            continue; // a text, a comment, or a <template>, which is no part of the document
        const GumboElement& element = node->v.element;
        if (element.tag == GUMBO_TAG_NOSCRIPT)
            continue;
        if (!refresh)
            refresh = refreshOf(element);
        if (!base && element.tag == GUMBO_TAG_BASE)
            base = attribute(element, "href");
        for (unsigned i = element.children.length; i > 0; --i)
            pending.append(static_cast<const GumboNode*>(element.children.data[i - 1]));
    }
    if (refresh && base)
        refresh->base = base;
    return refresh;
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
    html = opening(html);
    // Attribute names cannot be escaped, so most documents need no tree.
    if (!html.toByteArray().toLower().contains("http-equiv"))
        return std::nullopt;
    const auto destroy = [](GumboOutput* tree) {
        gumbo_destroy_output(&kGumboDefaultOptions, tree);
    };
    const std::unique_ptr<GumboOutput, decltype(destroy)> tree(
        gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), size_t(html.size())), destroy);
    return tree ? firstRefresh(tree->root) : std::nullopt;
}

} // namespace whereto::redirect
