#include "app/url/parse.h"
#include "app/url/site.h"

#include <QTest>

using namespace thence::url;

/// Origins, sites, and addresses that only this machine or network can reach.
class TestSite : public QObject {
    Q_OBJECT

private slots:
    void origins_data();
    void origins();
    void registrableDomains_data();
    void registrableDomains();
    void reach_data();
    void reach();
};

void TestSite::origins_data() {
    QTest::addColumn<QByteArray>("a");
    QTest::addColumn<QByteArray>("b");
    QTest::addColumn<bool>("sameOrigin");
    QTest::addColumn<bool>("sameSite");
    const auto row = [](const char* a, const char* b, bool sameOrigin, bool sameSite) {
        QTest::addRow("%s and %s", a, b)
            << QByteArray(a) << QByteArray(b) << sameOrigin << sameSite;
    };
    row("http://a.test/x", "http://a.test:80/y", true, true);
    row("http://a.test/", "https://a.test/", false, true);
    row("http://a.test/", "http://a.test:81/", false, true);
    row("http://a.test/", "http://w.a.test/", false, true);
    row("http://a.test/", "http://b.test/", false, false);
    row("http://a.github.io/", "http://b.github.io/", false, false);
    row("http://127.0.0.1/", "http://127.0.0.2/", false, false);
    row("http://shop.localhost/", "http://pay.localhost/", false, false);
    row("data:,x", "data:,x", false, false);
}

void TestSite::origins() {
    QFETCH(QByteArray, a);
    QFETCH(QByteArray, b);
    const Url first = parse(a).value(), second = parse(b).value();
    QTEST(isSameOrigin(first, second), "sameOrigin");
    QTEST(isSameSite(first, second), "sameSite");
}

void TestSite::registrableDomains_data() {
    QTest::addColumn<QByteArray>("domain");
    QTest::addColumn<bool>("isSuffix");
    const auto row = [](const char* host, const char* domain, bool isSuffix = false) {
        QTest::newRow(host) << QByteArray(domain) << isSuffix;
    };
    row("www.example.com", "example.com");
    row("example.com", "example.com");
    row("a.b.example.co.uk", "example.co.uk");
    row("www.example.com.", "example.com.");
    row("co.uk", "co.uk", true);
    row("com", "com", true);
    row("me.github.io", "me.github.io");
    row("www.shop.test", "shop.test");
    row("localhost", "localhost", true);
    row("www.xn--55qx5d.cn", "www.xn--55qx5d.cn"); // 公司.cn is a suffix
    row("127.0.0.1", "127.0.0.1");
    row("[::1]", "[::1]");
}

void TestSite::registrableDomains() {
    QFETCH(QByteArray, domain);
    QCOMPARE(registrableDomain(QTest::currentDataTag()), domain);
    QTEST(isPublicSuffix(QTest::currentDataTag()), "isSuffix");
}

void TestSite::reach_data() {
    QTest::addColumn<bool>("loopback");
    QTest::addColumn<bool>("privateAddress");
    const auto row = [](const char* host, bool loopback, bool privateAddress) {
        QTest::newRow(host) << loopback << privateAddress;
    };
    row("localhost", true, true);
    row("shop.localhost", true, true);
    row("localhost.", true, true);
    row("notlocalhost", false, false);
    row("localhost.test", false, false);
    row("127.0.0.1", true, true);
    row("127.255.0.1", true, true);
    row("[::1]", true, true);
    row("[::]", false, true);
    row("0.0.0.0", false, true);
    row("10.1.2.3", false, true);
    row("100.64.0.1", false, true);
    row("100.128.0.1", false, false);
    row("169.254.169.254", false, true);
    row("172.16.0.1", false, true);
    row("172.32.0.1", false, false);
    row("192.168.255.255", false, true);
    row("192.169.0.1", false, false);
    row("8.8.8.8", false, false);
    row("255.255.255.255", false, true);
    row("[fd00::1]", false, true);
    row("[fe80::1]", false, true);
    row("[2001:db8::1]", false, true);
    row("[2001:4860::8888]", false, false);
    row("[::ffff:a00:1]", false, true);
    row("[::ffff:808:808]", false, false);
    row("10.test", false, false);
    row("", false, false);
}

void TestSite::reach() {
    QTEST(isLoopback(QTest::currentDataTag()), "loopback");
    QTEST(isPrivateAddress(QTest::currentDataTag()), "privateAddress");
}

QTEST_APPLESS_MAIN(TestSite)
#include "tst_site.moc"
