#include "app/redirect/decide.h"
#include "app/url/parse.h"
#include "tests/support/messages.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace thence;

namespace {

/// "Host: a.test | Accept: */*": the fields as they go on the wire, without User-Agent's value.
QString told(const http::Request& sent) {
    QStringList lines;
    for (const http::Field field : sent.fields)
        lines.append(
            QString::fromLatin1(field.name) +
            (field.name == "User-Agent" ? QString() : u": "_s + QString::fromLatin1(field.value)));
    return lines.join(u" | ");
}

http::Request withContent(QByteArrayView text, const QByteArray& content) {
    http::Request request = test::request(text);
    if (!content.isNull())
        request.content = http::Content{content};
    return request;
}

} // namespace

/// What a client adds to a request, and where it puts it.
class TestOutgoing : public QObject {
    Q_OBJECT

private slots:
    void isSentAs_data() {
        QTest::addColumn<QString>("client");
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("fields");
        const auto row = [](const char* name, const QString& client, const QByteArray& request,
                            const QByteArray& content, const QString& fields) {
            QTest::newRow(name) << client << request << content << fields;
        };
        const QString curl = u"Host: a.test | User-Agent | Accept: */*"_s;
        row("a page", u"curl"_s, "http://a.test/", {}, curl);
        row("curl says nothing of no content", u"curl"_s, "POST http://a.test/", {}, curl);
        row("and says that content is empty", u"curl"_s, "POST http://a.test/", "",
            curl + u" | Content-Length: 0 | Content-Type: application/x-www-form-urlencoded"_s);
        row("curl takes content for a form", u"curl"_s, "POST http://a.test/", "a=1",
            curl + u" | Content-Length: 3 | Content-Type: application/x-www-form-urlencoded"_s);
        row("if nobody says what it is", u"curl"_s, "PUT http://a.test/ | Content-Type: text/plain",
            "a=1", curl + u" | Content-Type: text/plain | Content-Length: 3"_s);
        row("curl's own order", u"curl"_s,
            "http://a.test/ | X-B: 1 | Cookie: c=d | Referer: http://r.test/ | X-A: 2 | "
            "User-Agent: me | Authorization: Basic YTpi",
            {},
            u"Host: a.test | Authorization: Basic YTpi | User-Agent | Accept: */* | "
            "Referer: http://r.test/ | Cookie: c=d | X-B: 1 | X-A: 2"_s);
        row("a Host set by hand comes first", u"rfc9110"_s,
            "http://a.test/ | X-A: 1 | Host: b.test", {},
            u"Host: b.test | X-A: 1 | User-Agent | Accept: */*"_s);
        row("the standard's way with no content", u"rfc9110"_s, "PATCH http://a.test/", {},
            u"Host: a.test | User-Agent | Accept: */* | Content-Length: 0"_s);
        row("where the method expects none", u"rfc9110"_s, "DELETE http://a.test/", {},
            u"Host: a.test | User-Agent | Accept: */*"_s);
        row("nobody guesses a type", u"rfc9110"_s, "POST http://a.test/", "a=1",
            u"Host: a.test | User-Agent | Accept: */* | Content-Length: 3"_s);
        row("Requests says it of every other method", u"requests"_s, "DELETE http://a.test/", {},
            u"Host: a.test | User-Agent | Accept-Encoding: gzip, deflate | Accept: */* | "
            "Connection: keep-alive | Content-Length: 0"_s);
        row("but not of GET", u"requests"_s, "http://a.test/ | X-A: 1", {},
            u"Host: a.test | User-Agent | Accept-Encoding: gzip, deflate | Accept: */* | "
            "Connection: keep-alive | X-A: 1"_s);
        row("framed by hand", u"requests"_s, "POST http://a.test/ | Content-Length: 9", "a=1",
            u"Host: a.test | User-Agent | Accept-Encoding: gzip, deflate | Accept: */* | "
            "Connection: keep-alive | Content-Length: 9"_s);
    }

    void isSentAs() {
        QFETCH(QString, client);
        QFETCH(QByteArray, request);
        QFETCH(QByteArray, content);
        QTEST(
            told(redirect::outgoing(*redirect::findClient(client), withContent(request, content))),
            "fields");
    }

    void theTypeThatAClientImpliesGoesWithTheContent_data() {
        QTest::addColumn<QString>("client");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("type"); ///< set by hand; null: not set
        QTest::addColumn<QByteArray>("after");
        const QByteArray form = "application/x-www-form-urlencoded", none = "none";
        for (const char* client : {"curl", "curl@7.88.1", "wget", "aiohttp"}) {
            const auto row = [&](const char* name, int status, const QByteArray& type,
                                 const QByteArray& after) {
                QTest::addRow("%s: %s", client, name)
                    << QString::fromLatin1(client) << status << type << after;
            };
            row("implied, content dropped", 302, {}, none);
            row("implied, content sent again", 307, {}, form);
            row("set by hand", 302, "application/json", "application/json");
            row("the same, set by hand", 302, form, form);
        }
    }

    void theTypeThatAClientImpliesGoesWithTheContent() {
        QFETCH(QString, client);
        QFETCH(int, status);
        QFETCH(QByteArray, type);
        const redirect::Client& asked = *redirect::findClient(client);
        http::Request request = withContent("POST http://a.test/", "a=1");
        if (!type.isNull())
            request.fields.append("Content-Type", type);
        const auto decision = redirect::decide(
            asked, request, test::response(QByteArray::number(status) + " | Location: /b"), {});
        const http::Request next =
            redirect::outgoing(asked, std::get<trace::Follow>(decision).next);
        QTEST(next.fields.first("Content-Type").value_or("none").toByteArray(), "after");
        QCOMPARE(next.fields.contains("Content-Length"), next.content.has_value());
    }

    void theJarsCookiesJoinTheCallers() {
        const redirect::Client& chrome = *redirect::findClient(u"chrome"_s);
        const auto cookie = [&](QByteArrayView request, const QByteArray& jar) {
            return redirect::outgoing(chrome, test::request(request), jar)
                .fields.first("Cookie")
                .value_or("none")
                .toByteArray();
        };
        QCOMPARE(cookie("http://a.test/", {}), "none");
        QCOMPARE(cookie("http://a.test/", "a=1"), "a=1");
        QCOMPARE(cookie("http://a.test/ | Cookie: b=2", "a=1"), "b=2; a=1");
    }
};

QTEST_GUILESS_MAIN(TestOutgoing)
#include "tst_outgoing.moc"
