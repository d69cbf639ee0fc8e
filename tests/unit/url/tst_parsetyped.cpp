#include "app/url/parse.h"

#include <QTest>

using namespace thence::url;

/// What a person types into the URL box.
class TestParseTyped : public QObject {
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void saysWhatIsWrong();
};

void TestParseTyped::reads_data() {
    QTest::addColumn<QByteArray>("expected"); // empty: refused
    const auto row = [](const char* typed, const char* expected) {
        QTest::newRow(typed) << QByteArray(expected);
    };
    row("https://shop.test/a", "https://shop.test/a");
    row("http://shop.test", "http://shop.test/");
    row("shop.test/a", "https://shop.test/a");
    row("  shop.test  ", "https://shop.test/");
    row("shop.test:8443/a", "https://shop.test:8443/a");
    row("shop", "https://shop/");
    row("//shop.test/a", "https://shop.test/a");
    row("localhost", "http://localhost/");
    row("localhost:8080/a?b#c", "http://localhost:8080/a?b#c");
    row("shop.localhost", "http://shop.localhost/");
    row("127.0.0.1:80", "http://127.0.0.1/");
    row("192.168.0.1", "http://192.168.0.1/");
    row("[::1]:8080", "http://[::1]:8080/");
    row("user@shop.test", "https://user@shop.test/");
    row("m\xC3\xBCnchen.test", "https://xn--mnchen-3ya.test/");
    row("mailto:a@b.test", "mailto:a@b.test");
    row("javascript:alert(1)", "javascript:alert(1)");
    row("file:///etc", "file:///etc");
    row("", "");
    row("   ", "");
    row("shop test", "");
    row("https://", "");
    row("shop.test:99999", "");
}

void TestParseTyped::reads() {
    QFETCH(QByteArray, expected);
    const auto url = parseTyped(QTest::currentDataTag());
    QCOMPARE(url ? url->href() : QByteArray(), expected);
}

void TestParseTyped::saysWhatIsWrong() {
    QCOMPARE(parseTyped("  ").error().kind, ParseError::Kind::Empty);
    const auto port = parseTyped(" shop.test:99999");
    QCOMPARE(port.error().kind, ParseError::Kind::InvalidPort);
    QCOMPARE(port.error().offset, 11);
}

QTEST_APPLESS_MAIN(TestParseTyped)
#include "tst_parsetyped.moc"
