#include "app/trace/hopsummary.h"
#include "app/trace/units.h"
#include "tests/support/demotrace.h"

#include <QTest>

using namespace thence;
using namespace thence::trace;
using namespace Qt::StringLiterals;

namespace {

/// "+" marks what was kept, "!" what was lost, "~" what a person did.
QString written(const QList<Piece>& pieces) {
    QStringList texts;
    for (const Piece& piece : pieces)
        texts.append((piece.voice == Voice::Kept     ? u"+"_s
                      : piece.voice == Voice::Lost   ? u"!"_s
                      : piece.voice == Voice::ByHand ? u"~"_s
                                                     : QString()) +
                     piece.text);
    return texts.join(u" · "_s);
}

url::Url target(const char* scheme, const char* host, std::optional<quint16> port = {}) {
    return url::Url::from({.scheme = scheme,
                           .username = {},
                           .password = {},
                           .host = QByteArray(host),
                           .port = port,
                           .path = "/",
                           .query = {},
                           .fragment = {}});
}

http::Request request(const char* method, const url::Url& url, const char* content = "") {
    http::Request made{.method = method, .target = url, .fields = {}, .content = {}};
    if (*content)
        made.content = http::Content{.bytes = content};
    return made;
}

Hop hop(http::Request before, http::Request after, QList<Change> changes = {},
        std::chrono::milliseconds delay = {}, Arrival how = Arrival::Location) {
    Hop made;
    made.exchange.request = std::move(before);
    made.exchange.response =
        http::Response{.status = 302, .reason = "Found", .fields = {}, .content = {}};
    made.decision = Follow{std::move(after), how, delay, std::move(changes)};
    return made;
}

} // namespace

class HopSummaryTest : public QObject {
    Q_OBJECT

private slots:
    void aHopSaysWhatItDidToTheRequest_data() {
        const url::Url http = target("http", "a.test");
        const url::Url https = target("https", "a.test");
        const url::Url other = target("https", "b.test", 8443);
        const auto removed = [](const char* name) {
            return Change{Part::Field, name, "x", "", {}, {}};
        };
        QTest::addColumn<Hop>("given");
        QTest::addColumn<QString>("expected");
        QTest::newRow("GET stays")
            << hop(request("GET", http), request("GET", http)) << u"+GET kept"_s;
        QTest::newRow("content is resent")
            << hop(request("POST", http, "abc"), request("POST", https, "abc"))
            << u"+POST kept, 3 B resent · scheme changes to https"_s;
        QTest::newRow("method and content go")
            << hop(request("POST", http, "abc"), request("GET", http),
                   {removed("Content-Type"), removed("Content-Length"),
                    removed("Content-Language")})
            << u"!POST → GET, 3 B of content dropped · Content-Type, Content-Language removed"_s;
        QTest::newRow("method goes, there was no content")
            << hop(request("PUT", http), request("GET", http)) << u"!PUT → GET"_s;
        QTest::newRow("only the content goes")
            << hop(request("POST", http, "abc"), request("POST", http))
            << u"!POST kept, 3 B of content dropped"_s;
        QTest::newRow("downgrade is a loss") << hop(request("GET", https), request("GET", http))
                                             << u"+GET kept · !scheme changes to http"_s;
        QTest::newRow("host, and its port with it")
            << hop(request("GET", https), request("GET", other))
            << u"+GET kept · host changes to b.test"_s;
        QTest::newRow("port alone")
            << hop(request("GET", http), request("GET", target("http", "a.test", 81)))
            << u"+GET kept · port changes to 81"_s;
        QTest::newRow("credential")
            << hop(request("GET", https), request("GET", other),
                   {{Part::Credential, "Authorization", "x", "", {}, {}}})
            << u"+GET kept · host changes to b.test · Authorization removed"_s;
        QTest::newRow("fields come and change")
            << hop(request("GET", http), request("GET", http),
                   {{Part::Field, "Referer", "", "x", {}, {}},
                    {Part::Credential, "Cookie", "a", "b", {}, {}}})
            << u"+GET kept · Referer added · Cookie changed"_s;
        QTest::newRow("delay") << hop(request("GET", http), request("GET", http), {},
                                      std::chrono::seconds(5), Arrival::RefreshField)
                               << u"+GET kept · after 5.00 s"_s;
        QTest::newRow("the end") << Hop() << QString();
    }
    void aHopSaysWhatItDidToTheRequest() {
        QFETCH(Hop, given);
        QFETCH(QString, expected);
        QCOMPARE(written(summary(given)), expected);
    }

    void anEditIsTold_data() {
        const url::Url here = target("http", "a.test");
        const auto edited = [](Hop made) {
            std::get<Follow>(made.decision).edited = true;
            return made;
        };
        const auto change = [](Part part, const char* name, const char* from, const char* to,
                               bool byHand) {
            return Change{part, name, from, to, {}, {}, byHand};
        };
        const Change rewritten = change(Part::Method, "", "POST", "GET", false);
        QTest::addColumn<Hop>("given");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<QByteArray>("own");
        QTest::newRow("the method is put back")
            << edited(hop(request("POST", here, "abc"), request("POST", here),
                          {rewritten, change(Part::Method, "", "GET", "POST", true)}))
            << u"Chrome would send GET · ~you sent POST · 3 B of content dropped"_s
            << QByteArray("GET");
        QTest::newRow("the method is another")
            << edited(hop(request("GET", here), request("HEAD", here),
                          {change(Part::Method, "", "GET", "HEAD", true)}))
            << u"Chrome would send GET · ~you sent HEAD"_s << QByteArray("GET");
        QTest::newRow("twice, in a branch of a branch")
            << edited(hop(request("POST", here), request("PUT", here),
                          {rewritten, change(Part::Method, "", "GET", "POST", true),
                           change(Part::Method, "", "POST", "PUT", true)}))
            << u"Chrome would send GET · ~you sent PUT"_s << QByteArray("GET");
        QTest::newRow("something else")
            << edited(hop(request("POST", here), request("GET", here),
                          {rewritten, change(Part::Field, "Accept", "a", "b", true)}))
            << u"!POST → GET · ~edited by hand · Accept changed"_s << QByteArray("GET");
        QTest::newRow("a field is put back")
            << edited(hop(request("GET", here), request("GET", here),
                          {change(Part::Credential, "Authorization", "x", "", false),
                           change(Part::Credential, "authorization", "", "x", true)}))
            << u"+GET kept · ~edited by hand"_s << QByteArray("GET");
    }
    void anEditIsTold() {
        QFETCH(Hop, given);
        QFETCH(QString, expected);
        QFETCH(QByteArray, own);
        QCOMPARE(written(summary(given, u"Chrome"_s)), expected);
        QCOMPARE(ownMethod(*given.follow()), own);
    }

    void theCauseIsNamed() {
        const http::Request any = request("GET", target("http", "a.test"));
        QCOMPARE(cause(hop(any, any)), u"302"_s);
        QCOMPARE(cause(hop(any, any, {}, {}, Arrival::HstsUpgrade)), u"HSTS"_s);
        QCOMPARE(cause(hop(any, any, {}, {}, Arrival::RefreshField)), u"Refresh"_s);
        QCOMPARE(cause(hop(any, any, {}, {}, Arrival::MetaRefresh)), u"meta refresh"_s);
        QCOMPARE(cause(Hop()), QString());
    }

    void aTraceIsOneLine_data() {
        QTest::addColumn<Trace>("given");
        QTest::addColumn<QString>("expected");
        QTest::newRow("demo")
            << test::demoTrace()
            << u"4 hops, 260 ms · 3 origins · !POST became GET at hop 2 · +ends 200 OK"_s;
        QTest::newRow("failure") << test::failingTrace()
                                 << u"2 hops, 9.6 ms · 2 origins · !fails at hop 2"_s;
        QTest::newRow("loop") << test::loopTrace()
                              << u"3 hops, 12 ms · 1 origin · !loops back to hop 1"_s;
        QTest::newRow("limit")
            << test::longTrace()
            << u"30 hops, 1.46 s · 2 origins · !stops at the limit of redirects"_s;
        QTest::newRow("times are not known")
            << test::fieldsOnly(test::demoTrace())
            << u"4 hops · 3 origins · !POST became GET at hop 2 · +ends 200 OK"_s;
        QTest::newRow("nothing") << Trace() << QString();
    }
    void aTraceIsOneLine() {
        QFETCH(Trace, given);
        QFETCH(QString, expected);
        QCOMPARE(written(summary(given)), expected);
    }

    void theTellingHopLosesSomething() {
        QCOMPARE(tellingHop(test::demoTrace()), 1);
        QCOMPARE(tellingHop(test::failingTrace()), 0);
        QCOMPARE(tellingHop(Trace()), 0);
    }

    void aStatusIsPrintable() {
        http::Response response{.status = 302, .reason = {}, .fields = {}, .content = {}};
        QCOMPARE(statusText(response), u"302 Found"_s);
        response.reason = "Over\x1b[31m\xe2\x80\xaethere";
        QCOMPARE(statusText(response), u"302 Over\uFFFD[31m\uFFFDthere"_s);
        response.status = 799;
        response.reason.clear();
        QCOMPARE(statusText(response), u"799"_s);
    }

    void aProtocolHasAWord() {
        QCOMPARE(word(Protocol::Http09), QByteArrayView("HTTP/0.9"));
        QCOMPARE(word(Protocol::Http10), QByteArrayView("HTTP/1.0"));
        QCOMPARE(word(Protocol::Http11), QByteArrayView("HTTP/1.1"));
        QCOMPARE(word(Protocol::Http2), QByteArrayView("HTTP/2"));
    }

    void whatWasMeasuredIsKnown() {
        Timings timings;
        QVERIFY(!timings.isKnown());
        timings[Phase::Wait] = Timings::Duration{0};
        QVERIFY(timings.isKnown());
    }

    void unitsAreShort() {
        using namespace std::chrono_literals;
        QCOMPARE(sizeText(0), u"0 B"_s);
        QCOMPARE(sizeText(999), u"999 B"_s);
        QCOMPARE(sizeText(2'100), u"2.1 kB"_s);
        QCOMPARE(sizeText(999'949), u"999.9 kB"_s);
        QCOMPARE(sizeText(999'950), u"1.0 MB"_s);
        QCOMPARE(durationText(0ns), u"0.0 ms"_s);
        QCOMPARE(durationText(1ns), u"<0.1 ms"_s);
        QCOMPARE(durationText(49us), u"<0.1 ms"_s);
        QCOMPARE(durationText(51us), u"0.1 ms"_s);
        QCOMPARE(durationText(9'940us), u"9.9 ms"_s);
        QCOMPARE(durationText(9'960us), u"10 ms"_s);
        QCOMPARE(durationText(999'400us), u"999 ms"_s);
        QCOMPARE(durationText(1'320ms), u"1.32 s"_s);
        QCOMPARE(durationText(30s), u"30.0 s"_s);
    }
};

QTEST_GUILESS_MAIN(HopSummaryTest)
#include "tst_hopsummary.moc"
