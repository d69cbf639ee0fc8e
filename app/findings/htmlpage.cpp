#include "app/findings/htmlpage.h"

#include "app/http/syntax.h"
#include "app/redirect/html.h"
#include "app/url/parse.h"

#include <QRegularExpression>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace thence::findings {

namespace {

using redirect::attribute;
using redirect::Walk;

/// Whether a space-separated attribute holds `word`.
bool hasWord(const char* value, QByteArrayView word) {
    if (!value)
        return false;
    const QList<QByteArray> words = QByteArray(value).simplified().split(' ');
    return std::any_of(words.begin(), words.end(), [&](const QByteArray& candidate) {
        return http::equalsIgnoringCase(candidate, word);
    });
}

bool speaksToCrawlers(const char* name) {
    constexpr QByteArrayView names[] = {"robots", "googlebot", "bingbot", "yandex"};
    return name && std::any_of(std::begin(names), std::end(names), [&](QByteArrayView crawler) {
               return http::equalsIgnoringCase(name, crawler);
           });
}

void readLink(const GumboElement& element, HtmlPage& page) {
    const char* const href = attribute(element, "href");
    const char* const rel = attribute(element, "rel");
    if (!href)
        return;
    if (hasWord(rel, "canonical"))
        page.canonicals.append(href);
    if (hasWord(rel, "alternate") && attribute(element, "hreflang"))
        page.alternates.append(href);
}

void readMeta(const GumboElement& element, HtmlPage& page) {
    const char* const content = attribute(element, "content");
    if (content && speaksToCrawlers(attribute(element, "name")))
        page.robots.append(content);
}

/// Where a script's text navigates to, when the place stands there as a plain string.
std::optional<QByteArray> navigationIn(const GumboElement& script) {
    static const QRegularExpression goes(
        uR"re((?<![\w.$])(?:(?:window|document|self|top|parent|globalThis)\s*\.\s*)?location(?:\s*\.\s*href)?\s*(?:=(?!=)|\.\s*(?:replace|assign)\s*\()\s*(["'])(.{1,2000}?)\1)re"_s,
        QRegularExpression::DotMatchesEverythingOption);
    for (unsigned i = 0; i < script.children.length; ++i) {
        const auto* const node = static_cast<const GumboNode*>(script.children.data[i]);
        if (node->type != GUMBO_NODE_TEXT)
            continue;
        const auto match = goes.match(QString::fromUtf8(node->v.text.text));
        if (match.hasMatch())
            return match.captured(2).toUtf8();
    }
    return std::nullopt;
}

} // namespace

std::optional<url::Url> HtmlPage::resolve(QByteArrayView reference,
                                          const url::Url& document) const {
    const auto from = base.isEmpty() ? document : url::parse(base, document).value_or(document);
    const auto url = url::parse(reference, from);
    return url ? std::optional(*url) : std::nullopt;
}

bool forbidsIndexing(QByteArrayView robots) {
    const QList<QByteArrayView> words = http::splitList(robots);
    return std::any_of(words.begin(), words.end(), [](QByteArrayView word) {
        // A name before a colon is a crawler's, or a directive with a value:
        // "max-image-preview: none" says nothing about the index.
        const qsizetype colon = word.indexOf(':');
        if (colon >= 0 &&
            http::equalsIgnoringCase(word.first(std::min(word.size(), qsizetype(4))), "max-"))
            return false;
        const QByteArrayView directive = http::trimmed(word.sliced(colon + 1));
        return http::equalsIgnoringCase(directive, "noindex") ||
               http::equalsIgnoringCase(directive, "none");
    });
}

HtmlPage readHtmlPage(QByteArrayView html) {
    HtmlPage page;
    redirect::walkHtml(html, [&](const GumboElement& element) {
        switch (element.tag) {
        case GUMBO_TAG_LINK:
            readLink(element, page);
            break;
        case GUMBO_TAG_META:
            readMeta(element, page);
            break;
        case GUMBO_TAG_BASE:
            if (const char* href = attribute(element, "href"); href && page.base.isEmpty())
                page.base = href;
            break;
        case GUMBO_TAG_SCRIPT:
            if (!page.scriptGoes)
                page.scriptGoes = navigationIn(element);
            break;
        default:
            break;
        }
        return Walk::On;
    });
    return page;
}

} // namespace thence::findings
