#include "app/http/date.h"
#include "app/tracer/cookiejar.h"
#include "tests/support/urlreading.h"

#include <QTest>

using namespace thence;
using test::at;
using tracer::CookieJar;

namespace {

const QDateTime noon = http::utc(QDate(2030, 1, 1), QTime(12, 0));

} // namespace

/// Which cookies a redirect's target gets (RFC 6265).
class TestCookieJar : public QObject {
    Q_OBJECT

private slots:
    void sent_data();
    void sent();
    void orderIsPathThenAge();
    void replacesAndForgets();
    void expiresWithTime();
    void plainHttpLeavesSecureCookiesAlone();
    void seededCookiesStayWithTheirHost();
    void oneDomainCannotFillTheJar();
};

void TestCookieJar::sent_data() {
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QByteArray>("setCookie");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const char* source, const char* setCookie,
                        const char* target, const char* expected) {
        QTest::newRow(name) << QByteArray(source) << QByteArray(setCookie) << QByteArray(target)
                            << QByteArray(expected);
    };
    row("same host", "http://a.test/x", "s=1", "http://a.test/y", "s=1");
    row("other host", "http://a.test/", "s=1", "http://b.test/", "");
    row("other port", "http://a.test/", "s=1", "http://a.test:81/", "s=1");
    row("other scheme", "http://a.test/", "s=1", "https://a.test/", "s=1");
    row("host-only is not for subdomains", "http://a.test/", "s=1", "http://w.a.test/", "");
    row("domain is for subdomains", "http://a.test/", "s=1; Domain=a.test", "http://w.a.test/",
        "s=1");
    row("domain with a dot", "http://w.a.test/", "s=1; Domain=.a.test", "http://a.test/", "s=1");
    row("domain in capitals", "http://w.a.test/", "s=1; domain=A.Test", "http://a.test/", "s=1");
    row("domain by name ending alone", "http://a.test/", "s=1; Domain=a.test", "http://ba.test/",
        "");
    row("domain of somebody else", "http://a.test/", "s=1; Domain=b.test", "http://b.test/", "");
    row("domain of a subdomain", "http://a.test/", "s=1; Domain=w.a.test", "http://w.a.test/", "");
    row("top-level domain", "http://a.com/", "s=1; Domain=com", "http://b.com/", "");
    row("top-level domain, asked itself", "http://a.com/", "s=1; Domain=com", "http://com/", "");
    row("public suffix", "http://a.co.uk/", "s=1; Domain=co.uk", "http://b.co.uk/", "");
    row("private suffix", "http://a.github.io/", "s=1; Domain=github.io", "http://b.github.io/",
        "");
    row("suffix that is the host", "http://github.io/", "s=1; Domain=github.io",
        "http://github.io/", "s=1");
    row("... and not below it", "http://github.io/", "s=1; Domain=github.io", "http://b.github.io/",
        "");
    row("address", "http://127.0.0.1/", "s=1; Domain=127.0.0.1", "http://127.0.0.1:8080/", "s=1");
    row("domain that is a dot alone", "http://a.test./", "s=1; Domain=.", "http://b.test./", "");
    row("part of an address", "http://127.0.0.1/", "s=1; Domain=0.0.1", "http://127.0.0.1/", "");
    row("international domain", "http://w.xn--mnchen-3ya.test/", "s=1; Domain=m\xC3\xBCnchen.test",
        "http://xn--mnchen-3ya.test/", "s=1");

    row("control byte", "http://a.test/", "s=\x1b[31m", "http://a.test/", "");
    row("default path", "http://a.test/d/x", "s=1", "http://a.test/d/y", "s=1");
    row("default path, elsewhere", "http://a.test/d/x", "s=1", "http://a.test/y", "");
    row("path", "http://a.test/", "s=1; Path=/d", "http://a.test/d/e", "s=1");
    row("path by name start alone", "http://a.test/", "s=1; Path=/d", "http://a.test/dd", "");
    row("path with a slash", "http://a.test/", "s=1; Path=/d/", "http://a.test/d/e", "s=1");
    row("path without its slash", "http://a.test/", "s=1; Path=/d/", "http://a.test/d", "");
    row("path that is none", "http://a.test/d/x", "s=1; Path=d", "http://a.test/d/y", "s=1");
    row("query is no path", "http://a.test/d/?q=/", "s=1", "http://a.test/d/", "s=1");

    row("secure", "https://a.test/", "s=1; Secure", "https://a.test/", "s=1");
    row("secure is not for http", "https://a.test/", "s=1; Secure", "http://a.test/", "");
    row("secure from http", "http://a.test/", "s=1; Secure", "https://a.test/", "");
    row("loopback is secure", "http://127.0.0.1/", "s=1; Secure", "http://127.0.0.1/", "s=1");
    row("localhost is secure", "http://shop.localhost/", "s=1; Secure", "http://shop.localhost/",
        "s=1");

    row("same site alone, in a navigation", "https://a.test/", "s=1; SameSite=Strict",
        "https://a.test/", "s=1");
    row("every site, not secure", "https://a.test/", "s=1; samesite=NONE", "https://a.test/", "");
    row("every site, secure", "https://a.test/", "s=1; SameSite=None; Secure", "https://a.test/",
        "s=1");

    row("Max-Age=0", "http://a.test/", "s=1; Max-Age=0", "http://a.test/", "");
    row("Max-Age below 0", "http://a.test/", "s=1; Max-Age=-9", "http://a.test/", "");
    row("expired", "http://a.test/", "s=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "http://a.test/",
        "");
    row("Max-Age wins over Expires", "http://a.test/",
        "s=1; Max-Age=9; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "http://a.test/", "s=1");
    row("Max-Age beyond all numbers", "http://a.test/",
        "s=1; Max-Age=99999999999999999999; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
        "http://a.test/", "s=1");
    row("Max-Age that is no number", "http://a.test/",
        "s=1; Max-Age=soon; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "http://a.test/", "");
    row("very long Max-Age", "http://a.test/", "s=1; Max-Age=99999999999", "http://a.test/", "s=1");

    row("__Secure-", "https://a.test/", "__Secure-s=1; Secure", "https://a.test/", "__Secure-s=1");
    row("__Secure- without Secure", "https://a.test/", "__Secure-s=1", "https://a.test/", "");
    row("__Host-", "https://a.test/", "__Host-s=1; Secure; Path=/", "https://a.test/",
        "__Host-s=1");
    row("__Host- with a domain", "https://a.test/", "__Host-s=1; Secure; Path=/; Domain=a.test",
        "https://a.test/", "");
    row("__Host- without a path", "https://a.test/", "__Host-s=1; Secure", "https://a.test/", "");
    row("__host- in small letters", "https://a.test/", "__host-s=1", "https://a.test/", "");

    row("value with =", "http://a.test/", "s=a=b", "http://a.test/", "s=a=b");
    row("spaces around", "http://a.test/", " s = 1 ; Path=/", "http://a.test/", "s=1");
    row("empty value", "http://a.test/", "s=", "http://a.test/", "s=");
    row("nothing", "http://a.test/", "", "http://a.test/", "");
}

void TestCookieJar::sent() {
    QFETCH(QByteArray, source);
    QFETCH(QByteArray, setCookie);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, expected);
    CookieJar jar;
    jar.store(at(source), {{"Set-Cookie", setCookie}}, noon);
    QCOMPARE(jar.cookiesFor(at(target), noon), expected);
}

void TestCookieJar::orderIsPathThenAge() {
    CookieJar jar;
    jar.store(at("http://a.test/"),
              {{"Set-Cookie", "old=1"},
               {"Set-Cookie", "deep=2; Path=/d"},
               {"Set-Cookie", "young=3"},
               {"Set-Cookie", "old=4"}},
              noon);
    QCOMPARE(jar.cookiesFor(at("http://a.test/d"), noon), "deep=2; old=4; young=3");
}

void TestCookieJar::replacesAndForgets() {
    CookieJar jar;
    const url::Url url = at("http://a.test/");
    jar.store(url, {{"Set-Cookie", "s=1; Path=/"}}, noon);
    jar.store(url, {{"Set-Cookie", "s=2; Path=/d"}}, noon);
    QCOMPARE(jar.cookiesFor(at("http://a.test/d"), noon), "s=2; s=1");
    jar.store(url, {{"Set-Cookie", "s=; Path=/; Max-Age=0"}}, noon);
    QCOMPARE(jar.cookiesFor(at("http://a.test/d"), noon), "s=2");
}

void TestCookieJar::expiresWithTime() {
    CookieJar jar;
    jar.store(at("http://a.test/"), {{"Set-Cookie", "s=1; Max-Age=60"}}, noon);
    QCOMPARE(jar.cookiesFor(at("http://a.test/"), noon.addSecs(59)), "s=1");
    QCOMPARE(jar.cookiesFor(at("http://a.test/"), noon.addSecs(60)), "");
}

void TestCookieJar::plainHttpLeavesSecureCookiesAlone() {
    CookieJar jar;
    jar.store(at("https://a.test/"), {{"Set-Cookie", "s=1; Secure"}}, noon);
    jar.store(at("http://a.test/"), {{"Set-Cookie", "s=evil"}}, noon);
    jar.store(at("http://a.test/"), {{"Set-Cookie", "t=2"}}, noon);
    QCOMPARE(jar.cookiesFor(at("https://a.test/"), noon), "s=1; t=2");
}

void TestCookieJar::seededCookiesStayWithTheirHost() {
    CookieJar jar;
    jar.seed("a.test", "a=1;b=2; c");
    QCOMPARE(jar.cookiesFor(at("http://a.test/x/y"), noon), "a=1; b=2");
    QCOMPARE(jar.cookiesFor(at("https://a.test:444/"), noon), "a=1; b=2");
    QCOMPARE(jar.cookiesFor(at("http://b.test/"), noon), "");
}

void TestCookieJar::oneDomainCannotFillTheJar() {
    CookieJar jar;
    const auto set = [&](const QByteArray& cookie) {
        jar.store(at("http://a.test/"), {{"Set-Cookie", cookie}}, noon);
    };
    set("big=" + QByteArray(5000, 'x'));
    QCOMPARE(jar.cookiesFor(at("http://a.test/"), noon), "");
    for (int i = 0; i < 500; ++i)
        set(QByteArray::number(i) + "=x");
    set("gone=x; Max-Age=0"); // makes no room for itself
    const QByteArray sent = jar.cookiesFor(at("http://a.test/"), noon);
    QCOMPARE(sent.count(';') + 1, 180);
    QVERIFY(sent.endsWith("499=x"));
}

QTEST_APPLESS_MAIN(TestCookieJar)
#include "tst_cookiejar.moc"
