#include "app/http/date.h"
#include "app/tracer/hsts.h"
#include "tests/support/urlreading.h"

#include <QTest>

using namespace thence;
using test::at;
using tracer::HstsHosts;

namespace {

const QDateTime noon = http::utc(QDate(2030, 1, 1), QTime(12, 0));

} // namespace

/// What a client learns from Strict-Transport-Security (RFC 6797).
class TestHsts : public QObject {
    Q_OBJECT

private slots:
    void upgrades_data();
    void upgrades();
    void forgets();
    void expires();
    void onlyTheFirstFieldCounts();
};

void TestHsts::upgrades_data() {
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("expected"); // empty: goes on as it is
    const auto row = [](const char* name, const char* source, const char* value, const char* target,
                        const char* expected) {
        QTest::newRow(name) << QByteArray(source) << QByteArray(value) << QByteArray(target)
                            << QByteArray(expected);
    };
    row("same host", "https://a.test/", "max-age=9", "http://a.test/x?y#z", "https://a.test/x?y#z");
    row("port 80", "https://a.test/", "max-age=9", "http://a.test:80/", "https://a.test/");
    row("other port", "https://a.test/", "max-age=9", "http://a.test:8080/",
        "https://a.test:8080/");
    row("port 443", "https://a.test/", "max-age=9", "http://a.test:443/", "https://a.test/");
    row("learned on any port", "https://a.test:8443/", "max-age=9", "http://a.test/",
        "https://a.test/");
    row("already https", "https://a.test/", "max-age=9", "https://a.test/", "");
    row("over http", "http://a.test/", "max-age=9", "http://a.test/", "");
    row("other host", "https://a.test/", "max-age=9", "http://b.test/", "");
    row("subdomain", "https://a.test/", "max-age=9", "http://w.a.test/", "");
    row("subdomain included", "https://a.test/", "max-age=9; includeSubDomains",
        "http://v.w.a.test/", "https://v.w.a.test/");
    row("name ending alone", "https://a.test/", "max-age=9; includeSubDomains", "http://ba.test/",
        "");
    row("the domain above", "https://w.a.test/", "max-age=9; includeSubDomains", "http://a.test/",
        "");
    row("address", "https://127.0.0.1/", "max-age=9", "http://127.0.0.1/", "");
    row("IPv6 address", "https://[::1]/", "max-age=9", "http://[::1]/", "");
    row("quoted", "https://a.test/", "MAX-AGE=\"9\"", "http://a.test/", "https://a.test/");
    row("unknown directive", "https://a.test/", "preload; max-age=9; x=y;;", "http://a.test/",
        "https://a.test/");
    row("no max-age", "https://a.test/", "includeSubDomains", "http://a.test/", "");
    row("max-age twice", "https://a.test/", "max-age=9; max-age=9", "http://a.test/", "");
    row("no number", "https://a.test/", "max-age=soon", "http://a.test/", "");
    row("negative", "https://a.test/", "max-age=-9", "http://a.test/", "");
    row("beyond all numbers", "https://a.test/", "max-age=99999999999999999999999",
        "http://a.test/", "https://a.test/");
}

void TestHsts::upgrades() {
    QFETCH(QByteArray, source);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, expected);
    HstsHosts hosts;
    hosts.learn(at(source), {{"Strict-Transport-Security", value}}, noon);
    const auto upgraded = hosts.upgraded(at(target), noon);
    QCOMPARE(upgraded ? upgraded->href() : QByteArray(), expected);
}

void TestHsts::forgets() {
    HstsHosts hosts;
    hosts.learn(at("https://a.test/"), {{"Strict-Transport-Security", "max-age=9"}}, noon);
    hosts.learn(at("https://a.test/"), {{"Strict-Transport-Security", "max-age=0"}}, noon);
    QVERIFY(!hosts.upgraded(at("http://a.test/"), noon));
}

void TestHsts::expires() {
    HstsHosts hosts;
    hosts.learn(at("https://a.test/"), {{"Strict-Transport-Security", "max-age=9"}}, noon);
    QVERIFY(hosts.upgraded(at("http://a.test/"), noon.addSecs(8)));
    QVERIFY(!hosts.upgraded(at("http://a.test/"), noon.addSecs(9)));
}

void TestHsts::onlyTheFirstFieldCounts() {
    HstsHosts hosts;
    hosts.learn(
        at("https://a.test/"),
        {{"Strict-Transport-Security", "max-age=0"}, {"Strict-Transport-Security", "max-age=9"}},
        noon);
    QVERIFY(!hosts.upgraded(at("http://a.test/"), noon));
}

QTEST_APPLESS_MAIN(TestHsts)
#include "tst_hsts.moc"
