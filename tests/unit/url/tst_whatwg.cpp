#include "tests/support/urlreading.h"

#include <QTest>

using namespace thence;
using namespace thence::url;
using namespace Qt::StringLiterals;

/// What browsers make of a Location (the URL Standard).
class TestWhatwg : public QObject {
    Q_OBJECT

private slots:
    void href_data();
    void href();
    void refuses_data();
    void refuses();
    void components();
    void emptyPartsLieWithin();
    void serialisedUrlsAreFixedPoints_data() { href_data(); }
    void serialisedUrlsAreFixedPoints();
};

void TestWhatwg::href_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<QByteArray>("expected");

    const QByteArray base = "http://a.test/dir/page?q=1#f";
    const auto row = [&](const char* name, QByteArray text, QByteArray expected) {
        QTest::newRow(name) << text << base << expected;
    };

    // Where a reference leads.
    row("relative", "t", "http://a.test/dir/t");
    row("dot", "./t", "http://a.test/dir/t");
    row("dot alone", ".", "http://a.test/dir/");
    row("up", "../t", "http://a.test/t");
    row("above the root", "../../../t", "http://a.test/t");
    row("encoded dots", "a/%2e%2E/./%2e/b/.%2e", "http://a.test/dir/");
    row("three dots are a name", ".../t", "http://a.test/dir/.../t");
    row("root", "/t", "http://a.test/t");
    row("empty", "", "http://a.test/dir/page?q=1");
    row("query alone", "?x=2", "http://a.test/dir/page?x=2");
    row("empty query", "?", "http://a.test/dir/page?");
    row("fragment alone", "#x", "http://a.test/dir/page?q=1#x");
    row("double slashes stay", "/a//b/", "http://a.test/a//b/");
    row("colon in a path", "/a:b", "http://a.test/a:b");
    row("digit before a colon", "1:2", "http://a.test/dir/1:2");

    // Where it leaves the host.
    row("network path", "//b.test/x", "http://b.test/x");
    row("backslashes", "\\\\b.test\\x", "http://b.test/x");
    row("slash, backslash", "/\\b.test/x", "http://b.test/x");
    row("many slashes", "///b.test/x", "http://b.test/x");
    row("scheme and backslashes", "http:\\\\b.test\\x", "http://b.test/x");
    row("same scheme, no slashes", "http:t", "http://a.test/dir/t");
    row("same scheme, one slash", "http:/t", "http://a.test/t");
    row("other scheme, no slashes", "https:foo", "https://foo/");
    row("other scheme, one slash", "https:/foo/x", "https://foo/x");
    row("backslash before @", "http://b.test\\@a.test/", "http://b.test/@a.test/");
    row("userinfo", "http://u:p@b.test/", "http://u:p@b.test/");
    row("two @", "http://u@v:p@b.test/", "http://u%40v:p@b.test/");
    row("second colon", "http://u:p:q@b.test/", "http://u:p%3Aq@b.test/");
    row("empty userinfo", "http://:@b.test/", "http://b.test/");

    // What is cleaned.
    row("spaces around", "  /t  ", "http://a.test/t");
    row("tab and newline inside", "/a\tb\r\nc", "http://a.test/abc");
    row("tab inside the scheme", "ht\ttp://b.test", "http://b.test/");
    row("space", "/a b?c d#e f", "http://a.test/a%20b?c%20d#e%20f");
    row("quotes in the path", "/\"<>^`{|}'", "http://a.test/%22%3C%3E%5E%60%7B|%7D'");
    row("quotes in the query", "?\"<>^`{|}'", "http://a.test/dir/page?%22%3C%3E^`{|}%27");
    row("quotes in the fragment", "#\"<>^`{|}'", "http://a.test/dir/page?q=1#%22%3C%3E^%60{|}'");
    row("backslash in the query", "?a\\b", "http://a.test/dir/page?a\\b");
    row("percent stays", "/100%/%zz/%c3%A9/%7e", "http://a.test/100%/%zz/%c3%A9/%7e");
    row("UTF-8", "/caf\xC3\xA9?\xC3\xA9#\xC3\xA9", "http://a.test/caf%C3%A9?%C3%A9#%C3%A9");
    row("bytes that are not UTF-8", "/caf\xE9?\xFF", "http://a.test/caf%E9?%FF");
    row("control bytes", QByteArray("/a\0b\x1F\x7F", 6), "http://a.test/a%00b%1F%7F");

    // Hosts.
    row("upper case", "HTTP://B.TEST/X", "http://b.test/X");
    row("percent in the host", "http://%62.test/", "http://b.test/");
    row("full width", "http://\xEF\xBC\xA7\xEF\xBD\x8F.test/", "http://go.test/");
    row("umlaut", "http://m\xC3\xBCnchen.test/", "http://xn--mnchen-3ya.test/");
    row("percent-encoded umlaut", "http://m%C3%BCnchen.test/", "http://xn--mnchen-3ya.test/");
    row("sharp s is kept", "http://fa\xC3\x9F.test/", "http://xn--fa-hia.test/");
    row("snowman", "http://\xE2\x98\x83.test/", "http://xn--n3h.test/");
    row("soft hyphen goes",
        "http://a\xC2\xAD"
        "b.test/",
        "http://ab.test/");
    row("ideographic full stop", "http://b\xE3\x80\x82test/", "http://b.test/");
    row("hyphens anywhere", "http://-a--b-.test/", "http://-a--b-.test/");
    row("rooted", "http://b.test./", "http://b.test./");
    row("decimal address", "http://2130706433/", "http://127.0.0.1/");
    row("hexadecimal address", "http://0x7F.1/", "http://127.0.0.1/");
    row("octal address", "http://0300.0250.0.01/", "http://192.168.0.1/");
    row("short address", "http://10.1/", "http://10.0.0.1/");
    row("full-width address", "http://\xEF\xBC\x91.1/", "http://1.0.0.1/");
    row("rooted address", "http://1.2.3.4./", "http://1.2.3.4/");
    row("0x alone is zero", "http://0x/", "http://0.0.0.0/");
    row("IPv6", "http://[0:0::1%31]/", "");
    row("IPv6 compressed", "http://[2001:DB8:0:0:1:0:0:1]/", "http://[2001:db8::1:0:0:1]/");
    row("IPv6 loopback", "http://[::1]:80/", "http://[::1]/");
    row("IPv6 with IPv4", "http://[::ffff:1.2.3.4]/", "http://[::ffff:102:304]/");
    row("IPv6 zeros at the end", "http://[1::]/", "http://[1::]/");
    row("IPv6 one zero stays", "http://[1:0:2:3:4:5:6:7]/", "http://[1:0:2:3:4:5:6:7]/");

    // Ports.
    row("port", "http://b.test:8080", "http://b.test:8080/");
    row("default port", "http://b.test:80/", "http://b.test/");
    row("default port of the other", "https://b.test:80/", "https://b.test:80/");
    row("empty port", "http://b.test:/", "http://b.test/");
    row("leading zeros", "http://b.test:0000443/", "http://b.test:443/");
    row("port 0", "http://b.test:0/", "http://b.test:0/");
    row("port 65535", "http://b.test:65535/", "http://b.test:65535/");

    // Other schemes: read well enough to be named.
    row("file", "file:///C|/x/../..", "file:///C:/");
    row("file and localhost", "file://localhost/etc", "file:///etc");
    row("javascript", "javascript:alert(1)", "javascript:alert(1)");
    row("data", "data:text/html,<b>", "data:text/html,<b>");
    row("mailto", "mailto:a@b.test?subject=x", "mailto:a@b.test?subject=x");
    row("ftp", "ftp://b.test:21/x", "ftp://b.test/x");
    row("custom", "app://Open/a/../b", "app://Open/b");
    row("custom without slashes", "app:open", "app:open");
    row("path that looks like a host", "app:/.//b", "app:/.//b");

    QTest::newRow("absolute without base")
        << QByteArray("https://b.test") << QByteArray() << QByteArray("https://b.test/");
    QTest::newRow("base with credentials")
        << QByteArray("/x") << QByteArray("http://u:p@a.test:81/")
        << QByteArray("http://u:p@a.test:81/x");
}

void TestWhatwg::href() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, base);
    QFETCH(QByteArray, expected);
    QCOMPARE(test::hrefOf(text, base, Reading::Whatwg), expected);
}

void TestWhatwg::refuses_data() {
    using Kind = ParseError::Kind;
    test::addRefusals({
        {"nothing", "", Kind::Empty, 0},
        {"spaces", "  \t ", Kind::Empty, 4},
        {"relative without base", "/x", Kind::MissingScheme, 0},
        {"no host", "http://", Kind::MissingHost, 7},
        {"no host, a port", "http://:80/", Kind::MissingHost, 7},
        {"no host after @", "http://u@/x", Kind::MissingHost, 9},
        {"port too large", "http://a.test:99999/", Kind::InvalidPort, 14},
        {"port with a letter", "http://a.test:8x/", Kind::InvalidPort, 15},
        {"negative port", "http://a.test:-1/", Kind::InvalidPort, 14},
        {"space in the host", "http://a b/", Kind::InvalidHost, 7},
        {"tabs count in offsets", " ht\ttp://a.te\tst:x/", Kind::InvalidPort, 17},
        {"encoded slash in the host", "http://a%2fb/", Kind::InvalidHost, 7},
        {"percent in the host", "http://a%zz/", Kind::InvalidHost, 7},
        {"only a soft hyphen", "http://\xC2\xAD/", Kind::InvalidHost, 7},
        {"host is not UTF-8", "http://a\xFF.test/", Kind::InvalidHost, 7},
        {"bad punycode", "http://xn--a/", Kind::InvalidHost, 7},
        {"five numbers", "http://1.2.3.4.5/", Kind::InvalidHost, 7},
        {"number too large", "http://256.1.1.1/", Kind::InvalidHost, 7},
        {"whole number too large", "http://4294967296/", Kind::InvalidHost, 7},
        {"name before a number", "http://a.1/", Kind::InvalidHost, 7},
        {"08 is not octal", "http://1.2.08/", Kind::InvalidHost, 7},
        {"IPv6 not closed", "http://[::1/", Kind::InvalidHost, 7},
        {"IPv6 too long", "http://[1:2:3:4:5:6:7:8:9]/", Kind::InvalidHost, 7},
        {"IPv6 too short", "http://[1:2]/", Kind::InvalidHost, 7},
        {"IPv6 two gaps", "http://[1::2::3]/", Kind::InvalidHost, 7},
        {"IPv6 zone", "http://[fe80::1%25eth0]/", Kind::InvalidHost, 7},
        {"IPv6 bad quad", "http://[::1.2.3]/", Kind::InvalidHost, 7},
        {"IPv6 quad with a leading zero", "http://[::1.2.3.04]/", Kind::InvalidHost, 7},
        {"IPv6 then text", "http://[::1]x/", Kind::InvalidHost, 7},
    });
}

void TestWhatwg::refuses() {
    test::refuses(Reading::Whatwg);
}

void TestWhatwg::components() {
    const auto url = parse("https://us er:p@ss@B.test:8443/a/../b c?d'#e`");
    QVERIFY(url);
    QCOMPARE(url->scheme(), "https");
    QCOMPARE(url->username(), "us%20er");
    QCOMPARE(url->password(), "p%40ss");
    QCOMPARE(url->host(), "b.test");
    QCOMPARE(url->port(), 8443);
    QCOMPARE(url->path(), "/b%20c");
    QCOMPARE(url->query(), "d%27");
    QCOMPARE(url->fragment(), "e%60");
    QCOMPARE(Url::from(url->parts()), *url);
}

void TestWhatwg::emptyPartsLieWithin() {
    for (const char* const text : {"a://", "a:", "a:///", "a://?", "http://b.test"}) {
        const auto url = parse(text);
        QVERIFY(url);
        for (const QByteArrayView part : {url->username(), url->password(), url->host(),
                                          url->path(), url->query(), url->fragment()})
            if (part.data())
                QVERIFY2(part.end() <= url->href().cend(), text);
        QVERIFY(!url->hasCredentials());
    }
}

void TestWhatwg::serialisedUrlsAreFixedPoints() {
    test::staysAsWritten(Reading::Whatwg);
}

QTEST_APPLESS_MAIN(TestWhatwg)
#include "tst_whatwg.moc"
