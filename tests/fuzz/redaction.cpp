#include "tests/fuzz/targets.h"

#include "app/redaction/redaction.h"
#include "app/trace/trace.h"
#include "app/url/parse.h"

#include <QJsonObject>

#include <array>

namespace thence::fuzz {

namespace {

constexpr char secret[] = "Pl4nt3dS3cr3t9Qx7";
constexpr std::array fieldNames{"Authorization", "Cookie", "Set-Cookie", "X-Api-Key", "Location"};
constexpr std::array mediaTypes{"",          "application/x-www-form-urlencoded",
                                "text/html", "application/json",
                                "text/xml",  "multipart/form-data; boundary=x"};

/// Knows the secret from the request of a trace.
redaction::Redaction knowing() {
    trace::Trace trace;
    trace.composed.target = *url::parse("http://a.test/");
    trace.composed.fields.append("Authorization", QByteArray("Bearer ") + secret);
    return redaction::Redaction::forTrace(trace);
}

/// Everything that can be done with a text.
QList<QByteArray> allOf(const redaction::Redaction& redaction, const QByteArray& text) {
    QList<QByteArray> shown{redaction.url(text), redaction.head("GET / HTTP/1.1\r\n" + text),
                            redaction.text(text)};
    for (const char* const name : fieldNames)
        shown.append(redaction.field(name, text));
    for (const char* const type : mediaTypes)
        shown.append(redaction.content(text, type));
    return shown;
}

} // namespace

/// What the trace knows as a secret is shown nowhere, whatever stands around it; what is named as
/// one is not shown either; and who keeps secrets gets every byte.
void redaction(Input input) {
    static const redaction::Redaction known = knowing();
    const unsigned how = input.byte();
    QByteArray before = input.line();
    QByteArray after = input.rest();
    if (how >= 0xf0) {
        before = swollen(before);
        after = swollen(after);
    }
    const QByteArray text = before + secret + after;
    for (const QByteArray& shown : allOf(known, text))
        REQUIRE(!shown.contains(secret), text + "\n--- shown:\n" + shown);
    const redaction::Redaction unknowing;
    const QByteArray url = "http://a.test/?" + before + "&access_token=" + secret + '&' + after;
    REQUIRE(!unknowing.url(url).contains(secret), url + "\n--- shown:\n" + unknowing.url(url));
    const redaction::Redaction keeping(redaction::Redaction::Secrets::Kept);
    REQUIRE(keeping.content(text) == text && keeping.url(text) == text, text);
}

} // namespace thence::fuzz
