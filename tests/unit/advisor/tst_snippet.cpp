#include "app/advisor/snippet.h"
#include "app/http/statuscode.h"
#include "app/url/parse.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace thence;
using namespace thence::advisor;

namespace {

Redirection redirection(QByteArrayView from, QByteArrayView to, int status = 307) {
    const url::Url base = url::parse(from).value();
    return {base, url::parse(to, base).value(), status};
}

QString rendered(const char* id, const Redirection& redirection) {
    const auto text = render(*findSnippet(QString::fromLatin1(id)), redirection);
    return text ? *text : u"refused: "_s + text.error().reason;
}

} // namespace

class TestSnippet : public QObject {
    Q_OBJECT

private slots:
    void everyServerIsThere() {
        QStringList ids;
        for (const Snippet& snippet : snippets())
            ids.append(snippet.id);
        QCOMPARE(ids.first(), u"nginx"_s);
        ids.sort();
        QCOMPARE(ids,
                 QStringList({u"apache"_s, u"aspnet"_s, u"caddy"_s, u"cloudflare-rules"_s,
                              u"cloudflare-workers"_s, u"django"_s, u"envoy"_s, u"express"_s,
                              u"flask"_s, u"go"_s, u"haproxy"_s, u"iis"_s, u"netlify"_s, u"nginx"_s,
                              u"rails"_s, u"spring"_s, u"traefik"_s, u"vercel"_s}));
    }

    void everyServerAnswersWhatItCan_data() {
        QTest::addColumn<QString>("id");
        for (const Snippet& snippet : snippets())
            QTest::newRow(qPrintable(snippet.id)) << snippet.id;
    }

    void everyServerAnswersWhatItCan() {
        QFETCH(QString, id);
        const Snippet& snippet = *findSnippet(id);
        for (const int status : {301, 302, 303, 307, 308}) {
            const auto text =
                render(snippet, redirection("https://a.test/old", "https://b.test/new", status));
            QCOMPARE(text.has_value(), snippet.statuses.contains(status));
            if (!text) {
                QCOMPARE(text.error().reason,
                         u"%1 has no way to answer %2."_s.arg(snippet.name).arg(status));
                continue;
            }
            QVERIFY2(text->contains("/new"_L1) && text->contains("b.test"_L1), qPrintable(*text));
            QVERIFY2(text->contains("old"_L1), qPrintable(*text));
            QVERIFY2(!text->contains("{{"_L1), qPrintable(*text));
            const QString word = QString::fromUtf8(snippet.statusWords.value(status));
            QVERIFY2(text->contains(word.isEmpty() ? QString::number(status) : word),
                     qPrintable(*text));
        }
    }

    void whatIsWritten_data() {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("text");

        QTest::newRow("nginx") << u"nginx"_s
                               << u"location = /checkout {\n    return 307 /checkout-v2;\n}\n"_s;
        QTest::newRow("Apache")
            << u"apache"_s
            << u"RewriteEngine On\nRewriteRule \"^/checkout$\" \"/checkout-v2\" [R=307,L,NE,QSD]\n"_s;
        QTest::newRow("Caddy")
            << u"caddy"_s << u"@moved path_regexp `^/checkout$`\nredir @moved /checkout-v2 307\n"_s;
        QTest::newRow("HAProxy")
            << u"haproxy"_s
            << u"http-request redirect code 307 location /checkout-v2 if { path -m str /checkout }\n"_s;
        QTest::newRow("Netlify") << u"netlify"_s << u"/checkout /checkout-v2 307!\n"_s;
        QTest::newRow("Envoy") << u"envoy"_s
                               << u"- match:\n    path: \"/checkout\"\n  redirect:\n"
                                  "    path_redirect: \"/checkout-v2\"\n"
                                  "    response_code: TEMPORARY_REDIRECT\n"_s;
    }

    void whatIsWritten() {
        QFETCH(QString, id);
        QFETCH(QString, text);
        QCOMPARE(rendered(id.toLatin1(), redirection("https://a.test/checkout", "/checkout-v2")),
                 text);
    }

    void aCircleIsNotWritten_data() {
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<bool>("written");
        QTest::newRow("the same URL") << "/todo"_ba << false;
        QTest::newRow("a place in it") << "/todo#last"_ba << false;
        QTest::newRow("another query, which no rule looks at") << "/todo?page=2"_ba << false;
        QTest::newRow("the same path, encoded") << "/t%6Fdo"_ba << false;
        QTest::newRow("another path") << "/todo/"_ba << true;
        QTest::newRow("another scheme") << "http://a.test/todo"_ba << true;
        QTest::newRow("another host") << "https://b.test/todo"_ba << true;
    }

    void aCircleIsNotWritten() {
        QFETCH(QByteArray, to);
        QFETCH(bool, written);
        for (const Snippet& snippet : snippets()) {
            const auto text = render(snippet, redirection("https://a.test/todo?a=1", to, 302));
            QCOMPARE(text.has_value(), written);
            if (!written)
                QVERIFY2(text.error().reason.contains("in a circle"_L1),
                         qPrintable(text.error().reason));
        }
    }

    void quotings_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("quoted"); // null: refused

        const auto row = [](const char* title, const char* name, const char* text,
                            const char* quoted) {
            QTest::newRow(title) << QByteArray(name) << QByteArray(text) << QByteArray(quoted);
        };
        row("string: quote and backslash", "string", "a\"b\\c", "\"a\\\"b\\\\c\"");
        row("string: not code", "string", "${x} {y} #{z} 'q'", "\"${x} {y} #{z} 'q'\"");
        row("string: a Java escape", "string", "\\u0022", "\"\\\\u0022\"");
        row("ruby: code", "ruby", "#{system('x')}", "\"\\#{system('x')}\"");
        row("nginx: plain", "nginx", "/a-b_c.d~e", "/a-b_c.d~e");
        row("nginx: ends the block", "nginx", "/a; } location / {", "\"/a; } location / {\"");
        row("nginx: ends the string", "nginx", "/a\"; return 200", "\"/a\\\"; return 200\"");
        row("nginx: empty", "nginx", "", "\"\"");
        row("haproxy: a variable", "haproxy", "/$HOME${X}", "\"/\\$HOME\\${X}\"");
        row("haproxy: ends the condition", "haproxy", "/a } if TRUE", "\"/a } if TRUE\"");
        row("haproxy-format: code", "haproxy-format", "/%[src]%20", "/%%[src]%%20");
        row("regex: everything special", "regex", "/a.b*(c)[d]$e\\\"",
            "/a\\.b\\x2a\\x28c\\x29\\x5bd\\x5d\\x24e\\x5c\\x22");
        row("regex: bytes", "regex", "/caf\xc3\xa9", "/caf\\xc3\\xa9");
        row("whole-regex: letters", "whole-regex", "/caf\xc3\xa9.", "^/caf\xc3\xa9\\.$");
        row("url-regex", "url-regex", "/a?b", "^https?://[^/]+/a\\x3fb(\\?.*)?$");
        row("mod-rewrite: what a condition matched", "mod-rewrite", "/a%20b%{ENV}",
            "/a\\%20b\\%{ENV}");
        row("caddy: spaces", "caddy", "/a b", "`/a b`");
        row("caddy: a backquote", "caddy", "/a`b", nullptr);
        row("caddy: a placeholder", "caddy", "/{env.HOME}", nullptr);
        row("yaml: quote", "yaml", "it's: #1", "'it''s: #1'");
        row("xml: all five", "xml", "<&>\"'", "\"&lt;&amp;&gt;&quot;&#39;\"");
        row("rootless", "rootless", "/a/b", "a/b");
        row("iis-location: root", "iis-location", "/", ".");
        row("no-pattern: a URL", "no-pattern", "https://b.test:8443/x", "https://b.test:8443/x");
        row("no-pattern: a splat", "no-pattern", "/a/*", nullptr);
        row("no-pattern: a name", "no-pattern", "https://b.test/:id", nullptr);
        row("path-pattern", "path-pattern", "/a(b):c*", "/a\\(b\\)\\:c\\*");
    }

    void quotings() {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, quoted);
        const Quoted result = findQuoting(name)(text);
        QCOMPARE(result.has_value(), !quoted.isNull());
        if (result)
            QCOMPARE(*result, quoted);
    }

    void decodedPaths_data() {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("decoded"); // null: refused

        const auto row = [](const char* title, const char* path, const char* decoded) {
            QTest::newRow(title) << QByteArray(path) << QByteArray(decoded);
        };
        row("plain", "/a/b", "/a/b");
        row("space and umlaut", "/%C3%BC%20x", "/\xc3\xbc x");
        row("beyond 16 bits", "/%F0%9F%98%80", "/\xf0\x9f\x98\x80");
        row("new line", "/a%0Ab", nullptr);
        row("nothing", "/a%00b", nullptr);
        row("escape", "/a%1B[31m", nullptr);
        row("right-to-left override", "/a%E2%80%AEb", nullptr);
        row("zero width", "/a%E2%80%8Bb", nullptr);
        row("line separator", "/a%E2%80%A8b", nullptr);
        row("not UTF-8", "/a%FFb", nullptr);
        row("overlong", "/a%C0%AFb", nullptr);
    }

    void decodedPaths() {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, decoded);
        const Quoted result = decodedPath(path);
        QCOMPARE(result.has_value(), !decoded.isNull());
        if (result)
            QCOMPARE(*result, decoded);
    }

    void rawPaths() {
        QCOMPARE(rawPath("/a'b$c;d%41"), QByteArray("/a'b$c;d%41"));
        QCOMPARE(rawPath("/a\"b c\\d{e}#\r\n\xc3"),
                 QByteArray("/a%22b%20c%5Cd%7Be%7D%23%0D%0A%C3"));
    }

    void urlsAreInert_data() {
        QTest::addColumn<QByteArray>("url");
        QTest::addColumn<QByteArray>("inert");

        QTest::newRow("stays") << QByteArray("https://a.test:8443/x/%41?q=1&r=(2)#f")
                               << QByteArray("https://a.test:8443/x/%41?q=1&r=(2)#f");
        QTest::newRow("variables")
            << QByteArray("/?a=$host{b}") << QByteArray("/?a=%24host%7Bb%7D");
        QTest::newRow("quotes") << QByteArray("/?a='\"`\\") << QByteArray("/?a=%27%22%60%5C");
        QTest::newRow("lines") << QByteArray("/?a=\r\nX: y") << QByteArray("/?a=%0D%0AX:%20y");
        QTest::newRow("bytes") << QByteArray("/\xc3\xa9") << QByteArray("/%C3%A9");
    }

    void urlsAreInert() {
        QFETCH(QByteArray, url);
        QFETCH(QByteArray, inert);
        QCOMPARE(inertUrl(url), inert);
    }

    void aTargetStaysWhereItIs_data() {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("written");

        const QByteArray from = "https://a.test/x";
        QTest::newRow("path") << from << QByteArray("/y?q#f") << u"\"/y?q#f\""_s;
        QTest::newRow("other scheme")
            << QByteArray("http://a.test/x") << QByteArray("https://a.test/x")
            << u"\"https://a.test/x\""_s;
        QTest::newRow("a path that looks like a host")
            << from << QByteArray("https://a.test//evil.test/")
            << u"\"https://a.test//evil.test/\""_s;
        QTest::newRow("no password in a file")
            << from << QByteArray("https://u:p@b.test/") << u"\"https://b.test/\""_s;
    }

    void aTargetStaysWhereItIs() {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, written);
        const QString text = rendered("express", redirection(from, to));
        QVERIFY2(text.contains(u"res.redirect(307, "_s + written + u')'), qPrintable(text));
    }

    void aQuotedStringInsideAQuotedString() {
        const QString text =
            rendered("cloudflare-rules", redirection("https://a.test/x\"y", "https://b.test/"));
        const QString expected =
            u"\"http.host eq \\\"a.test\\\" and http.request.uri.path eq \\\"/x%22y\\\"\""_s;
        QVERIFY2(text.contains(expected), qPrintable(text));
    }

    void whatNobodySeesIsRefused() {
        const Redirection hidden = redirection("https://a.test/a%E2%80%AEb", "/new");
        QVERIFY(rendered("nginx", hidden).startsWith("refused: "_L1));
        QVERIFY(rendered("flask", hidden).startsWith("refused: "_L1));
        QVERIFY(rendered("express", hidden).contains("%E2%80%AE"_L1));
    }

    void aBrokenFileSaysWhereAndWhat_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("message");

        QTest::newRow("not JSON")
            << QByteArray("{")
            << u"x.json: expected a JSON object (unterminated object at byte 1)"_s;
        QTest::newRow("no id") << QByteArray("{}")
                               << u"x.json, id: expected a text that is not empty"_s;
        QTest::newRow("no statuses")
            << QByteArray("{\"id\": \"x\", \"name\": \"X\", \"file\": \"f\"}")
            << u"x.json, statuses: expected a list of numbers"_s;
        const QByteArray start =
            "{\"id\": \"x\", \"name\": \"X\", \"file\": \"f\", \"statuses\": [301], \"source\": "
            "{\"title\": \"t\", \"url\": \"https://x.test/\"}, ";
        QTest::newRow("no lines") << start + "\"lines\": []}"
                                  << u"x.json, lines: expected a list that is not empty"_s;
        QTest::newRow("unknown value")
            << start + "\"lines\": [\"{{nothing}}\"]}"
            << u"x.json, lines: expected a value and quotings that exist, not “nothing”"_s;
        QTest::newRow("unknown quoting")
            << start + "\"lines\": [\"{{path|bash}}\"]}"
            << u"x.json, lines: expected a value and quotings that exist, not “path|bash”"_s;
    }

    void aBrokenFileSaysWhereAndWhat() {
        QFETCH(QByteArray, json);
        QFETCH(QString, message);
        const auto snippet = readSnippet(json, u"x.json"_s);
        QVERIFY(!snippet);
        QCOMPARE(snippet.error().text(), message);
    }
};

QTEST_GUILESS_MAIN(TestSnippet)
#include "tst_snippet.moc"
