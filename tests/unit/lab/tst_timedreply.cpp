#include "app/lab/match.h"
#include "app/lab/placeholder.h"
#include "app/lab/timedreply.h"

#include <QTest>

using namespace thence;
using namespace Qt::StringLiterals;

namespace {

constexpr lab::Ports ports{8480, 8443};

lab::Received request(const QByteArray& method, const QByteArray& path) {
    lab::Received received;
    received.method = method;
    received.scheme = "https";
    received.host = "shop.localhost";
    received.path = path;
    return received;
}

QByteArray bytesOf(const lab::TimedReply& reply) {
    QByteArray bytes;
    for (const lab::Piece& piece : reply.pieces)
        bytes += piece.bytes;
    return bytes;
}

} // namespace

class TestTimedReply : public QObject {
    Q_OBJECT

private slots:
    void putsPortsIntoUrls_data() {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char* before, const char* after) {
            QTest::newRow(before) << QByteArray(before) << QByteArray(after);
        };
        row("http://shop.localhost/a", "http://shop.localhost:8480/a");
        row("https://shop.localhost", "https://shop.localhost:8443");
        row("//pay.localhost/x", "//pay.localhost:8443/x");
        row("http://u:p@shop.localhost/", "http://u:p@shop.localhost:8480/");
        row("<a href=\"http://localhost?q\">", "<a href=\"http://localhost:8480?q\">");
        row("http://shop.localhost:9/a", "http://shop.localhost:9/a");
        row("http://shop.localhost.evil.test/", "http://shop.localhost.evil.test/");
        row("http://example.test/", "http://example.test/");
        row("/path", "/path");
        row("\xff http://shop.localhost/", "\xff http://shop.localhost:8480/");
    }

    void putsPortsIntoUrls() {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QCOMPARE(lab::withPorts(before, ports, "https"), after);
    }

    void matchesPaths_data() {
        QTest::addColumn<QByteArray>("pattern");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("number"); // -1: no match
        QTest::newRow("same") << QByteArray("/a") << QByteArray("/a") << 0;
        QTest::newRow("other") << QByteArray("/a") << QByteArray("/a/") << -1;
        QTest::newRow("number") << QByteArray("/p/{n}") << QByteArray("/p/12") << 12;
        QTest::newRow("in between") << QByteArray("/{n}/x") << QByteArray("/3/x") << 3;
        QTest::newRow("no digits") << QByteArray("/p/{n}") << QByteArray("/p/x") << -1;
        QTest::newRow("nothing") << QByteArray("/p/{n}") << QByteArray("/p/") << -1;
        QTest::newRow("negative") << QByteArray("/p/{n}") << QByteArray("/p/-1") << -1;
        QTest::newRow("too large") << QByteArray("/p/{n}") << QByteArray("/p/99999999999") << -1;
    }

    void matchesPaths() {
        QFETCH(QByteArray, pattern);
        QFETCH(QByteArray, path);
        QFETCH(int, number);
        QCOMPARE(lab::matchPath(pattern, path).value_or(-1), qint64(number));
    }

    void theFirstRuleThatMatchesAnswers() {
        lab::Route onlyPost{.scheme = "https", .host = "shop.localhost", .path = "/a"};
        onlyPost.method = "POST";
        lab::Route withCookie{.scheme = "https", .host = "shop.localhost", .path = "/a"};
        withCookie.cookie = "sid";
        lab::Route withoutCookie = withCookie;
        withoutCookie.withoutCookie = std::exchange(withoutCookie.cookie, {});
        const QList<lab::Script> scripts{{{}, 1, {onlyPost, withCookie, withoutCookie}}};
        const lab::Route* const routes = scripts[0].routes.constData();

        QCOMPARE(lab::findRoute(scripts, request("POST", "/a")), routes);
        QCOMPARE(lab::findRoute(scripts, request("GET", "/a")), routes + 2);
        lab::Received keen = request("GET", "/a");
        keen.fields.append("Cookie", "theme=dark; sid=1");
        QCOMPARE(lab::findRoute(scripts, keen), routes + 1);
        lab::Received insecure = request("POST", "/a");
        insecure.scheme = "http";
        QVERIFY(!lab::findRoute(scripts, insecure));
    }

    void fillsIn() {
        lab::Route route{.path = "/p/{n}"};
        route.reply.statusLine = "HTTP/1.1 302 Found";
        route.reply.fields = {{"Location", "https://pay.localhost/p/{n+1}"}};
        route.reply.content = "{method} {size} {authorization} {cookie} {n-1} {other}";
        lab::Received received = request("PUT", "/p/7");
        received.contentSize = 5;
        received.fields.append("Authorization", "<b>");
        QCOMPARE(bytesOf(lab::timedReply(route, received, ports, "now")),
                 "HTTP/1.1 302 Found\r\nLocation: https://pay.localhost:8443/p/8\r\nDate: now\r\n"
                 "Content-Length: 30\r\n\r\nPUT 5 &lt;b&gt; none 6 {other}");
    }

    void leavesOutWhatAMessageCannotHave() {
        lab::Route route{.path = "/"};
        route.reply.content = "hello";
        route.reply.statusLine = "HTTP/1.1 200 OK";
        QVERIFY(bytesOf(lab::timedReply(route, request("HEAD", "/"), ports, "now"))
                    .endsWith("Content-Length: 5\r\n\r\n"));
        route.reply.statusLine = "HTTP/1.1 304 Not Modified";
        route.reply.content.clear();
        QVERIFY(!bytesOf(lab::timedReply(route, request("GET", "/"), ports, "now"))
                     .contains("Content-Length"));
    }

    void cutsIntoPieces() {
        lab::Route route{.path = "/"};
        route.reply.raw = "abcdefgh";
        route.reply.delay = std::chrono::milliseconds(9);
        route.reply.pieceSize = 3;
        route.reply.piecePause = std::chrono::milliseconds(2);
        route.reply.endAfter = 7;
        route.reply.ending = lab::Ending::Reset;
        const lab::TimedReply timed = lab::timedReply(route, request("GET", "/"), ports, {});
        QCOMPARE(timed.pieces.size(), 3);
        QCOMPARE(timed.pieces[0].pause.count(), 9);
        QCOMPARE(timed.pieces[2].pause.count(), 2);
        QCOMPARE(timed.pieces[2].bytes, "g");
        QVERIFY(timed.ending == lab::Ending::Reset);
    }

    void answersWhereThereIsNoRule() {
        const QByteArray contents =
            bytesOf(lab::timedDefaultReply(lab::scripts(), request("GET", "/"), ports, "now"));
        QVERIFY(contents.startsWith("HTTP/1.1 200 OK\r\n"));
        QVERIFY(contents.contains("http://shop.localhost:8480/checkout"));
        QVERIFY(bytesOf(lab::timedDefaultReply({}, request("GET", "/x"), ports, "now"))
                    .startsWith("HTTP/1.1 404 Not Found\r\n"));
    }
};

QTEST_GUILESS_MAIN(TestTimedReply)
#include "tst_timedreply.moc"
