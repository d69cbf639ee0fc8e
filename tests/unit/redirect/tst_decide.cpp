#include "app/redirect/decide.h"
#include "app/url/parse.h"

#include <QRegularExpression>
#include <QTest>

using namespace thence;
using namespace Qt::StringLiterals;

/// What the first redirect of a chain does to a request.
class TestDecide : public QObject {
    Q_OBJECT

private slots:
    void everyFileLoads() {
        QCOMPARE(redirect::clientFileErrors(), QStringList());
        QVERIFY(redirect::findClient(u"rfc9110"_s));
        QVERIFY(redirect::findClient(u"chrome"_s));
        QVERIFY(redirect::findClient(u"curl"_s));
        QVERIFY(redirect::findClient(u"curl@7.88.1"_s));
        QVERIFY(!redirect::findClient(u"mosaic"_s));
    }

    void follows_data() {
        QTest::addColumn<QString>("client");
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("location");
        QTest::addColumn<QByteArray>("after");

        const auto row = [](const char* client, const char* before, int status,
                            const char* location, const char* after) {
            QTest::addRow("%s: %s, %d to %s", client, before, status, location)
                << QString::fromLatin1(client) << QByteArray(before) << status
                << QByteArray(location) << QByteArray(after);
        };
        row("rfc9110", "POST http://a.test/x", 301, "/y", "POST http://a.test/y with content");
        row("rfc9110", "POST http://a.test/x", 303, "/y", "GET http://a.test/y");
        row("rfc9110", "POST http://a.test/x", 308, "//b.test", "POST http://b.test/ with content");
        row("rfc9110", "POST http://a.test/x", 304, "/y", "not-followed");
        row("chrome", "POST http://a.test/x", 302, "/y", "GET http://a.test/y");
        row("chrome", "PUT http://a.test/x", 302, "/y", "PUT http://a.test/y with content");
        row("chrome", "PUT http://a.test/x", 303, "/y", "GET http://a.test/y");
        row("chrome", "POST http://a.test/x", 307, "\\\\b.test\\y",
            "POST http://b.test/y with content");
        row("chrome", "POST http://a.test/x#f", 301, "?q", "GET http://a.test/x?q#f");
        row("chrome", "POST http://a.test/x#f", 301, "#g", "GET http://a.test/x#g");
        row("chrome", "POST http://a.test/x", 300, "/y", "not-followed");
        row("chrome", "PUT https://a.test/x", 307, "http://b.test/", "downgrade-refused");
        row("chrome", "POST https://a.test/x", 307, "http://b.test/", "downgrade-refused");
        row("chrome", "POST https://a.test/x", 302, "http://b.test/", "GET http://b.test/");
        row("chrome", "POST https://a.test/x", 307, "http://127.0.0.1/",
            "POST http://127.0.0.1/ with content");
        row("firefox", "POST https://a.test/x", 307, "http://b.test/",
            "POST http://b.test/ with content");
        row("chrome", "POST http://a.test/x", 301, "javascript:1", "unsupported-scheme");
        row("chrome", "POST http://a.test/x", 301, "http://[", "invalid-location");
        row("curl", "POST http://a.test/x", 302, "/y", "GET http://a.test/y");
        row("curl", "PUT http://a.test/x", 303, "/y", "PUT http://a.test/y");
        row("curl", "POST http://a.test/x", 305, "/y", "POST http://a.test/y with content");
        row("curl", "POST http://a.test/x", 302, "\\\\b.test\\y",
            "GET http://a.test/\\\\b.test\\y");
        row("curl", "POST http://a.test/x", 302, "ftp://b.test/", "unsupported-scheme");
        row("curl", "POST http://a.test/x", 200, "/y", "not-a-redirect");
    }

    void follows() {
        QFETCH(QString, client);
        QFETCH(QByteArray, before);
        QFETCH(int, status);
        QFETCH(QByteArray, location);
        const qsizetype space = before.indexOf(' ');
        const http::Request request{.method = before.first(space),
                                    .target = *url::parse(before.sliced(space + 1)),
                                    .fields = {},
                                    .content = http::Content{.bytes = "a=1"}};
        const http::Response response{
            .status = status, .reason = {}, .fields = {{"Location", location}}, .content = {}};
        const auto decision =
            redirect::decide(*redirect::findClient(client), request, response, {});
        QByteArray after;
        if (const auto* follow = std::get_if<trace::Follow>(&decision))
            after = follow->next.method + ' ' + follow->next.target.href() +
                    (follow->next.content ? " with content" : "");
        else
            after = trace::word(std::get<trace::Stop>(decision).reason).toByteArray();
        QTEST(after, "after");
    }

    /// What is refused is shown as it was written.
    void refusedTargets_data() {
        QTest::addColumn<QString>("client");
        QTest::addColumn<QByteArray>("location");
        for (const QString& client : {u"curl"_s, u"rfc9110"_s, u"go"_s, u"wget2"_s})
            for (const QByteArray& location :
                 {"file:///etc/passwd"_ba, "ftp://b.test:2121/x?y#z"_ba, "mailto:a@b.test"_ba})
                QTest::addRow("%s: %s", qPrintable(client), location.constData())
                    << client << location;
    }

    void refusedTargets() {
        QFETCH(QString, client);
        QFETCH(QByteArray, location);
        const http::Request request{
            .method = "GET", .target = *url::parse("http://a.test/x"), .fields = {}, .content = {}};
        const http::Response response{
            .status = 302, .reason = {}, .fields = {{"Location", location}}, .content = {}};
        const auto decision =
            redirect::decide(*redirect::findClient(client), request, response, {});
        const auto* stop = std::get_if<trace::Stop>(&decision);
        QVERIFY(stop);
        QCOMPARE(stop->target.value_or(QByteArray()), location);
    }

    void optionsOfCurl_data() {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("methods"); // after 301, 302, 303; a star: with content
        const auto row = [](const char* options, const char* method, const char* methods) {
            QTest::addRow("%s %s", options, method)
                << QString::fromLatin1(options).split(u' ', Qt::SkipEmptyParts)
                << QByteArray(method) << QByteArray(methods);
        };
        row("", "POST", "GET GET GET");
        row("--post301", "POST", "POST* GET GET");
        row("--post302", "POST", "GET POST* GET");
        row("--post301 --post302 --post303", "POST", "POST* POST* POST*");
        row("-X", "POST", "POST POST POST");
        row("-X --post301", "POST", "POST* POST POST");
        row("--post302", "PUT", "PUT PUT* PUT");
        row("", "PUT", "PUT PUT PUT");
        row("--follow", "POST", "GET GET GET");
        row("--follow", "PUT", "GET GET GET");
        row("--follow -X", "POST", "GET GET GET");
    }

    void optionsOfCurl() {
        QFETCH(QStringList, options);
        QFETCH(QByteArray, method);
        const http::Request request{.method = method,
                                    .target = *url::parse("http://a.test/x"),
                                    .fields = {},
                                    .content = http::Content{.bytes = "a=1"}};
        QByteArrayList methods;
        for (const int status : {301, 302, 303}) {
            const http::Response response{
                .status = status, .reason = {}, .fields = {{"Location", "/y"}}, .content = {}};
            const auto decision = redirect::decide({*redirect::findClient(u"curl"_s), options},
                                                   request, response, {});
            const auto* follow = std::get_if<trace::Follow>(&decision);
            QVERIFY(follow);
            methods.append(follow->next.method + (follow->next.content ? "*" : ""));
        }
        QTEST(methods.join(' '), "methods");
    }

    /// curl sends credentials again where they were meant for; Fetch has forgotten them.
    void fieldsComeBack_data() {
        QTest::addColumn<bool>("back");
        QTest::newRow("curl") << true;
        QTest::newRow("symfony") << true;
        QTest::newRow("node") << false;
        QTest::newRow("go") << false;
    }

    void fieldsComeBack() {
        const auto* client = redirect::findClient(QString::fromLatin1(QTest::currentDataTag()));
        const http::Request first{.method = "GET",
                                  .target = *url::parse("http://a.test/x"),
                                  .fields = {{"Authorization", "Basic Zm9v"}},
                                  .content = {}};
        http::Request request = first;
        for (const char* location : {"http://b.test/", "http://a.test/"}) {
            const http::Response response{
                .status = 302, .reason = {}, .fields = {{"Location", location}}, .content = {}};
            const auto decision = redirect::decide(*client, request, response, {.first = &first});
            const auto* follow = std::get_if<trace::Follow>(&decision);
            QVERIFY(follow);
            request = follow->next;
            if (request.target.host() == "b.test")
                QVERIFY(!request.fields.contains("Authorization"));
        }
        QTEST(request.fields.contains("Authorization"), "back");
    }

    void everyChangeIsExplained() {
        const http::Request request{.method = "POST",
                                    .target = *url::parse("http://a.test/x#f"),
                                    .fields = {{"Authorization", "Basic Zm9v"},
                                               {"Cookie", "a=1"},
                                               {"Content-Type", "text/plain"},
                                               {"Referer", "http://a.test/"}},
                                    .content = http::Content{.bytes = "a=1"}};
        const http::Response response{.status = 302,
                                      .reason = {},
                                      .fields = {{"Location", "https://b.test:8443/y?q"}},
                                      .content = {}};
        for (const redirect::Client& client : redirect::clients()) {
            const auto decision = redirect::decide(client, request, response, {});
            const auto* follow = std::get_if<trace::Follow>(&decision);
            if (!follow)
                continue;
            for (const trace::Change& change : follow->changes) {
                QVERIFY2(!change.reason.isEmpty() && change.from != change.to,
                         qPrintable(client.id));
                static const QRegularExpression wellFormed(
                    u"^(RFC \\d+ §[\\d.]+|Fetch, .+|URL Standard.*|Referrer Policy §[\\d.]+|"
                    "observed: .+ .+|.+\\(1\\), .+|.+ documentation, .+)$"_s);
                QVERIFY2(wellFormed.match(change.reference).hasMatch(),
                         qPrintable(client.id + u": "_s + change.reference));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestDecide)
#include "tst_decide.moc"
