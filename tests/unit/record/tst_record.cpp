#include "app/record/record.h"

#include "app/url/parse.h"

#include <QTest>

#include <span>
#include <vector>

using namespace thence;
using namespace thence::record;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const Moment start{1h};

http::Request get(const QByteArray& url) {
    http::Request request;
    request.target = url::parse(url).value();
    return request;
}

trace::Hop hop(const QByteArray& url, trace::Decision decision = trace::Stop{}) {
    trace::Hop hop;
    hop.exchange.request = get(url);
    hop.decision = std::move(decision);
    return hop;
}

trace::Follow stepTo(const QByteArray& url, const QString& client = {}) {
    trace::Follow follow;
    follow.next = get(url);
    follow.client = client;
    return follow;
}

/// "over 2 hops, 3 ms | /b waits as curl": a record in one line.
QString told(const Record& record) {
    const QStringList states{u"running"_s, u"paused"_s, u"over"_s};
    QString line = u"%1 %2 hops"_s.arg(states[int(record.state)]).arg(record.trace.hops.size());
    if (record.trace.elapsed.count() > 0)
        line += u", %1 ms"_s.arg(record.trace.elapsed / 1ms);
    if (record.pause)
        line += u" | %1 waits as %2"_s.arg(QString::fromUtf8(record.pause->step.next.target.path()),
                                           record.pause->client);
    if (record.inFlight)
        line += u" | %1 in phase %2 since %3 ms, %4 bytes"_s
                    .arg(QString::fromUtf8(record.inFlight->request.target.path()))
                    .arg(int(record.inFlight->phase))
                    .arg((record.inFlight->since - start) / 1ms)
                    .arg(record.inFlight->received);
    return line;
}

using What = decltype(Event::what);

struct Step {
    const char* name;
    int at; ///< ms
    What what;
    QString expected;
};

const std::vector<Step> story = {
    {"begun", 0, Begun{get("http://a.test/a"), {.client = {.id = u"curl"_s}}}, u"running 0 hops"_s},
    {"started", 1, HopStarted{get("http://a.test/a")},
     u"running 0 hops | /a in phase 0 since 1 ms, 0 bytes"_s},
    {"waits", 3, PhaseEntered{trace::Phase::Wait},
     u"running 0 hops | /a in phase 5 since 3 ms, 0 bytes"_s},
    {"receives", 8, PhaseEntered{trace::Phase::Receive},
     u"running 0 hops | /a in phase 6 since 8 ms, 0 bytes"_s},
    {"content", 9, ContentReceived{700}, u"running 0 hops | /a in phase 6 since 8 ms, 700 bytes"_s},
    {"finished hop", 10, HopFinished{hop("http://a.test/a", stepTo("http://a.test/b")), 10ms},
     u"running 1 hops, 10 ms"_s},
    {"paused", 11, Paused{{1, stepTo("http://a.test/b"), u"curl"_s, {}}, 11ms},
     u"paused 1 hops, 11 ms | /b waits as curl"_s},
    {"another client", 12, Paused{{1, stepTo("http://a.test/c", u"go"_s), u"go"_s, {}}, 11ms},
     u"paused 1 hops, 11 ms | /c waits as go"_s},
    {"goes on", 20,
     HopStarted{get("http://a.test/c"), trace::Arrival::Location,
                stepTo("http://a.test/c", u"go"_s)},
     u"running 1 hops, 11 ms | /c in phase 0 since 20 ms, 0 bytes"_s},
    {"last hop", 25, HopFinished{hop("http://a.test/c"), 16ms}, u"running 2 hops, 16 ms"_s},
    {"over", 26, Finished{}, u"over 2 hops, 16 ms"_s},
};

} // namespace

class TestRecord : public QObject {
    Q_OBJECT

private slots:
    void everyEventMakesAnotherRecord() {
        Record record{.id = 7};
        for (const Step& step : story) {
            record = apply(std::move(record), {7, step.what}, start + step.at * 1ms);
            QVERIFY2(told(record) == step.expected,
                     qPrintable(QLatin1String(step.name) + u": "_s + told(record)));
        }
        QCOMPARE(record.trace.terms.client.id, u"curl"_s);
        QCOMPARE(record.trace.composed.target.path(), "/a");
        QCOMPARE(record.trace.hops[0].follow()->client, u"go"_s);
    }

    void hopsThatOthersHoldStayAsTheyWere() {
        Record record{.id = 7};
        for (const Step& step : std::span(story).first(6))
            record = apply(std::move(record), {7, step.what}, start);
        const trace::Trace held = record.trace;
        record = apply(std::move(record), {7, Paused{{1, stepTo("http://a.test/z"), {}, {}}, 0ms}},
                       start);
        QCOMPARE(held.hops[0].follow()->next.target.path(), "/b");
        QCOMPARE(record.trace.hops[0].follow()->next.target.path(), "/z");
    }

    void eventsOfOthersChangeNothing() {
        Record record{.id = 7};
        for (const Step& step : story)
            record = apply(std::move(record), {8, step.what}, start);
        QCOMPARE(told(record), u"over 0 hops"_s);
    }

    void aBranchKeepsTheHopsBeforeIt() {
        const QList<trace::Hop> kept{hop("http://a.test/a", stepTo("http://a.test/b"))};
        const Record record = apply({.id = 7, .origin = Origin::Branch},
                                    {7, Begun{get("http://a.test/a"), {}, kept}}, start);
        QCOMPARE(told(record), u"running 1 hops"_s);
    }

    void whatComesLateIsLost() {
        Record record{.id = 7};
        record = apply(std::move(record), {7, PhaseEntered{trace::Phase::Wait}}, start);
        record = apply(std::move(record), {7, ContentReceived{5}}, start);
        QVERIFY(!record.inFlight);
    }

    void phasesAddUp() {
        InFlight flight{.request = {}, .phase = trace::Phase::Dns, .since = start, .timings = {}};
        flight.timings[trace::Phase::Blocked] = 2ms;
        const trace::Timings timings = flight.timingsAt(start + 5ms);
        QCOMPARE(timings[trace::Phase::Dns].value(), trace::Timings::Duration(5ms));
        QCOMPARE(timings.total(), trace::Timings::Duration(7ms));
        QVERIFY(!timings[trace::Phase::Wait]);
    }
};

QTEST_GUILESS_MAIN(TestRecord)
#include "tst_record.moc"
