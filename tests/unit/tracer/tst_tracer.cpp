#include "app/lab/lab.h"
#include "tests/support/followed.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/wireprobe.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace thence;
using namespace thence::test;
using namespace Qt::StringLiterals;
using trace::Arrival;
using trace::Failure;
using trace::Stop;
using trace::Terms;

namespace {

constexpr const char* found = "HTTP/1.1 302 Found\r\nLocation: /next\r\nContent-Length: 0\r\n\r\n";
constexpr const char* ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

/// Two hops on one connection.
Script redirectThenOk() {
    return answer(found) + answer(ok);
}

http::Request get(const QByteArray& url) {
    http::Request request;
    request.target = urlOf(url);
    return request;
}

Terms asCurl() {
    Terms terms;
    terms.client.id = u"curl"_s;
    return terms;
}

/// Waits for the end of the chain.
bool finishes(Followed& tracer) {
    QSignalSpy finished(&tracer, &Followed::finished);
    return finished.wait(10'000);
}

} // namespace

/// Chains followed over a real connection.
class TestTracer : public QObject {
    Q_OBJECT

private slots:
    void tellsWhatHappensAsItHappens();
    void cookiesOfARedirectArriveAtTheServer();
    void plainHttpTeachesNoHsts();
    void hstsIsShownAsTheClientsOwnStep();
    void cancelDuringAnExchange();
    void cancelBeforeAnythingWasSent();
    void cancelBetweenHops();
    void wholeTraceTimesOut();
    void nothingIsSentOnceTheChainIsToEnd_data();
    void nothingIsSentOnceTheChainIsToEnd();
    void connectionFailure();
    void slotsMayDestroyTheTracer_data();
    void slotsMayDestroyTheTracer();
    void slotsMayStartAnotherChain();
    void destroyedDuringAnExchange();
    void wireMayGoFirst();
    void pausesBeforeEachNextRequest();
    void editedRequestIsSentAndMarked();
    void anotherClientMakesOneStep();
    void branchPausesAtItsHop();
    void anEditedFirstRequestIsWhatTheTraceBeginsWith();
    void pausesEndOnRequest();
    void cancelInAPause();
};

void TestTracer::tellsWhatHappensAsItHappens() {
    ScriptedServer server(redirectThenOk());
    wire::Wire wire;
    Followed tracer(wire);
    QStringList told;
    connect(&tracer, &Followed::hopStarted, this,
            [&](int index, const http::Request& request, Arrival arrival) {
                told += u"start %1 %2 %3"_s.arg(index)
                            .arg(QString::fromLatin1(request.target.requestTarget()))
                            .arg(int(arrival));
                QCOMPARE(tracer.trace().hops.size(), index);
            });
    connect(&tracer, &Followed::phaseEntered, this, [&](int index, trace::Phase phase) {
        if (phase == trace::Phase::Wait)
            told += u"wait %1"_s.arg(index);
    });
    connect(&tracer, &Followed::hopFinished, this, [&](int index) {
        told += u"end %1"_s.arg(index);
        QCOMPARE(tracer.trace().hops.size(), index + 1);
    });
    connect(&tracer, &Followed::finished, this, [&] {
        told += u"finished"_s;
        QVERIFY(!tracer.isRunning());
    });

    tracer.start(get(server.url("/first")), asCurl());
    QVERIFY(told.isEmpty());
    QVERIFY(tracer.isRunning());
    QVERIFY(finishes(tracer));
    QCOMPARE(told, (QStringList{u"start 0 /first 0"_s, u"wait 0"_s, u"end 0"_s,
                                u"start 1 /next 1"_s, u"wait 1"_s, u"end 1"_s, u"finished"_s}));
    QCOMPARE(tracer.trace().stop()->reason, Stop::Reason::NotARedirect);
    QVERIFY(tracer.trace().elapsed.count() > 0);
    QVERIFY(tracer.trace().hops[1].exchange.reused);
}

void TestTracer::cookiesOfARedirectArriveAtTheServer() {
    ScriptedServer server(
        answer("HTTP/1.1 302 Found\r\nLocation: /\r\nSet-Cookie: seen=1\r\nContent-Length: 0\r\n"
               "\r\n") +
        answer(ok));
    wire::Wire wire;
    Followed tracer(wire);
    Terms terms;
    terms.client.id = u"chrome"_s;
    tracer.start(get(server.url()), terms);
    QVERIFY(finishes(tracer));
    QCOMPARE(tracer.trace().stop()->reason, Stop::Reason::NotARedirect);
    QCOMPARE(server.received()[0].count("Cookie: seen=1\r\n"), 1);
}

void TestTracer::plainHttpTeachesNoHsts() {
    ScriptedServer server(answer("HTTP/1.1 302 Found\r\nLocation: /next\r\nContent-Length: 0\r\n"
                                 "Strict-Transport-Security: max-age=9\r\n\r\n") +
                          answer(ok));
    wire::Wire wire;
    Followed tracer(wire);
    Terms terms;
    terms.client.id = u"chrome"_s;
    tracer.start(get(server.url("/", "a.localhost")), terms);
    QVERIFY(finishes(tracer));
    QCOMPARE(tracer.trace().hops.size(), 2);
    for (const trace::Hop& hop : tracer.trace().hops)
        QVERIFY(hop.exchange.sent);
}

void TestTracer::hstsIsShownAsTheClientsOwnStep() {
    lab::Lab lab;
    QVERIFY(lab.listen());
    wire::Options options;
    options.network.trust = {lab.trust()};
    wire::Wire wire(options);
    Followed tracer(wire);
    Terms terms;
    terms.client.id = u"chrome"_s;
    tracer.start(lab.address(*lab::findScenario(u"hsts"_s)), terms);
    QVERIFY(finishes(tracer));
    const QList<trace::Hop>& hops = tracer.trace().hops;
    const auto step = std::find_if(hops.begin(), hops.end(),
                                   [](const trace::Hop& hop) { return hop.isClientStep(); });
    QVERIFY(step != hops.end());
    QVERIFY(!step->exchange.sent);
    QCOMPARE((step + 1)->exchange.request.target.scheme(), "https");
    QCOMPARE(
        std::ranges::count(hops, true, [](const trace::Hop& hop) { return hop.exchange.sent; }),
        hops.size() - 1);
    QCOMPARE(tracer.trace().stop()->reason, Stop::Reason::NotARedirect);
}

void TestTracer::cancelDuringAnExchange() {
    ScriptedServer server(answer(found) + Script{awaitRequest(), stall()});
    wire::Wire wire;
    Followed tracer(wire);
    connect(&tracer, &Followed::phaseEntered, &tracer, [&](int index, trace::Phase phase) {
        if (index == 1 && phase == trace::Phase::Wait)
            tracer.cancel();
    });
    tracer.start(get(server.url()), asCurl());
    QVERIFY(finishes(tracer));
    QCOMPARE(tracer.trace().hops.size(), 2);
    QCOMPARE(tracer.trace().stop()->reason, Stop::Reason::Cancelled);
}

void TestTracer::cancelBeforeAnythingWasSent() {
    ScriptedServer server(redirectThenOk());
    wire::Wire wire;
    Followed tracer(wire);
    tracer.start(get(server.url()), asCurl());
    tracer.cancel();
    QVERIFY(finishes(tracer));
    QCOMPARE(tracer.trace().hops.size(), 1);
    QCOMPARE(tracer.trace().stop()->reason, Stop::Reason::Cancelled);
    QVERIFY(server.received().isEmpty());
}

void TestTracer::cancelBetweenHops() {
    ScriptedServer server(redirectThenOk());
    wire::Wire wire;
    Followed tracer(wire);
    connect(&tracer, &Followed::hopFinished, &tracer, [&] { tracer.cancel(); });
    tracer.start(get(server.url()), asCurl());
    QVERIFY(finishes(tracer));
    QCOMPARE(tracer.trace().hops.size(), 2);
    QCOMPARE(tracer.trace().stop()->reason, Stop::Reason::Cancelled);
    QCOMPARE(server.received()[0].count("GET "), 1);
}

void TestTracer::wholeTraceTimesOut() {
    ScriptedServer server(answer(found) + Script{awaitRequest(), stall()});
    wire::Wire wire;
    Followed tracer(wire);
    Terms terms = asCurl();
    terms.limits.wholeTrace = std::chrono::milliseconds(200);
    tracer.start(get(server.url()), terms);
    QVERIFY(finishes(tracer));
    QCOMPARE(tracer.trace().stop()->reason, Stop::Reason::Failed);
    QCOMPARE(tracer.trace().hops.constLast().exchange.failure->kind, Failure::Kind::TraceTimedOut);
}

void TestTracer::nothingIsSentOnceTheChainIsToEnd_data() {
    QTest::addColumn<Failure::Kind>("kind");
    QTest::newRow("time is up") << Failure::Kind::TraceTimedOut;
    QTest::newRow("cancelled") << Failure::Kind::Cancelled;
}

// The redirect itself has been understood when its content is cut short.
void TestTracer::nothingIsSentOnceTheChainIsToEnd() {
    QFETCH(Failure::Kind, kind);
    ScriptedServer server(
        answer("HTTP/1.1 302 Found\r\nLocation: /next\r\nContent-Length: 9\r\n\r\nabc"));
    wire::Wire wire;
    Followed tracer(wire);
    Terms terms = asCurl();
    if (kind == Failure::Kind::TraceTimedOut)
        terms.limits.wholeTrace = std::chrono::milliseconds(200);
    else
        connect(&tracer, &Followed::phaseEntered, this, [&](int, trace::Phase phase) {
            if (phase == trace::Phase::Receive)
                tracer.cancel();
        });
    tracer.start(get(server.url()), terms);
    QVERIFY(finishes(tracer));
    QCOMPARE(tracer.trace().hops.size(), 2);
    QCOMPARE(tracer.trace().hops[0].exchange.failure->kind, kind);
    QCOMPARE(tracer.trace().hops[1].exchange.failure->kind, kind);
    QVERIFY(!tracer.trace().hops[1].exchange.sent);
    QVERIFY(!server.received().join().contains("/next"));
}

void TestTracer::connectionFailure() {
    QByteArray url;
    {
        ScriptedServer gone(redirectThenOk());
        url = gone.url();
    }
    wire::Wire wire;
    Followed tracer(wire);
    tracer.start(get(url), asCurl());
    QVERIFY(finishes(tracer));
    QCOMPARE(tracer.trace().stop()->reason, Stop::Reason::Failed);
    QCOMPARE(tracer.trace().hops[0].exchange.failure->kind, Failure::Kind::Refused);
}

void TestTracer::slotsMayDestroyTheTracer_data() {
    QTest::addColumn<int>("signal");
    QTest::newRow("hopStarted") << 0;
    QTest::newRow("phaseEntered") << 1;
    QTest::newRow("hopFinished") << 2;
    QTest::newRow("paused") << 3;
    QTest::newRow("finished") << 4;
}

void TestTracer::slotsMayDestroyTheTracer() {
    QFETCH(int, signal);
    ScriptedServer server(redirectThenOk());
    wire::Wire wire;
    QPointer<Followed> tracer = new Followed(wire);
    const auto destroy = [&] { delete tracer; };
    if (signal == 0)
        connect(tracer, &Followed::hopStarted, this, destroy);
    if (signal == 1)
        connect(tracer, &Followed::phaseEntered, this, destroy);
    if (signal == 2)
        connect(tracer, &Followed::hopFinished, this, destroy);
    if (signal == 3)
        connect(tracer, &Followed::paused, this, destroy);
    if (signal == 4)
        connect(tracer, &Followed::finished, this, destroy);
    Terms terms = asCurl();
    tracer->start(get(server.url()), terms);
    tracer->setPausing(signal == 3);
    QTRY_VERIFY(!tracer);
}

void TestTracer::slotsMayStartAnotherChain() {
    ScriptedServer server({redirectThenOk(), answer(ok)});
    wire::Wire wire;
    Followed tracer(wire);
    bool restarted = false;
    connect(&tracer, &Followed::hopFinished, &tracer, [&] {
        if (!std::exchange(restarted, true))
            tracer.start(get(server.url("/again")), asCurl());
    });
    QSignalSpy finished(&tracer, &Followed::finished);
    tracer.start(get(server.url("/first")), asCurl());
    QVERIFY(finished.wait(10'000));
    QCOMPARE(tracer.trace().hops.size(), 1);
    QCOMPARE(tracer.trace().composed.target.path(), "/again");
    QCOMPARE(finished.size(), 1);
}

void TestTracer::destroyedDuringAnExchange() {
    ScriptedServer server(Script{awaitRequest(), stall()});
    wire::Wire wire;
    {
        Followed tracer(wire);
        tracer.start(get(server.url()), asCurl());
        QSignalSpy started(&tracer, &Followed::hopStarted);
        QVERIFY(started.wait(10'000));
    }
    QTest::qWait(0); // the wire's report finds nobody
}

void TestTracer::wireMayGoFirst() {
    ScriptedServer server(redirectThenOk());
    auto wire = std::make_unique<wire::Wire>();
    Followed tracer(*wire);
    tracer.start(get(server.url()), asCurl());
    wire.reset();
    QVERIFY(finishes(tracer));
    QCOMPARE(tracer.trace().stop()->reason, Stop::Reason::Cancelled);
}

void TestTracer::pausesBeforeEachNextRequest() {
    ScriptedServer server(redirectThenOk());
    wire::Wire wire;
    Followed tracer(wire);
    Terms terms = asCurl();
    QSignalSpy paused(&tracer, &Followed::paused);
    tracer.start(get(server.url()), terms);
    tracer.setPausing(true);
    QVERIFY(paused.wait(10'000));
    const auto pause = paused[0][0].value<record::Pause>();
    QCOMPARE(pause.index, 1);
    QCOMPARE(pause.step.next.target.path(), "/next");
    QVERIFY(!pause.step.changes.isEmpty());
    QCOMPARE(pause.client, u"curl"_s);
    QVERIFY(tracer.isRunning());
    QCOMPARE(server.received()[0].count("GET "), 1);
    tracer.resume();
    QVERIFY(finishes(tracer));
    QCOMPARE(paused.size(), 1);
    QCOMPARE(tracer.trace().hops.size(), 2);
    QVERIFY(!tracer.trace().hops[0].follow()->edited);
}

void TestTracer::editedRequestIsSentAndMarked() {
    ScriptedServer server(redirectThenOk());
    wire::Wire wire;
    Followed tracer(wire);
    Terms terms = asCurl();
    connect(&tracer, &Followed::paused, &tracer, [&](const record::Pause& pause) {
        http::Request next = pause.step.next;
        next.method = "DELETE";
        tracer.resume(next);
    });
    tracer.start(get(server.url()), terms);
    tracer.setPausing(true);
    QVERIFY(finishes(tracer));
    QVERIFY(server.received()[0].contains("DELETE /next HTTP/1.1\r\n"));
    QVERIFY(tracer.trace().hops[0].follow()->edited);
}

void TestTracer::anotherClientMakesOneStep() {
    ScriptedServer server(redirectThenOk());
    wire::Wire wire;
    Followed tracer(wire);
    Terms terms = asCurl();
    QStringList clients;
    connect(&tracer, &Followed::paused, &tracer, [&](const record::Pause& pause) {
        clients += pause.client;
        if (clients.size() == 1)
            tracer.stepAs(u"requests"_s);
        else
            tracer.resume();
    });
    tracer.start(get(server.url()), terms);
    tracer.setPausing(true);
    QVERIFY(finishes(tracer));
    QCOMPARE(clients, (QStringList{u"curl"_s, u"requests"_s}));
    QCOMPARE(server.received()[0].count("User-Agent: curl"), 1);
    QCOMPARE(server.received()[0].count("User-Agent: python-requests"), 1);
    QCOMPARE(tracer.trace().hops[0].follow()->client, u"requests"_s);
    QVERIFY(!tracer.trace().hops[0].follow()->edited);
}

void TestTracer::branchPausesAtItsHop() {
    ScriptedServer server(redirectThenOk() + redirectThenOk());
    wire::Wire wire;
    Followed tracer(wire);
    tracer.start(get(server.url("/first")), asCurl());
    QVERIFY(finishes(tracer));
    const trace::Trace original = tracer.trace();
    for (int index = 0; index < 2; ++index) {
        QSignalSpy paused(&tracer, &Followed::paused);
        QSignalSpy started(&tracer, &Followed::hopStarted);
        tracer.continueFrom(original, index);
        QVERIFY(paused.wait(10'000));
        QCOMPARE(paused[0][0].value<record::Pause>().index, index);
        QCOMPARE(tracer.trace().hops.size(), index);
        QVERIFY(started.isEmpty());
        tracer.cancel();
        QVERIFY(finishes(tracer));
        QCOMPARE(tracer.trace().hops.size(), index + 1);
        QCOMPARE(tracer.trace().stop()->reason, Stop::Reason::Cancelled);
    }
    tracer.continueFrom(original, 0);
    connect(&tracer, &Followed::paused, &tracer, [&] { tracer.resume(); });
    QVERIFY(finishes(tracer));
    QCOMPARE(tracer.trace().hops.size(), 2);
    QCOMPARE(tracer.trace().stop()->reason, Stop::Reason::NotARedirect);
    QVERIFY(tracer.trace().elapsed.count() > 0);
}

void TestTracer::anEditedFirstRequestIsWhatTheTraceBeginsWith() {
    ScriptedServer server(redirectThenOk() + redirectThenOk());
    wire::Wire wire;
    Followed tracer(wire);
    tracer.start(get(server.url("/first")), asCurl());
    QVERIFY(finishes(tracer));
    const trace::Trace original = tracer.trace();
    const http::Request edited = get(server.url("/edited"));
    connect(&tracer, &Followed::paused, &tracer, [&] { tracer.resume(edited); });
    tracer.continueFrom(original, 0);
    QVERIFY(finishes(tracer));
    QCOMPARE(tracer.trace().composed.target, edited.target);
    QCOMPARE(tracer.trace().hops[0].exchange.request.target, edited.target);
    QCOMPARE(tracer.trace().hops.size(), 2);
}

void TestTracer::pausesEndOnRequest() {
    ScriptedServer server(answer(found) +
                          answer("HTTP/1.1 302 Found\r\nLocation: /last\r\nContent-Length: 0\r\n"
                                 "\r\n") +
                          answer(ok));
    wire::Wire wire;
    Followed tracer(wire);
    Terms terms = asCurl();
    QSignalSpy paused(&tracer, &Followed::paused);
    connect(&tracer, &Followed::paused, &tracer, [&] {
        tracer.setPausing(false);
        tracer.resume();
    });
    tracer.start(get(server.url()), terms);
    tracer.setPausing(true);
    QVERIFY(finishes(tracer));
    QCOMPARE(paused.size(), 1);
    QCOMPARE(tracer.trace().hops.size(), 3);
}

void TestTracer::cancelInAPause() {
    ScriptedServer server(redirectThenOk());
    wire::Wire wire;
    Followed tracer(wire);
    Terms terms = asCurl();
    connect(&tracer, &Followed::paused, &tracer, [&] { tracer.cancel(); });
    tracer.start(get(server.url()), terms);
    tracer.setPausing(true);
    QVERIFY(finishes(tracer));
    QCOMPARE(tracer.trace().stop()->reason, Stop::Reason::Cancelled);
    QCOMPARE(server.received()[0].count("GET "), 1);
}

QTEST_GUILESS_MAIN(TestTracer)
#include "tst_tracer.moc"
