#include "tests/fuzz/targets.h"

#include "app/formats/redaction.h"

#include <array>

namespace whereto::fuzz {

namespace {

constexpr char secret[] = "PLANTEDSECRET";

void requireHidden(const QByteArray& shown, const QByteArray& from) {
    REQUIRE(!shown.contains(secret), from + "\n--- shown:\n" + shown);
}

} // namespace

/// What hides leaves nothing of a planted secret, whatever stands around it, and hiding what is
/// hidden already changes nothing.
void redaction(Input input) {
    const formats::Redaction redaction;
    const unsigned how = input.byte();
    QByteArray before = input.line();
    QByteArray after = input.rest();
    if (how >= 0xf0) {
        before = swollen(before);
        after = swollen(after);
    }
    constexpr std::array names{"Authorization", "Cookie", "Set-Cookie", "X-Api-Key", "Location"};
    const QByteArray text = before + after;
    for (const char* const name : names) {
        const QByteArray once = redaction.field(name, text);
        REQUIRE(redaction.field(name, once) == once, text);
    }
    const QByteArray url = redaction.url(text);
    REQUIRE(redaction.url(url) == url, text + '\n' + url);
    const QByteArray content = redaction.content(text);
    REQUIRE(redaction.content(content) == content, text + "\n" + content);
    redaction.head("GET / HTTP/1.1\r\n" + text);
    const formats::Redaction keeping(formats::Redaction::Secrets::Kept);
    REQUIRE(keeping.content(text) == text && keeping.url(text) == text);
    requireHidden(
        redaction.url("http://a.test/?" + before + "&access_token=" + secret + '&' + after),
        before + after);
}

} // namespace whereto::fuzz
