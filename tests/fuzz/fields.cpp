#include "tests/fuzz/targets.h"

#include "app/findings/caching/caching.h"
#include "app/findings/caching/ranges.h"
#include "app/http/cachecontrol.h"
#include "app/http/date.h"
#include "app/http/fielddiff.h"
#include "app/http/stricttransport.h"
#include "app/http/syntax.h"
#include "app/tracer/cookiejar.h"
#include "app/tracer/hsts.h"
#include "app/url/parse.h"

#include <QDateTime>

#include <algorithm>
#include <iterator>

namespace thence::fuzz {

namespace {

const QDateTime now = http::utc(QDate(2026, 1, 1), QTime(0, 0));

http::FieldList fieldsFrom(Input& input) {
    http::FieldList fields;
    for (int i = 0; i < 40 && !input.isEmpty(); ++i) {
        const QByteArray line = input.line();
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            fields.append(line.first(colon), line.sliced(colon + 1).trimmed());
    }
    return fields;
}

void cacheControl(Input& input) {
    const http::FieldList fields = fieldsFrom(input);
    const http::CacheControl control(fields);
    for (const http::CacheDirective& directive : control.directives()) {
        REQUIRE(control.has(directive.name), directive.name);
        if (const auto seconds = control.seconds(directive.name))
            REQUIRE(*seconds >= 0, directive.name);
    }
}

void date(Input& input) {
    const QByteArray text = input.rest();
    const auto read = http::parseDate(text, now);
    if (!read)
        return;
    REQUIRE(read->isValid(), text);
    REQUIRE(http::parseDate(http::formatDate(*read), now) == read, text);
}

void lists(Input& input) {
    const QByteArray text = input.rest();
    for (const QByteArrayView part : http::splitList(text)) {
        REQUIRE(!part.isEmpty() && http::trimmed(part).size() == part.size(), text);
        REQUIRE(part.begin() >= text.cbegin() && part.end() <= text.cend(), text);
    }
}

void differences(Input& input) {
    const QByteArray bytes = input.until('\0');
    Input first(bytes);
    const http::FieldList before = fieldsFrom(first);
    const http::FieldList after = fieldsFrom(input);
    http::differences(before, after);
    REQUIRE(before == before);
}

/// No cookie reaches a host outside the domain that set it, and no control byte a request.
void cookies(Input& input) {
    const url::Url source = *url::parse("https://www.a.co.uk/dir/x");
    http::FieldList fields;
    for (int i = 0; i < 60 && !input.isEmpty(); ++i)
        fields.append("Set-Cookie", input.line());
    tracer::CookieJar jar;
    jar.store(source, fields, now);
    for (const char* const target :
         {"https://www.a.co.uk/dir/x", "http://a.co.uk/", "http://x.www.a.co.uk/dir"}) {
        const QByteArray sent = jar.cookiesFor(*url::parse(target), now);
        REQUIRE(std::ranges::none_of(sent, http::isControl), sent);
    }
    for (const char* const target : {"https://b.co.uk/", "https://a.co.uk.test/", "https://co.uk/"})
        REQUIRE(jar.cookiesFor(*url::parse(target), now).isEmpty(), target);
    tracer::CookieJar seeded;
    seeded.seed("a.test", fields.isEmpty() ? QByteArray() : fields.at(0).value.toByteArray());
    REQUIRE(seeded.cookiesFor(*url::parse("http://b.test/"), now).isEmpty());
}

void hsts(Input& input) {
    const QByteArray value = input.rest();
    const auto read = http::readStrictTransport(value);
    if (read)
        REQUIRE(read->maxAge.count() >= 0, value);
    http::FieldList fields;
    fields.append("Strict-Transport-Security", value);
    const url::Url target = *url::parse("http://www.a.test:80/x?y");
    tracer::HstsHosts overHttp;
    overHttp.learn(target, fields, now);
    REQUIRE(!overHttp.upgraded(target, now), value);
    tracer::HstsHosts hosts;
    hosts.learn(*url::parse("https://a.test/"), fields, now);
    const auto upgraded = hosts.upgraded(target, now);
    REQUIRE(!upgraded || (read && read->includeSubDomains && upgraded->scheme() == "https"), value);
    REQUIRE(!hosts.upgraded(*url::parse("http://b.test/"), now), value);
}

void caching(Input& input) {
    namespace caching = findings::caching;
    const unsigned how = input.byte();
    caching::Observed observed;
    observed.request.target = *url::parse("https://a.test/x?y");
    observed.request.method = how & 1 ? "POST" : "GET";
    observed.receivedAt = now;
    observed.response.fields = fieldsFrom(input);
    http::Request next = observed.request;
    if (how & 2)
        next.fields = observed.response.fields;
    for (const int status : {200, 206, 301, 302, 304, 308, 404}) {
        observed.response.status = status;
        for (const auto cache :
             {caching::Cache::Browser, caching::Cache::Private, caching::Cache::Shared})
            for (const qint64 elapsed : {qint64(0), qint64(86'400), qint64(1'000'000'000'000)}) {
                const caching::Judgement judgement = caching::judge(cache, observed, elapsed, next);
                REQUIRE(judgement.age >= 0 && !judgement.why.isEmpty());
                REQUIRE(judgement.storable || judgement.reuse == caching::Reuse::No);
            }
        caching::storedRange(observed.response);
    }
}

} // namespace

void fields(Input input) {
    constexpr void (*parts[])(Input&) = {cacheControl, date, lists,  differences,
                                         cookies,      hsts, caching};
    const unsigned which = input.byte();
    if (which < 0xf0)
        return parts[which % std::size(parts)](input);
    const QByteArray more = swollen(input.rest());
    Input large(more);
    parts[which % std::size(parts)](large);
}

} // namespace thence::fuzz
