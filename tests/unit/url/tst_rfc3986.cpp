#include "tests/support/urlreading.h"

#include <QTest>

using namespace thence;
using namespace thence::url;

/// What libraries that follow RFC 3986 make of a reference.
class TestRfc3986 : public QObject {
    Q_OBJECT

private slots:
    void resolves_data();
    void resolves();
    void repairsNothing_data();
    void repairsNothing();
    void refuses_data();
    void refuses();
    void readingsDisagree_data();
    void readingsDisagree();
    void serialisedUrlsAreFixedPoints_data() { repairsNothing_data(); }
    void serialisedUrlsAreFixedPoints();
    void hrefsComeBack_data();
    void hrefsComeBack();
    void whatIsNoHrefIsRefused();
};

// RFC 3986 §5.4.1 and §5.4.2: the reference, and what follows "http://a/b/c/" of the base's
// directory.
void TestRfc3986::resolves_data() {
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* reference, const char* expected) {
        QTest::newRow(reference) << QByteArray(expected);
    };
    row("g:h", "g:h");
    row("g", "http://a/b/c/g");
    row("./g", "http://a/b/c/g");
    row("g/", "http://a/b/c/g/");
    row("/g", "http://a/g");
    row("//g", "http://g/"); // §6.2.3 adds the slash
    row("?y", "http://a/b/c/d;p?y");
    row("g?y", "http://a/b/c/g?y");
    row("#s", "http://a/b/c/d;p?q#s");
    row("g#s", "http://a/b/c/g#s");
    row("g?y#s", "http://a/b/c/g?y#s");
    row(";x", "http://a/b/c/;x");
    row("g;x?y#s", "http://a/b/c/g;x?y#s");
    row("", "http://a/b/c/d;p?q");
    row(".", "http://a/b/c/");
    row("./", "http://a/b/c/");
    row("..", "http://a/b/");
    row("../g", "http://a/b/g");
    row("../..", "http://a/");
    row("../../g", "http://a/g");
    row("../../../g", "http://a/g");
    row("/./g", "http://a/g");
    row("/../g", "http://a/g");
    row("g.", "http://a/b/c/g.");
    row("..g", "http://a/b/c/..g");
    row("./../g", "http://a/b/g");
    row("./g/.", "http://a/b/c/g/");
    row("g/../h", "http://a/b/c/h");
    row("g;x=1/../y", "http://a/b/c/y");
    row("g?y/../x", "http://a/b/c/g?y/../x");
    row("g#s/../x", "http://a/b/c/g#s/../x");
}

void TestRfc3986::resolves() {
    QFETCH(QByteArray, expected);
    QCOMPARE(test::hrefOf(QTest::currentDataTag(), "http://a/b/c/d;p?q", Reading::Rfc3986),
             expected);
}

void TestRfc3986::repairsNothing_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, QByteArray text, QByteArray expected) {
        QTest::newRow(name) << text << QByteArray("http://a.test/d/p") << expected;
    };
    row("backslash", "/a\\b", "http://a.test/a\\b");
    row("two backslashes", "\\\\b.test\\x", "http://a.test/d/\\\\b.test\\x");
    row("slash, backslash", "/\\b.test/x", "http://a.test/\\b.test/x");
    row("backslash before @", "http://b.test\\@a.test/", "http://b.test\\@a.test/");
    row("encoded dots", "/a/%2e%2e/b", "http://a.test/a/%2e%2e/b");
    row("quotes", "/\"<>^`{|}?'\"", "http://a.test/\"<>^`{|}?'\"");
    row("bad percent", "/100%", "http://a.test/100%");
    row("spaces are encoded", "/a b?c d", "http://a.test/a%20b?c%20d");
    row("bytes outside ASCII are encoded", "/\xC3\xA9?\xE9", "http://a.test/%C3%A9?%E9");
    row("white space around", " \t/x  ", "http://a.test/x");
    row("host in capitals", "HTTP://B.TEST/X", "http://b.test/X");
    row("international host", "http://m\xC3\xBCnchen.test/", "http://xn--mnchen-3ya.test/");
    row("hexadecimal host stays a name", "http://0x7f.1/", "http://0x7f.1/");
    row("IPv6", "http://[::1]:8080/", "http://[::1]:8080/");
    row("default port", "http://b.test:80/", "http://b.test/");
    row("empty port", "http://b.test:/", "http://b.test/");
    row("userinfo", "http://u:p:q@b.test/", "http://u:p:q@b.test/");
    row("two @", "http://u@v@b.test/", "http://u@v@b.test/");
    row("path that looks like a host", "x:/.//b", "x:/.//b");
    row("query without path", "http://b.test?q", "http://b.test/?q");
    row("mailto", "mailto:a@b.test", "mailto:a@b.test");
    row("file", "file:///etc/passwd", "file:///etc/passwd");
    row("javascript", "javascript:alert(1)", "javascript:alert(1)");
}

void TestRfc3986::repairsNothing() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, base);
    QFETCH(QByteArray, expected);
    QCOMPARE(test::hrefOf(text, base, Reading::Rfc3986), expected);
}

void TestRfc3986::refuses_data() {
    using Kind = ParseError::Kind;
    test::addRefusals({
        {"nothing", "", Kind::Empty, 0},
        {"no scheme", "/x", Kind::MissingScheme, 0},
        {"no slashes", "https:foo", Kind::MissingHost, 0},
        {"backslashes for slashes", "http:\\\\b.test\\x", Kind::MissingHost, 0},
        {"empty host", "http:///x", Kind::MissingHost, 7},
        {"tab inside", "http://b.test/a\tb", Kind::InvalidCharacter, 15},
        {"newline inside", "http://b.test/a\nb", Kind::InvalidCharacter, 15},
        {"space in the host", "http://b c/", Kind::InvalidHost, 7},
        {"port too large", "http://b.test:65536/", Kind::InvalidPort, 14},
        {"port that is none", "http://b.test:x/", Kind::InvalidPort, 14},
        {"IPv6 not closed", "http://[::1/", Kind::InvalidHost, 7},
    });
}

void TestRfc3986::refuses() {
    test::refuses(Reading::Rfc3986);
}

void TestRfc3986::readingsDisagree_data() {
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QByteArray>("browserHost");
    QTest::addColumn<QByteArray>("libraryHost"); // empty: refused
    const auto row = [](const char* location, const char* browser, const char* library) {
        QTest::newRow(location) << QByteArray(location) << QByteArray(browser)
                                << QByteArray(library);
    };
    row("http://b.test\\@evil.test/", "b.test", "evil.test");
    row("\\\\evil.test\\p", "evil.test", "a.test");
    row("/\\evil.test", "evil.test", "a.test");
    row("///evil.test", "evil.test", "");
    row("https:evil.test", "evil.test", "");
    row("http://127.1/", "127.0.0.1", "127.1");
    row("/same", "a.test", "a.test");
}

void TestRfc3986::readingsDisagree() {
    QFETCH(QByteArray, location);
    QFETCH(QByteArray, browserHost);
    QFETCH(QByteArray, libraryHost);
    const Url base = parse("http://a.test/d/").value();
    const auto browser = parse(location, base);
    const auto library = parse(location, base, Reading::Rfc3986);
    QCOMPARE(browser ? browser->host().toByteArray() : QByteArray(), browserHost);
    QCOMPARE(library ? library->host().toByteArray() : QByteArray(), libraryHost);
}

void TestRfc3986::serialisedUrlsAreFixedPoints() {
    test::staysAsWritten(Reading::Rfc3986);
}

void TestRfc3986::hrefsComeBack_data() {
    QTest::addColumn<Url>("url");
    QTest::newRow("empty") << Url();
    for (const char* const text :
         {"http://b.test", "http://b.test:8080/a/../b?x#y", "http://u@b.test/", "http://:p@b.test/",
          "http://u:p:q@b.test/?", "http://b.test/#", "http://b.test?#", "mailto:a@b?c", "x:/a",
          "x:", "file:///a", "http://[::1]:1/", "http://b.test\\@evil.test/",
          "http://b.test/a|b^{}"}) {
        if (const auto library = parse(text, {}, Reading::Rfc3986))
            QTest::addRow("%s, libraries", text) << *library;
        if (const auto browser = parse(text))
            QTest::addRow("%s, browsers", text) << *browser;
    }
    QTest::newRow("a path with two slashes") << Url::from({.scheme = "x",
                                                           .username = {},
                                                           .password = {},
                                                           .host = {},
                                                           .port = {},
                                                           .path = "//a",
                                                           .query = {},
                                                           .fragment = {}});
}

void TestRfc3986::hrefsComeBack() {
    QFETCH(Url, url);
    const auto again = fromHref(url.href());
    QVERIFY(again);
    QCOMPARE(again->href(), url.href());
    QCOMPARE(again->scheme(), url.scheme());
    QCOMPARE(again->username(), url.username());
    QCOMPARE(again->password(), url.password());
    QCOMPARE(again->hasHost(), url.hasHost());
    QCOMPARE(again->host(), url.host());
    QCOMPARE(again->explicitPort(), url.explicitPort());
    QCOMPARE(again->path(), url.path());
    QCOMPARE(again->hasQuery(), url.hasQuery());
    QCOMPARE(again->query(), url.query());
    QCOMPARE(again->hasFragment(), url.hasFragment());
    QCOMPARE(again->fragment(), url.fragment());
}

void TestRfc3986::whatIsNoHrefIsRefused() {
    for (const char* const text : {"/x", "b.test", "HTTP://b.test/", "http://b.test:/",
                                   "http://b.test:x/", "http://b.test:080/", "http://b.test:65536/",
                                   "http://@b.test/", "http://u:@b.test/", "1:x", ":"})
        QVERIFY2(!fromHref(text), text);
}

QTEST_APPLESS_MAIN(TestRfc3986)
#include "tst_rfc3986.moc"
