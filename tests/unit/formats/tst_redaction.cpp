#include "app/formats/redaction.h"
#include "app/http/secrets.h"

#include <QTest>

using whereto::formats::Redaction;

namespace {

struct FieldRow {
    const char* name;
    const char* before;
    const char* after;
};

constexpr FieldRow fieldRows[] = {
    {"Authorization", "Basic dXNlcjpwYXNz", "Basic redacted"},
    {"authorization", "dXNlcjpwYXNz", "redacted"},
    {"Proxy-Authorization", "Bearer a.b.c", "Bearer redacted"},
    {"Cookie", "sid=1; theme=dark", "sid=redacted; theme=redacted"},
    {"Cookie", "loose; sid=1", "redacted; sid=redacted"},
    {"Set-Cookie", "loose; Secure", "redacted; Secure"},
    {"Set-Cookie", "sid=1=2; Path=/; Secure", "sid=redacted; Path=/; Secure"},
    {"Set-Cookie", "sid=1", "sid=redacted"},
    {"X-Api-Key", "k-123", "redacted"},
    {"Location", "/cb?code=abc&lang=en#access_token=x",
     "/cb?code=redacted&lang=en#access_token=redacted"},
    {"Location", "https://user:pass@a.test/", "https://redacted@a.test/"},
    {"Location", "//user@a.test/@b", "//redacted@a.test/@b"},
    {"Location", "/mail/@me", "/mail/@me"},
    {"Refresh", "0; url=/next?token=t", "0; url=/next?token=redacted"},
    {"Referer", "https://a.test/?sig=1", "https://a.test/?sig=redacted"},
    {"Content-Type", "text/html; charset=utf-8", "text/html; charset=utf-8"},
    {"Cache-Control", "max-age=60", "max-age=60"},
};

struct Row {
    const char* before;
    const char* after;
};

constexpr Row contentRows[] = {
    {"user=ada&password=p%26w", "user=ada&password=redacted"},
    {"a=1", "a=1"},
    {R"({"user":"ada","access_token" : "t\"x","n":[{"PIN":1,"apiKey":42}]})",
     R"({"user":"ada","access_token" : "redacted","n":[{"PIN":1,"apiKey":"redacted"}]})"},
    {"<a href=\"?token=1\">", "<a href=\"?token=1\">"},
    {"", ""},
};

constexpr Row headRows[] = {
    {"GET /cb?code=abc HTTP/1.1\r\nHost: a.test\r\nCookie: a=1\r\n\r\n",
     "GET /cb?code=redacted HTTP/1.1\r\nHost: a.test\r\nCookie: a=redacted\r\n\r\n"},
    {"HTTP/1.1 200 OK\nSet-Cookie:a=1\nno colon\n\n",
     "HTTP/1.1 200 OK\nSet-Cookie:a=redacted\nno colon\n\n"},
    {"HTTP/1.1 200 OK\r\nAuthorization:\r\nX: y", "HTTP/1.1 200 OK\r\nAuthorization:\r\nX: y"},
};

} // namespace

class TestRedaction : public QObject {
    Q_OBJECT

private slots:
    void fields() {
        for (const auto& [name, before, after] : fieldRows) {
            QCOMPARE(Redaction().field(name, before), QByteArray(after));
            QCOMPARE(Redaction(Redaction::Secrets::Kept).field(name, before), QByteArray(before));
        }
    }

    void content() {
        for (const auto& [before, after] : contentRows)
            QCOMPARE(Redaction().content(before), QByteArray(after));
    }

    void heads() {
        for (const auto& [before, after] : headRows)
            QCOMPARE(Redaction().head(before), QByteArray(after));
    }

    void secretNames() {
        QVERIFY(whereto::http::isSecretField("SET-COOKIE"));
        QVERIFY(!whereto::http::isSecretField("Location"));
        QVERIFY(whereto::http::isSecretParameter("Access-Token"));
        QVERIFY(whereto::http::isSecretParameter("clientSecret"));
        QVERIFY(!whereto::http::isSecretParameter("lang"));
    }
};

QTEST_GUILESS_MAIN(TestRedaction)
#include "tst_redaction.moc"
