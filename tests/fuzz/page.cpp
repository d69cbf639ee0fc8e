#include "tests/fuzz/targets.h"

#include "app/findings/htmlpage.h"
#include "app/redirect/html.h"
#include "app/redirect/refresh.h"
#include "app/url/parse.h"

namespace thence::fuzz {

namespace {

constexpr std::chrono::milliseconds longestDelay = std::chrono::days(25);

void requireSound(const std::optional<redirect::Refresh>& refresh, const QByteArray& text) {
    if (!refresh)
        return;
    REQUIRE(refresh->delay.count() >= 0 && refresh->delay < longestDelay, text);
    REQUIRE(refresh->target.size() <= text.size() * 4 + 64, text);
}

void refreshField(const QByteArray& value) {
    const auto refresh = redirect::readRefresh(value);
    requireSound(refresh, value);
    if (!refresh || refresh->target.contains('"') || refresh->target.contains('\''))
        return;
    // Written down again it says the same.
    const QByteArray seconds = QByteArray::number(refresh->delay.count() / 1000);
    const auto again = redirect::readRefresh(seconds + ";url=\"" + refresh->target + '"');
    REQUIRE(again && again->target == refresh->target, value);
}

void html(const QByteArray& text) {
    requireSound(redirect::metaRefresh(text), text);
    const findings::HtmlPage page = findings::readHtmlPage(text);
    const url::Url document = *url::parse("http://a.test/x");
    for (const auto& list : {page.canonicals, page.alternates})
        for (const QByteArray& reference : list)
            if (const auto url = page.resolve(reference, document))
                REQUIRE(!url->scheme().isEmpty(), reference);
    for (const QByteArray& robots : page.robots)
        findings::forbidsIndexing(robots);
}

} // namespace

void page(Input input) {
    const unsigned how = input.byte();
    QByteArray text = input.rest();
    if (how >= 0xf0)
        text = swollen(text);
    if (how & 1)
        html(text);
    else
        refreshField(text);
}

} // namespace thence::fuzz
