#include "app/redaction/names.h"
#include "app/redaction/redaction.h"
#include "tests/support/tracebuilder.h"

#include <QRandomGenerator>
#include <QTest>

#include <ctime>

using namespace thence;
using redaction::Redaction;

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
    {"Location", "/cb?code=a1b2c3&lang=en#access_token=x",
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
    {"<a href=\"?token=1\">", "<a href=\"?token=redacted\">"},
    {R"({"tokens":["a1","b2"],"n":3})", R"({"tokens":["redacted","redacted"],"n":3})"},
    {R"({"password":null,"otp":123456,"x":[1]})", R"({"password":null,"otp":"redacted","x":[1]})"},
    {R"({"token":"cut o)", R"({"token":"redacted)"},
    {"a=1;password=b;c", "a=1;password=redacted"},
    {"<password>a b</password><x>y</x>", "<password>redacted</password><x>y</x>"},
    {"", ""},
};

constexpr Row headRows[] = {
    {"GET /cb?code=a1b2c3 HTTP/1.1\r\nHost: a.test\r\nCookie: a=1\r\n\r\n",
     "GET /cb?code=redacted HTTP/1.1\r\nHost: a.test\r\nCookie: a=redacted\r\n\r\n"},
    {"HTTP/1.1 200 OK\nSet-Cookie:a=1\nno colon\n\n",
     "HTTP/1.1 200 OK\nSet-Cookie:a=redacted\nno colon\n\n"},
    {"HTTP/1.1 200 OK\r\nAuthorization:\r\nX: y", "HTTP/1.1 200 OK\r\nAuthorization:\r\nX: y"},
};

/// Processor time of this program, ms: other programs do not count.
qint64 usedTime() {
    return qint64(std::clock()) * 1000 / CLOCKS_PER_SEC;
}

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

    void grades_data() {
        using redaction::Grade;
        QTest::addColumn<Grade>("grade");
        for (const char* const name : {"token",
                                       "Access-Token",
                                       "clientSecret",
                                       "reset_token",
                                       "token[0]",
                                       "data[password]",
                                       "access%5Ftoken",
                                       "PHPSESSID",
                                       "jsessionid",
                                       "X-Vault-Token",
                                       "PRIVATE-TOKEN",
                                       "DPoP",
                                       "Cf-Access-Jwt-Assertion",
                                       "SAMLResponse",
                                       "RelayState",
                                       "api_key",
                                       "verificationCode",
                                       "AWS_SECRET_ACCESS_KEY",
                                       "password2",
                                       "passwd",
                                       "hmac",
                                       "sid",
                                       "sig",
                                       "nonce"})
            QTest::newRow(name) << Grade::Always;
        for (const char* const name : {"code", "key", "state", "session", "auth", "some_key"})
            QTest::newRow(name) << Grade::UnlessPlain;
        for (const char* const name : {"ticket", "token_type", "has_password", "viewstate"})
            QTest::newRow(name) << Grade::IfRandom;
        for (const char* const name :
             {"", "lang", "page", "id", "sort_key", "zipCode", "error_code", "author", "keyword",
              "Location", "side", "design", "passenger", "monkey", "process_id", "businessid",
              "public_key", "\xff\xfe", "%"})
            QTest::newRow(name) << Grade::None;
    }

    void grades() {
        QFETCH(redaction::Grade, grade);
        QCOMPARE(redaction::gradeOf(QTest::currentDataTag()), grade);
    }

    // A server that names a great many secrets makes no room for one that comes later.
    void contentCrowdsNothingOut() {
        trace::Trace trace = test::trace(
            "GET http://a.test/ -> 302 | Location: /b | Content-Type: application/json\n"
            "GET http://a.test/b | X-Api-Key: Zk39fQ7aZk39 -> 200 | X-Vault-Token: Yk39fQ7aYk39");
        QByteArray& flood = trace.hops[0].exchange.response->content;
        flood = "{\"passwords\":[";
        for (int i = 0; i < 40'000; ++i)
            flood += "\"Q7a" + QByteArray::number(i * 7919 + 1'000'000'000) + "x\",";
        flood += "1]}";
        const Redaction redaction = Redaction::forTrace(trace);
        QCOMPARE(redaction.text("Zk39fQ7aZk39, Yk39fQ7aYk39"), QByteArray("redacted, redacted"));
    }

    void zeroBytesInTextHideNothing() {
        for (const auto& [type, before, after] : {
                 std::tuple("application/json", R"({"a":"@","password":"a1b2"})",
                            R"({"a":"@","password":"redacted"})"),
                 std::tuple("application/x-www-form-urlencoded", "a=@&password=a1b2",
                            "a=@&password=redacted"),
                 std::tuple("text/html", "<p>@</p><password>a1b2</password>",
                            "<p>@</p><password>redacted</password>"),
                 std::tuple(
                     "multipart/form-data; boundary=x",
                     "--x\r\nContent-Disposition: form-data; name=\"f\"\r\n\r\n@\r\n--x\r\n"
                     "Content-Disposition: form-data; name=\"password\"\r\n\r\na1b2\r\n--x--",
                     "--x\r\nContent-Disposition: form-data; name=\"f\"\r\n\r\n@\r\n--x\r\n"
                     "Content-Disposition: form-data; name=\"password\"\r\n\r\nredacted\r\n"
                     "--x--"),
             })
            QCOMPARE(Redaction().content(QByteArray(before).replace('@', '\0'), type),
                     QByteArray(after).replace('@', '\0'));
    }

    void sentencesKeepTheirQuotationMarks() {
        QCOMPARE(Redaction().sentence(QStringLiteral("“http://u:p@a.test/?token=x1” and “b”.")),
                 QStringLiteral("“http://redacted@a.test/?token=redacted” and “b”."));
    }

    void whatIsHiddenOnceIsHiddenEverywhere_data() {
        QTest::addColumn<QByteArray>("trace");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("shown");
        const auto row = [](const char* name, const char* trace, const char* text,
                            const char* shown) {
            QTest::newRow(name) << QByteArray(trace) << QByteArray(text) << QByteArray(shown);
        };
        row("a body beside a Location",
            "GET http://a.test/ -> 302 | Location: /?token=Zk39fQ7a | @content go to Zk39fQ7a now",
            "go to Zk39fQ7a now", "go to redacted now");
        row("in the middle of a word, when it is long",
            "GET http://a.test/?token=Zk39fQ7aZk39fQ7aXX -> 200", "x_Zk39fQ7aZk39fQ7aXXy",
            "x_redactedy");
        row("percent-encoded", "GET http://a.test/ | X-Api-Key: p@ss/w0rd! -> 200",
            "/x/p%40ss%2Fw0rd%21/y", "/x/redacted/y");
        row("decoded", "GET http://a.test/?password=p%40ss%2Fw0rd%21 -> 200", "is p@ss/w0rd!.",
            "is redacted.");
        row("escaped", "GET http://a.test/ | X-Api-Key: p@ss/w0rd! -> 200", "p@ss\\/w0rd!",
            "redacted");
        row("Basic", "GET http://a.test/ | Authorization: Basic dXNlcjpwQHNzdzByZA== -> 200",
            "the password is p@ssw0rd", "the password is redacted");
        row("userinfo", "GET http://a.test/ -> 302 | Location: http://u:s3cr3t@b.test/",
            "u, s3cr3t", "u, redacted");
        row("the name of a host that comes later",
            "GET http://a.test/?password=hunter2x9 -> 302 | Location: http://hunter2x9/\n"
            "GET http://hunter2x9/ -> 200",
            "it is hunter2x9", "it is redacted");
        row("a word with a name", "GET http://a.test/?password=swordfish -> 200",
            "say swordfish, not swordfishes", "say redacted, not swordfishes");
        row("a cookie", "GET http://a.test/ | Cookie: x=a1b2c3d4e5f6 -> 200", "a1b2c3d4e5f6",
            "redacted");
        row("short words stay", "GET http://a.test/?password=true1&pin=1&token=1 -> 200",
            "1 true1 true", "1 true1 true");
        row("cookies that say little", "GET http://a.test/ | Cookie: theme=dark; lang=en-US -> 200",
            "dark en-US", "dark en-US");
        row("a URL in a cookie", "GET http://a.test/ | Cookie: back=http://a.test/x -> 200",
            "http://a.test/x", "http://a.test/x");
        row("a date in a cookie", "GET http://a.test/ | Cookie: seen=2026-11-28T08:26:01Z -> 200",
            "2026-11-28T08:26:01Z", "2026-11-28T08:26:01Z");
        row("the host", "GET http://shop1.test/?token=shop1.test -> 200", "http://shop1.test/",
            "http://shop1.test/");
        row("a name as a value", "GET http://a.test/?password=password -> 200", "the password of",
            "the password of");
    }

    void whatIsHiddenOnceIsHiddenEverywhere() {
        QFETCH(QByteArray, trace);
        QFETCH(QByteArray, text);
        const Redaction redaction = Redaction::forTrace(test::trace(trace));
        QTEST(redaction.text(text), "shown");
        QTEST(redaction.content(text, "text/plain"), "shown");
        QCOMPARE(Redaction(Redaction::Secrets::Kept).text(text), text);
    }

    void growsWithTheTrace() {
        const trace::Trace trace =
            test::trace("GET http://a.test/?token=Zk39fQ7a -> 302 | Location: /b\n"
                        "GET http://a.test/b | X-Api-Key: Yj28eP6z -> 200");
        trace::Trace first = trace;
        first.hops.resize(1);
        const Redaction whole = Redaction::forTrace(trace);
        const Redaction grown = Redaction::forTrace(trace, Redaction::forTrace(first), 1);
        QCOMPARE(whole.count(), 2);
        QCOMPARE(grown.count(), 2);
        for (const Redaction& redaction : {whole, grown})
            QCOMPARE(redaction.text("Zk39fQ7a Yj28eP6z"), "redacted redacted");
    }

    void takesTimeInProportion_data() {
        QTest::addColumn<QByteArray>("content");
        constexpr qsizetype size = 1 << 17;
        for (const char* const part : {"=",
                                       ":",
                                       "a",
                                       "/",
                                       "\\",
                                       "\"",
                                       "{",
                                       "[",
                                       "<",
                                       "&",
                                       "%",
                                       "%25",
                                       "@",
                                       "//@",
                                       "eyJ",
                                       "eyJ.",
                                       "a=",
                                       "token=",
                                       "state=state=",
                                       "code=/",
                                       "\"token\":",
                                       "\"token\":\"",
                                       "<a ",
                                       "<a b=",
                                       "<password>",
                                       "</a>",
                                       "<!--",
                                       "<![CDATA[",
                                       "&#x41;",
                                       "\\u0041",
                                       "token",
                                       "Bearer ",
                                       "-----BEGIN ",
                                       "-----BEGIN PRIVATE KEY-----",
                                       "https:",
                                       "http://a:b",
                                       "reset/",
                                       "\n",
                                       "Cookie: ",
                                       "Cookie: a=b\n",
                                       "name=\"",
                                       "--B\r\n\r\n",
                                       "{\"a\":[",
                                       "state='",
                                       "password: ",
                                       "a=b&token=Zk39fQ7a&",
                                       "\0",
                                       "(;{",
                                       "%2525",
                                       "Set-Cookie:",
                                       "key = \"",
                                       "Ünïcödé "}) {
            const QByteArray one(*part ? part : "\0", *part ? qsizetype(qstrlen(part)) : 1);
            // Where a separator asks how far its value goes, a square shows in large texts only.
            const qsizetype wanted = one.contains('=') ? 4 * size : size;
            QTest::newRow(one.toPercentEncoding().constData()) << one.repeated(wanted / one.size());
        }
        QTest::newRow("much punctuation")
            << QByteArray("state=").repeated(size / 12) + QByteArray(size / 2, ';');
        QByteArray noise(size, '\0');
        QRandomGenerator(1).fillRange(reinterpret_cast<quint32*>(noise.data()), size / 4);
        QTest::newRow("noise") << noise;
        QTest::newRow("letters") << noise.toBase64().first(size);
    }

    void takesTimeInProportion() {
        QFETCH(QByteArray, content);
        // ms, many times what it takes, on any machine; what is not linear takes minutes.
#if defined(__SANITIZE_ADDRESS__) || !defined(NDEBUG)
        constexpr qint64 longest = 20'000;
#else
        constexpr qint64 longest = 2'000;
#endif
        trace::Trace trace = test::trace("POST http://a.test/?token=AAAAAAAAAAAAAAAA1 -> 200");
        trace.hops[0].exchange.response->content = content;
        for (const char* const type :
             {"", "application/json", "text/html", "application/x-www-form-urlencoded",
              "multipart/form-data; boundary=B", "text/csv"}) {
            trace.hops[0].exchange.response->fields = {{"Content-Type", type}};
            const qint64 before = usedTime();
            const Redaction redaction = Redaction::forTrace(trace);
            redaction.content(content, type);
            const qint64 took = usedTime() - before;
            QVERIFY2(took < longest, QByteArray(type) + ": " + QByteArray::number(took) + " ms");
        }
        redaction::Redaction().url(content);
        redaction::Redaction().head(content);
        redaction::Redaction().field("Cookie", content);
        redaction::Redaction().field("Authorization", content);
    }
};

QTEST_GUILESS_MAIN(TestRedaction)
#include "tst_redaction.moc"
