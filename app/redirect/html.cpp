#include "app/redirect/html.h"

#include <QList>

#include <algorithm>
#include <memory>

namespace thence::redirect {

namespace {

// Nesting costs the HTML parser the square of its depth: without a limit on tags, 64 KiB can take
// two seconds.
constexpr qsizetype longestHtml = 64 * 1024;
constexpr int maxTags = 1000;

/// For every error in the text Gumbo would keep a list of the elements that are open there: of 64
/// KiB it made 300 MB.
GumboOptions options() {
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;
    return options;
}

/// The part of `html` that is read.
QByteArrayView opening(QByteArrayView html) {
    html = html.first(std::min(html.size(), longestHtml));
    qsizetype end = -1;
    for (int tags = 0; tags <= maxTags; ++tags) {
        end = html.indexOf('<', end + 1);
        if (end < 0)
            return html;
    }
    return html.first(end);
}

} // namespace

void walkHtml(QByteArrayView html, const std::function<Walk(const GumboElement&)>& visit) {
    html = opening(html);
    const GumboOptions reading = options();
    const auto destroy = [&](GumboOutput* tree) { gumbo_destroy_output(&reading, tree); };
    const std::unique_ptr<GumboOutput, decltype(destroy)> tree(
        gumbo_parse_with_options(&reading, html.data(), size_t(html.size())), destroy);
    if (!tree)
        return;
    // Without recursion: how deep a tree is, its author decides.
    QList<const GumboNode*> pending{tree->root};
    while (!pending.isEmpty()) {
        const GumboNode* const node = pending.takeLast();
        if (node->type != GUMBO_NODE_ELEMENT)
            continue; // a text, a comment, or a <template>
        const GumboElement& element = node->v.element;
        const Walk wish = visit(element);
        if (wish == Walk::End)
            return;
        if (wish == Walk::PastChildren)
            continue;
        for (unsigned i = element.children.length; i > 0; --i)
            pending.append(static_cast<const GumboNode*>(element.children.data[i - 1]));
    }
}

const char* attribute(const GumboElement& element, const char* name) {
    const GumboAttribute* const found = gumbo_get_attribute(&element.attributes, name);
    return found ? found->value : nullptr;
}

} // namespace thence::redirect
