#include "tests/fuzz/targets.h"

#include "app/advisor/snippet.h"
#include "app/url/parse.h"
#include "app/url/site.h"

#include <QHash>

namespace thence::fuzz {

namespace {

/// What comes of plain URLs: a quoting that lets something through makes more or fewer lines.
qsizetype usualLines(const advisor::Snippet& snippet, int status, bool elsewhere) {
    static QHash<QString, qsizetype> known;
    const QString key = QStringLiteral("%1 %2 %3").arg(snippet.id).arg(status).arg(elsewhere);
    const auto found = known.constFind(key);
    if (found != known.constEnd())
        return *found;
    const auto text = advisor::render(
        snippet, {*url::parse("http://a.test/from"),
                  *url::parse(elsewhere ? "http://b.test/to" : "http://a.test/to"), status});
    return *known.insert(key, text ? text->count(u'\n') : -1);
}

} // namespace

void snippets(Input input) {
    const unsigned how = input.byte();
    const auto reading = how & 1 ? url::Reading::Rfc3986 : url::Reading::Whatwg;
    const url::Url base = *url::parse("http://a.test/");
    const auto from = url::parse(input.line(), base, reading);
    const auto to = url::parse(input.rest(), base, reading);
    if (!from || !to || !from->isHttp() || !to->isHttp())
        return;
    const bool elsewhere = !url::isSameOrigin(*from, *to);
    for (const advisor::Snippet& snippet : advisor::snippets())
        for (const int status : snippet.statuses) {
            const auto text = advisor::render(snippet, {*from, *to, status});
            if (!text)
                continue;
            requirePlain(*text);
            REQUIRE(text->count(u'\n') == usualLines(snippet, status, elsewhere), text->toUtf8());
        }
}

} // namespace thence::fuzz
