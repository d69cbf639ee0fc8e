#include "app/redirect/refresh.h"

#include <QTest>

using namespace thence::redirect;
using namespace std::chrono_literals;

/// What browsers do with Refresh and <meta http-equiv=refresh>.
class TestRefresh : public QObject {
    Q_OBJECT

private slots:
    void field_data();
    void field();
    void meta_data();
    void meta();
    void readsAThousandTags();
};

void TestRefresh::field_data() {
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("seconds"); // -1: ignored
    QTest::addColumn<QByteArray>("target");
    const auto row = [](const char* value, int seconds, const char* target = "") {
        QTest::newRow(value) << QByteArray(value) << seconds << QByteArray(target);
    };
    row("0; url=/x", 0, "/x");
    row("0;URL=/x", 0, "/x");
    row("0, url=/x", 0, "/x");
    row("0 url=/x", 0, "/x");
    row("0; url='/x'", 0, "/x");
    row("0; url=\"/x\" y", 0, "/x");
    row("0; url='/x\"", 0, "/x\"");
    row("0; url = /x", 0, "/x");
    row("0; /x", 0, "/x");
    row("0; '/x'", 0, "/x");
    row("0; ur", 0, "ur");
    row("0; url/x", 0, "url/x");
    row("0; user", 0, "user");
    row("0; url=", 0, "");
    row("  5  ;  /x y ", 5, "/x y ");
    row("5", 5);
    row("5;", 5);
    row("2.9; /x", 2, "/x");
    row(".5; /x", 0, "/x");
    row("99999999999999999999; /x", 2147483, "/x");
    row("", -1);
    row("/x", -1);
    row("url=/x", -1);
    row("-1; /x", -1);
    row("5x; /x", -1);
}

void TestRefresh::field() {
    QFETCH(QByteArray, value);
    QFETCH(int, seconds);
    QFETCH(QByteArray, target);
    const auto refresh = readRefresh(value);
    QCOMPARE(refresh.has_value(), seconds >= 0);
    if (refresh) {
        QCOMPARE(refresh->delay, std::chrono::milliseconds(seconds * 1000));
        QCOMPARE(refresh->target, target);
    }
}

void TestRefresh::meta_data() {
    QTest::addColumn<QByteArray>("html");
    QTest::addColumn<QByteArray>("target"); // null: none
    QTest::addColumn<QByteArray>("base");
    const auto row = [](const char* name, QByteArray html, const char* target,
                        const char* base = "") {
        QTest::newRow(name) << html << QByteArray(target) << QByteArray(base);
    };
    row("in the head", "<html><head><meta http-equiv=refresh content='0; url=/x'></head>", "/x");
    row("case and quotes", "<META HTTP-EQUIV=\"ReFresh\" CONTENT=\"0; URL=/x\">", "/x");
    row("in the body", "<body><p>a<meta http-equiv=refresh content='0;/x'>", "/x");
    row("escaped", "<meta http-equiv='&#114;efresh' content='0;/x?a=1&amp;b=2'>", "/x?a=1&b=2");
    row("the first counts",
        "<meta http-equiv=refresh content='0;/x'><meta http-equiv=refresh content='0;/y'>", "/x");
    row("the first valid one",
        "<meta http-equiv=refresh content='oops'><meta http-equiv=refresh content='0;/y'>", "/y");
    row("with a base", "<base href='http://b.test/d/'><meta http-equiv=refresh content='0;x'>", "x",
        "http://b.test/d/");
    row("base without href", "<base target=_top><meta http-equiv=refresh content='0;x'>", "x");
    row("the same document", "<meta http-equiv=refresh content=5>", "");
    row("in noscript", "<head><noscript><meta http-equiv=refresh content='0;/x'></noscript></head>",
        nullptr);
    row("in noscript in the body",
        "<body><noscript><meta http-equiv=refresh content='0;/x'></noscript>", nullptr);
    row("in a template", "<template><meta http-equiv=refresh content='0;/x'></template>", nullptr);
    row("in a comment", "<!--<meta http-equiv=refresh content='0;/x'>-->", nullptr);
    row("in a script", "<script>'<meta http-equiv=refresh content=0;/x>'</script>", nullptr);
    row("in a text area", "<textarea><meta http-equiv=refresh content='0;/x'></textarea>", nullptr);
    row("another http-equiv", "<meta http-equiv=content-type content='0;/x'>", nullptr);
    row("no content", "<meta http-equiv=refresh>", nullptr);
    row("another element", "<p http-equiv=refresh content='0;/x'>", nullptr);
    row("nothing", "", nullptr);
    row("beyond the first 64 KiB",
        QByteArray(65536, ' ') + "<meta http-equiv=refresh content='0;/x'>", nullptr);
}

void TestRefresh::meta() {
    QFETCH(QByteArray, html);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, base);
    const auto refresh = metaRefresh(html);
    QCOMPARE(refresh.has_value(), !target.isNull());
    if (refresh) {
        QCOMPARE(refresh->target, target);
        QCOMPARE(refresh->base, base);
    }
}

void TestRefresh::readsAThousandTags() {
    const QByteArray meta = "<meta http-equiv=refresh content='0;/x'>";
    QVERIFY(metaRefresh(QByteArray("<div>").repeated(999) + meta));
    QVERIFY(!metaRefresh(QByteArray("<div>").repeated(1000) + meta));
}

QTEST_APPLESS_MAIN(TestRefresh)
#include "tst_refresh.moc"
