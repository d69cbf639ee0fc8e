#include "app/advisor/whatif.h"
#include "app/redirect/decide.h"
#include "tests/support/messages.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace thence;
using namespace thence::advisor;

namespace {

/// The chain that is walked under `terms` when the answers come one after the other.
trace::Trace walked(http::Request request, const QList<QByteArray>& answers,
                    const trace::Terms& terms = {.client = {.id = u"chrome"_s}}) {
    trace::Trace trace;
    trace.terms = terms;
    const redirect::Agent agent = redirect::agentOf(terms).value();
    trace.composed = request;
    redirect::Progress progress;
    for (const QByteArray& answer : answers) {
        trace::Hop hop;
        hop.exchange.request = redirect::outgoing(agent, request);
        hop.exchange.response = test::response(answer);
        hop.decision = redirect::decide(agent, request, *hop.exchange.response, progress);
        ++progress.redirects;
        if (hop.follow())
            request = hop.follow()->next;
        trace.hops.append(hop);
    }
    return trace;
}

http::Request post(QByteArrayView text) {
    http::Request request = test::request(text);
    request.content = http::Content{QByteArray(48, 'x')};
    return request;
}

/// "POST /a 307", "GET /b 200", "POST /c ?": the imagined chain, one hop a line.
QStringList told(const WhatIf& ghost) {
    QStringList lines;
    for (const GhostHop& hop : ghost.hops)
        lines.append(
            u"%1 %2 %3"_s.arg(QString::fromUtf8(hop.request.method),
                              QString::fromUtf8(hop.request.target.requestTarget()),
                              hop.response ? QString::number(hop.response->status) : u"?"_s));
    return lines;
}

QString difference(const WhatIf& ghost, Topic topic) {
    for (const Difference& difference : ghost.differences)
        if (difference.topic == topic)
            return difference.text;
    return {};
}

} // namespace

class TestWhatIf : public QObject {
    Q_OBJECT

private slots:
    void aPostThatIsKept() {
        const trace::Trace trace =
            walked(post("POST http://a.test/checkout"), {"302 | Location: /checkout-v2", "200"});
        const WhatIf ghost = whatIf(trace, 0, {.status = 307});
        QCOMPARE(told(ghost), QStringList({u"POST /checkout 307"_s, u"POST /checkout-v2 ?"_s}));
        QVERIFY(!ghost.end);
        QCOMPARE(difference(ghost, Topic::Method), u"The next request is POST, not GET."_s);
        QCOMPARE(difference(ghost, Topic::Content),
                 u"The content (48 bytes) reaches a.test; it was dropped."_s);
        QCOMPARE(difference(ghost, Topic::Caching), QString());
        QCOMPARE(difference(ghost, Topic::End),
                 u"Nobody has sent POST http://a.test/checkout-v2 here, so what comes after is not "
                 "known."_s);
    }

    void aPostThatIsLost() {
        const trace::Trace trace =
            walked(post("POST http://a.test/a"), {"308 | Location: /b", "200"});
        const WhatIf ghost = whatIf(trace, 0, {.status = 301});
        QCOMPARE(told(ghost), QStringList({u"POST /a 301"_s, u"GET /b ?"_s}));
        QCOMPARE(difference(ghost, Topic::Content),
                 u"The content (48 bytes) is dropped; it reached a.test."_s);
    }

    void theSameRequestGetsTheRecordedAnswer() {
        const trace::Trace trace =
            walked(test::request("http://a.test/a"),
                   {"302 | Location: /b", "301 | Location: http://b.test/c", "200"});
        const WhatIf ghost = whatIf(trace, 0, {.status = 308});
        QCOMPARE(told(ghost), QStringList({u"GET /a 308"_s, u"GET /b 301"_s, u"GET /c 200"_s}));
        QCOMPARE(ghost.hops[2].recorded, 2);
        QVERIFY(ghost.end);
        QCOMPARE(difference(ghost, Topic::Method), QString());
        QCOMPARE(difference(ghost, Topic::Caching),
                 u"The redirect itself: kept by Chromium without end, where it was not stored."_s);
        QVERIFY(difference(ghost, Topic::Search).startsWith("A strong sign"_L1));
        QCOMPARE(difference(ghost, Topic::End), u"It ends as before, with 200."_s);
    }

    void aShortCut() {
        const trace::Trace trace = walked(test::request("http://a.test/a"),
                                          {"301 | Location: /b", "301 | Location: /c", "200"});
        const WhatIf ghost = whatIf(trace, 0, {.location = "/c"});
        QCOMPARE(told(ghost), QStringList({u"GET /a 301"_s, u"GET /c 200"_s}));
        QCOMPARE(difference(ghost, Topic::Url),
                 u"It goes to http://a.test/c, not to http://a.test/b."_s);
        QCOMPARE(difference(ghost, Topic::End), u"It ends as before, with 200."_s);
    }

    void credentialsDoNotCross() {
        const trace::Trace trace =
            walked(test::request("http://a.test/a | Authorization: Basic eDp5"),
                   {"302 | Location: /b", "200"});
        const WhatIf ghost = whatIf(trace, 0, {.location = "http://b.test/b"});
        QCOMPARE(told(ghost), QStringList({u"GET /a 302"_s, u"GET /b ?"_s}));
        QCOMPARE(difference(ghost, Topic::Credential),
                 u"Authorization is not sent to http://b.test."_s);
    }

    void contentThatCrosses() {
        const trace::Trace trace =
            walked(post("POST https://a.test/a"), {"302 | Location: https://b.test/b", "200"});
        const WhatIf ghost = whatIf(trace, 0, {.status = 307});
        QCOMPARE(ghost.differences.value(2).text,
                 u"The content crosses from https://a.test to https://b.test."_s);
        QVERIFY(!ghost.differences.value(2).better);
    }

    void otherCaching_data() {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QByteArray>("response");
        QTest::addColumn<QByteArray>("cacheControl");
        QTest::addColumn<QString>("text"); ///< empty: nothing changes
        const auto row = [](const char* name, const char* request, const char* response,
                            const char* cacheControl, const QString& text) {
            QTest::newRow(name) << QByteArray(request) << QByteArray(response)
                                << QByteArray(cacheControl) << text;
        };
        const QString forEver = u"kept by Chromium without end."_s;
        row("no-store", "http://a.test/a", "301 | Location: /b", "no-store",
            u"not stored (no-store), where it was "_s + forEver);
        row("max-age", "http://a.test/a", "301 | Location: /b", "max-age=600",
            u"fresh for 10 min, where it was "_s + forEver);
        row("no-cache", "http://a.test/a", "308 | Location: /b", "no-cache",
            u"confirmed before each use, where it was "_s + forEver);
        row("over Expires", "http://a.test/a",
            "302 | Location: /b | Date: Tue, 01 Jan 2030 00:00:00 GMT | "
            "Expires: Tue, 01 Jan 2030 02:00:00 GMT",
            "max-age=60", u"fresh for 60 s, where it was fresh for 2 h."_s);
        row("browsers keep nothing of a POST", "POST http://a.test/a", "308 | Location: /b",
            "max-age=600", {});
    }

    void otherCaching() {
        QFETCH(QByteArray, request);
        QFETCH(QByteArray, response);
        QFETCH(QByteArray, cacheControl);
        QFETCH(QString, text);
        const trace::Trace trace = walked(test::request(request), {response, "200"});
        const WhatIf ghost = whatIf(trace, 0, {.cacheControl = cacheControl});
        QCOMPARE(difference(ghost, Topic::Caching),
                 text.isEmpty() ? text : u"The redirect itself: "_s + text);
    }

    void aLoop() {
        const trace::Trace trace = walked(test::request("http://a.test/a"),
                                          {"302 | Location: /b", "302 | Location: /c", "200"});
        const WhatIf ghost = whatIf(trace, 1, {.location = "/b"});
        QVERIFY(ghost.end);
        QCOMPARE(ghost.end->reason, trace::Stop::Reason::Loop);
        QCOMPARE(ghost.from, 1);
    }

    void anEnd() {
        const trace::Trace trace =
            walked(test::request("http://a.test/a"), {"302 | Location: /b", "200"});
        const WhatIf ghost = whatIf(trace, 0, {.status = 200});
        QCOMPARE(told(ghost), QStringList({u"GET /a 200"_s}));
        QCOMPARE(difference(ghost, Topic::End), u"It ends with 200 at http://a.test/a."_s);
    }

    /// What was chosen for the trace counts: the same status leads to the same chain.
    void theTermsOfTheTraceCount_data() {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("next");
        QTest::newRow("curl") << QStringList() << u"GET /b 200"_s;
        QTest::newRow("curl --post301") << QStringList{u"--post301"_s} << u"POST /b 200"_s;
    }
    void theTermsOfTheTraceCount() {
        QFETCH(QStringList, options);
        QFETCH(QString, next);
        const trace::Trace trace =
            walked(post("POST http://a.test/a"), {"301 | Location: /b", "200"},
                   {.client = {.id = u"curl"_s, .options = options}});
        const WhatIf ghost = whatIf(trace, 0, {.status = 301});
        QCOMPARE(told(ghost).value(1), next);
        QStringList texts;
        for (const Difference& difference : ghost.differences)
            texts.append(difference.text);
        QCOMPARE(texts.join(u'|'), u"It ends as before, with 200."_s);
    }

    void whatAPersonChangedIsNoDifference() {
        trace::Trace trace = walked(post("POST http://a.test/a"), {"302 | Location: /b", "200"});
        auto& step = std::get<trace::Follow>(trace.hops[0].decision);
        step.next.method = "PUT";
        step.edited = true;
        QCOMPARE(difference(whatIf(trace, 0, {.status = 302}), Topic::Method), QString());
        trace.hops[0].decision.emplace<trace::Stop>().reason = trace::Stop::Reason::NotFollowed;
        trace.terms.follow = false;
        QCOMPARE(difference(whatIf(trace, 0, {.status = 302}), Topic::Method), QString());
    }

    void theLimitOfTheTraceCounts() {
        trace::Terms terms{.client = {.id = u"chrome"_s}};
        terms.limits.redirects = 0;
        const trace::Trace trace =
            walked(test::request("http://a.test/a"), {"302 | Location: /b"}, terms);
        const WhatIf ghost = whatIf(trace, 0, {.status = 308});
        QCOMPARE(ghost.end->reason, trace::Stop::Reason::TooManyRedirects);
    }

    void ofAnUnknownClientNothingIsImagined() {
        trace::Trace trace = walked(test::request("http://a.test/a"), {"302 | Location: /b"});
        trace.terms.client.id = u"mosaic"_s;
        QVERIFY(whatIf(trace, 0, {.status = 307}).hops.isEmpty());
    }

    void withoutAResponseThereIsNothing() {
        QVERIFY(whatIf({}, 0, {.status = 307}).hops.isEmpty());
        trace::Trace failed;
        failed.hops.append(trace::Hop{});
        QVERIFY(whatIf(failed, 0, {.status = 307}).hops.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestWhatIf)
#include "tst_whatif.moc"
