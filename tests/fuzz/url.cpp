#include "tests/fuzz/targets.h"

#include "app/redirect/client.h"
#include "app/redirect/typed.h"
#include "app/url/changes.h"
#include "app/url/host.h"
#include "app/url/parse.h"
#include "app/url/site.h"
#include "app/wire/speaking/requesthead.h"

namespace thence::fuzz {

namespace {

void requireSound(const url::Url& url, url::Reading reading) {
    const QByteArray href = url.href();
    for (const char c : href) // an opaque path may have spaces (URL Standard §4.4)
        REQUIRE((c > 0x20 && c < 0x7f) || (c == ' ' && !url.isHttp()), href);
    const auto again = url::parse(href, {}, reading);
    REQUIRE(again && again->href() == href, href + '\n' + (again ? again->href() : "no URL"));
    REQUIRE(again->host() == url.host() && again->port() == url.port(), href);
    REQUIRE(!url.withoutCredentials().hasCredentials(), href);
    REQUIRE(!url.withoutFragment().hasFragment(), href);
    REQUIRE(url::Url::from(url.parts()).href() == href, href);
    const QByteArray site = url::registrableDomain(url.host());
    REQUIRE(url.host().endsWith(site), href);
    url::isPublicSuffix(url.host());
    url::isPrivateAddress(url.host());
}

void requireOneRequestLine(const url::Url& target) {
    http::Request request;
    request.target = target;
    if (!wire::whyInvalid(request).isEmpty())
        return;
    const QByteArray head = wire::requestHead(request);
    const QByteArray line = head.first(head.indexOf("\r\n"));
    REQUIRE(line.count(' ') == 2 && !head.contains('\0'), head);
    REQUIRE(head.indexOf("\r\n\r\n") == head.size() - 4, head);
}

} // namespace

void requireRanges(const url::Url& before, const url::Url& after) {
    qsizetype end = 0;
    for (const url::Range& range : url::changedRanges(before, after)) {
        REQUIRE(range.start >= end && range.size > 0, before.href() + '\n' + after.href());
        end = range.start + range.size;
    }
    REQUIRE(end <= after.href().size(), before.href() + '\n' + after.href());
    REQUIRE(url::changedRanges(after, after).isEmpty(), after.href());
}

void url(Input input) {
    const unsigned how = input.byte();
    const auto reading = how & 1 ? url::Reading::Rfc3986 : url::Reading::Whatwg;
    const QByteArray first = input.line();
    QByteArray second = input.rest();
    if ((how & 0xf0) == 0xf0)
        second = swollen(second);
    const auto base = url::parse(first, {}, reading);
    const auto url = url::parse(second, base.value_or(url::Url()), reading);
    for (const auto& one : {base, url})
        if (one) {
            requireSound(*one, reading);
            requireOneRequestLine(*one);
        } else {
            REQUIRE(one.error().offset >= 0 && !one.error().text().isEmpty(), second);
        }
    if (base && url)
        requireRanges(*base, *url);
    if (const auto typed = url::parseTyped(second))
        requireSound(*typed, url::Reading::Whatwg);
    const QList<redirect::Client>& clients = redirect::clients();
    if (const auto typed = redirect::readTyped(clients[how % clients.size()], second))
        REQUIRE(typed->isHttp() ? !typed->host().isEmpty() : true, typed->href());
    if (const auto domain = url::domainToAscii(second))
        REQUIRE(url::domainToAscii(*domain) == domain, *domain);
}

} // namespace thence::fuzz
