#include "app/redirect/decide.h"
#include "tests/support/messages.h"

#include <QTest>

using namespace thence;
using namespace Qt::StringLiterals;
using trace::Arrival;

/// Which documents send a browser on, and where to.
class TestFollowRefresh : public QObject {
    Q_OBJECT

private slots:
    void leads_data();
    void leads();
    void isAGetWithoutContent();
    void isExplained();
    void otherClientsIgnoreIt();
};

void TestFollowRefresh::leads_data() {
    QTest::addColumn<QString>("response");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("expected"); // empty: stays
    QTest::addColumn<int>("seconds");
    QTest::addColumn<int>("how");
    const auto row = [](const char* name, const char* response, const char* content,
                        const char* expected, int seconds = 0,
                        Arrival how = Arrival::RefreshField) {
        QTest::newRow(name) << QString::fromUtf8(response) << QByteArray(content)
                            << QByteArray(expected) << seconds << int(how);
    };
    const char* meta = "<meta http-equiv=refresh content='1; url=/m'>";
    row("field", "200 | Refresh: 3; url=/x", "", "http://a.test/x", 3);
    row("404", "404 | Refresh: 0; url=/x", "", "http://a.test/x");
    row("302 without Location", "302 | Refresh: 0; url=/x", "", "http://a.test/x");
    row("Location wins", "302 | Location: /l | Refresh: 0; url=/x", "", "http://a.test/l", 0,
        Arrival::Location);
    row("204", "204 | Refresh: 0; url=/x", "", "");
    row("javascript", "200 | Refresh: 0; url=javascript:x", "", "");
    row("data", "200 | Refresh: 0; url=data:,x", "", "");
    row("not a URL", "200 | Refresh: 0; url=http://a:b/", "", "");
    row("itself, without the fragment", "200 | Refresh: 5", "", "http://a.test/d/p", 5);
    row("meta", "200 | Content-Type: text/html; charset=utf-8", meta, "http://a.test/m", 1,
        Arrival::MetaRefresh);
    row("meta without a type", "200", meta, "http://a.test/m", 1, Arrival::MetaRefresh);
    row("meta in plain text", "200 | Content-Type: text/plain", meta, "");
    row("to be saved", "200 | Content-Disposition: Attachment; filename=a | Refresh: 0; url=/x",
        meta, "");
    row("field before meta", "200 | Refresh: 0; url=/x", meta, "http://a.test/x");
    row("meta and base", "200", "<base href='//b.test/c/'><meta http-equiv=refresh content='0;x'>",
        "http://b.test/c/x", 0, Arrival::MetaRefresh);
    row("no refresh", "200", "<p>", "");
}

void TestFollowRefresh::leads() {
    QFETCH(QString, response);
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, expected);
    http::Response received = test::response(response.toUtf8());
    received.content = content;
    const auto decision = redirect::decide(*redirect::findClient(u"chrome"_s),
                                           test::request("http://a.test/d/p"), received, {});
    const auto* follow = std::get_if<trace::Follow>(&decision);
    QCOMPARE(follow ? follow->next.target.href() : QByteArray(), expected);
    if (follow) {
        QTEST(int(follow->how), "how");
        QTEST(int(follow->delay.count() / 1000), "seconds");
    }
}

void TestFollowRefresh::isAGetWithoutContent() {
    http::Request post = test::request("POST http://a.test/ | Content-Type: text/plain");
    post.content = http::Content{.bytes = "a=1"};
    const auto decision = redirect::decide(*redirect::findClient(u"chrome"_s), post,
                                           test::response("200 | Refresh: 0; url=/x"), {});
    const http::Request& next = std::get<trace::Follow>(decision).next;
    QCOMPARE(next.method, "GET");
    QVERIFY(!next.content);
    QVERIFY(!next.fields.contains("Content-Type"));
}

void TestFollowRefresh::isExplained() {
    const auto decision =
        redirect::decide(*redirect::findClient(u"chrome"_s), test::request("http://a.test/"),
                         test::response("200 | Refresh: 0; url=/x"), {});
    for (const trace::Change& change : std::get<trace::Follow>(decision).changes) {
        QVERIFY2(change.reason.contains(u"Refresh"), qPrintable(change.reason));
        QVERIFY(change.reference.startsWith(u"HTML"));
    }
}

void TestFollowRefresh::otherClientsIgnoreIt() {
    const auto decision =
        redirect::decide(*redirect::findClient(u"curl"_s), test::request("http://a.test/"),
                         test::response("200 | Refresh: 0; url=/x"), {});
    QVERIFY(std::holds_alternative<trace::Stop>(decision));
}

QTEST_APPLESS_MAIN(TestFollowRefresh)
#include "tst_followrefresh.moc"
