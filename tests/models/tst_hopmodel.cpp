#include "tests/support/demotrace.h"
#include "tests/support/telling.h"
#include "ui/models/hopmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace thence;
using namespace thence::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Kind = HopRow::Kind;

namespace {

HopRow row(const HopModel& model, int index) {
    return model.index(index).data(HopModel::RowRole).value<HopRow>();
}

QStringList chipTexts(const HopRow& row) {
    QStringList texts;
    for (const Chip& chip : row.chips)
        texts.append(chip.text);
    return texts;
}

QString spoken(const HopModel& model, int index) {
    return model.index(index).data(Qt::AccessibleTextRole).toString();
}

} // namespace

class HopModelTest : public QObject {
    Q_OBJECT

private slots:
    void aTraceBecomesCards() {
        HopModel model;
        test::Telling told(model);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        told.show(test::demoTrace());
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(row(model, 0).status, u"308 Permanent Redirect"_s);
        QCOMPARE(row(model, 0).tone, Tone::Permanent);
        QVERIFY(row(model, 0).leadsOnForGood());
        QCOMPARE(row(model, 1).tone, Tone::Temporary);
        QVERIFY(!row(model, 1).leadsOnForGood());
        QCOMPARE(row(model, 2).method, u"GET"_s);
        QVERIFY(row(model, 2).methodChanged);
        QVERIFY(!row(model, 3).methodChanged);
        QCOMPARE(row(model, 3).kind, Kind::Final);
        QCOMPARE(row(model, 3).tone, Tone::Good);
        QVERIFY(row(model, 3).cause.isEmpty());
    }

    void factsBecomeChips() {
        HopModel model;
        test::Telling told(model);
        told.show(test::demoTrace());
        QCOMPARE(chipTexts(row(model, 0)), QStringList());
        QCOMPARE(chipTexts(row(model, 1)), QStringList{u"Set-Cookie cart"_s});
        QCOMPARE(chipTexts(row(model, 2)), QStringList{u"Reused connection"_s});
        QCOMPARE(chipTexts(row(model, 3)), QStringList{u"text/html · 2.1 kB"_s});
    }

    void verdictsComeBeforeFacts() {
        HopModel model;
        test::Telling told(model);
        told.show(test::demoTrace());
        const QSignalSpy changed(&model, &HopModel::dataChanged);
        const QList<Chip> verdicts{{u"Search: weak signal"_s, Tone::Temporary, u"search"_s}};
        model.setVerdicts(1, verdicts);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(row(model, 1).shownChips().constFirst().panel, u"search"_s);
        QCOMPARE(row(model, 1).shownChips().size(), 2);
        model.setVerdicts(1, verdicts); // they take the place of those before
        model.setVerdicts(99, verdicts);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(row(model, 1).shownChips().size(), 2);
    }

    void whatIsGraveComesBeforeWhatIsNot() {
        HopRow card;
        card.verdicts = {{u"leak"_s, Tone::Bad, {}},
                         {u"kept long"_s, Tone::Temporary, {}},
                         {u"11 clients differ"_s, Tone::Neutral, {}},
                         {u"weak signal"_s, Tone::Temporary, {}}};
        card.chips = {{u"text/html"_s, Tone::Neutral, {}}, {u"Edited"_s, Tone::Temporary, {}}};
        QStringList shown;
        for (const Chip& chip : card.shownChips())
            shown.append(chip.text);
        QCOMPARE(shown.join(u'|'),
                 u"leak|kept long|weak signal|Edited|11 clients differ|text/html"_s);
    }

    void aHopThatIsToldAnewKeepsItsVerdicts() {
        const trace::Trace trace = test::demoTrace();
        const QList<Chip> verdicts{{u"Search: weak signal"_s, Tone::Temporary, u"search"_s}};
        HopModel model;
        test::Telling told(model);
        told.show(test::firstHops(trace, 2));
        model.setVerdicts(1, verdicts);
        told.hold(*trace.hops[1].follow()); // edited, or made by another client
        QCOMPARE(row(model, 1).verdicts, verdicts);
        told.show(trace);
        QVERIFY(row(model, 1).verdicts.isEmpty());
    }

    void theClockRunsWhileAHopDoes() {
        const trace::Trace trace = test::demoTrace();
        const http::Request& first = trace.hops[0].exchange.request;
        HopModel model;
        test::Telling told(model);
        const auto* const clock = model.findChild<QTimer*>();
        QVERIFY(!clock->isActive());
        told.start(first);
        QVERIFY(clock->isActive());
        told.finishHop(trace);
        QVERIFY(!clock->isActive());
        told.hold(*trace.hops[0].follow());
        QVERIFY(!clock->isActive()); // a person takes as long as it takes
        told.start(trace.hops[1].exchange.request);
        QVERIFY(clock->isActive());
        told.show({});
        QVERIFY(!clock->isActive());
        told.start(first);
        told.enter(trace::Phase::Tls);
        told.showAgain();
        QVERIFY(row(model, 0).status.startsWith(u"TLS handshake"));
    }

    void aRunningHopTellsHowLongItTakes_data() {
        QTest::addColumn<trace::Phase>("now");
        QTest::addColumn<int>("spent"); // ms
        QTest::addColumn<int>("received");
        QTest::addColumn<QString>("status");
        using trace::Phase;
        QTest::newRow("at once") << Phase::Wait << 40 << 0 << u"waiting for the answer…"_s;
        QTest::newRow("soon") << Phase::Connect << 100 << 0 << u"connecting 0.1 s"_s;
        QTest::newRow("long") << Phase::Wait << 2'340 << 0 << u"waiting 2.3 s"_s;
        QTest::newRow("longer") << Phase::Receive << 61'000 << 0 << u"receiving 61.0 s"_s;
        QTest::newRow("content comes")
            << Phase::Receive << 400 << 70'000 << u"receiving 0.4 s · 70.0 kB"_s;
    }
    void aRunningHopTellsHowLongItTakes() {
        QFETCH(trace::Phase, now);
        QFETCH(int, spent);
        QFETCH(int, received);
        trace::Timings soFar;
        soFar[trace::Phase::Dns] = 5ms;
        soFar[now] = std::chrono::milliseconds(spent);
        HopRow card = runningRow(1, test::demoTrace().composed, nullptr, 10ms);
        for (int tick = 0; tick < 2; ++tick) // each one from the start
            showProgress(card, soFar, now, received);
        QTEST(card.status, "status");
        QCOMPARE(card.bars.size(), 2);
        QCOMPARE(card.bars.constFirst().start, trace::Timings::Duration(10ms));
        QCOMPARE(card.end - card.start, soFar.total());
    }

    void aSecondVisitMarksTheCards() {
        using Again = HopRow::Again;
        HopModel model;
        test::Telling told(model);
        told.show(test::demoTrace());
        const QSignalSpy changed(&model, &HopModel::dataChanged);
        model.setSecondVisit({Again::FromCache, Again::Confirmed, Again::Asked, Again::Asked});
        QCOMPARE(changed.size(), 4);
        QCOMPARE(row(model, 0).shownChips().constFirst().text, u"From cache"_s);
        QCOMPARE(row(model, 1).shownChips().constFirst().panel, u"cache"_s);
        QVERIFY(spoken(model, 0).contains(u"From cache."_s));
        QCOMPARE(row(model, 2).shownChips(), row(model, 2).chips);
        model.setSecondVisit({});
        QCOMPARE(changed.size(), 8);
        QVERIFY(!spoken(model, 0).contains(u"From cache."_s));
    }

    void cardsAppearAsTheyHappen() {
        const trace::Trace whole = test::demoTrace();
        HopModel model;
        test::Telling told(model);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        told.start(whole.hops[0].exchange.request);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(row(model, 0).kind, Kind::Running);
        told.enter(trace::Phase::Connect);
        QCOMPARE(row(model, 0).status, u"connecting…"_s);
        told.finishHop(whole);
        QCOMPARE(row(model, 0).kind, Kind::Redirect);
        told.enter(trace::Phase::Wait); // a late word changes nothing
        QCOMPARE(row(model, 0).status, u"308 Permanent Redirect"_s);
        told.start(whole.hops[1].exchange.request);
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(!row(model, 1).changed.isEmpty());
        told.finishHop(whole);
        told.end();
        QCOMPARE(model.rowCount(), 2);
        told.show({});
        QCOMPARE(model.rowCount(), 0);
    }

    void theAxisIsShared() {
        HopModel model;
        test::Telling told(model);
        told.show(test::demoTrace());
        for (int i = 1; i < model.rowCount(); ++i)
            QCOMPARE(row(model, i).start, row(model, i - 1).end);
        QCOMPARE(model.axisEnd(), row(model, 3).end);
        QCOMPARE(model.axisEnd(), test::demoTrace().elapsed);
    }

    void aWaitLeavesAGap() {
        trace::Trace trace = test::demoTrace();
        for (qsizetype i = 1; i < trace.hops.size(); ++i)
            trace.hops[i].exchange.startedAt = trace.hops[0].exchange.startedAt.addSecs(5);
        std::get<trace::Follow>(trace.hops[0].decision).delay = 10s;
        HopModel model;
        test::Telling told(model);
        told.show(trace);
        QCOMPARE(row(model, 1).start, trace::Timings::Duration(std::chrono::seconds(5)));
        QCOMPARE(row(model, 2).start, row(model, 1).end);
    }

    void aPauseLeavesNoGap() {
        trace::Trace trace = test::demoTrace();
        for (qsizetype i = 1; i < trace.hops.size(); ++i)
            trace.hops[i].exchange.startedAt = trace.hops[0].exchange.startedAt.addSecs(500);
        HopModel model;
        test::Telling told(model);
        told.show(trace);
        QCOMPARE(row(model, 1).start, row(model, 0).end);
    }

    void aHeldRequestIsTheLastCard() {
        const trace::Trace whole = test::demoTrace();
        const http::Request next = whole.hops[1].exchange.request;
        HopModel model;
        test::Telling told(model);
        told.show(test::firstHops(whole, 1));
        told.hold(*whole.hops[0].follow());
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(row(model, 1).status, u"waits for you"_s);
        QVERIFY(row(model, 1).bars.isEmpty());
        QVERIFY(!row(model, 1).changed.isEmpty());
        told.start(next);
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(row(model, 1).status != u"waits for you"_s);
        told.hold(*whole.hops[0].follow()); // once more, after a while
        QVERIFY(row(model, 1).bars.isEmpty());
        QCOMPARE(row(model, 1).start, row(model, 0).end);
        told.start(next);
        QVERIFY(!row(model, 1).changed.isEmpty());
    }

    void handMadeRequestsAreMarked() {
        trace::Trace trace = test::demoTrace();
        auto& step = std::get<trace::Follow>(trace.hops[1].decision);
        step.edited = true;
        step.client = u"curl"_s;
        HopModel model;
        test::Telling told(model);
        told.show(trace);
        QCOMPARE(row(model, 2).chips[0].text, u"Edited by hand"_s);
        QCOMPARE(row(model, 2).chips[1].text, u"As curl"_s);
        QVERIFY(spoken(model, 2).contains(u"Edited by hand."_s));
        QVERIFY(!spoken(model, 1).contains(u"Edited by hand."_s));
    }

    void whatCameOfABrokenAnswerIsAClickAway() {
        trace::Trace trace = test::failingTrace();
        trace::Exchange& exchange = trace.hops[1].exchange;
        HopModel model;
        test::Telling told(model);
        told.show(trace);
        QVERIFY(chipTexts(row(model, 1)).isEmpty());
        exchange.failure->kind = trace::Failure::Kind::Malformed;
        exchange.responseHead = "HTP/1.1 200 OK\r\n";
        told.show(trace);
        QCOMPARE(chipTexts(row(model, 1)), QStringList(u"Bytes received"_s));
        QCOMPARE(row(model, 1).chips[0].panel, u"raw"_s);
    }

    void aResponseThatNobodySawIsNoFailure() {
        trace::Trace trace = test::fieldsOnly(test::demoTrace());
        trace.hops[3].exchange.response.reset();
        HopModel model;
        test::Telling told(model);
        told.show(trace);
        QCOMPARE(row(model, 3).kind, Kind::Final);
        QCOMPARE(row(model, 3).status, u"Response not known"_s);
        QVERIFY(row(model, 0).bars.isEmpty());
        QVERIFY(!spoken(model, 0).contains(u"Took"_s));
    }

    void notesOnTheConnectionAreChips() {
        trace::Trace trace = test::demoTrace();
        trace.hops[1].exchange.leniencies = {{trace::Leniency::Kind::UnaskedBytes, -1},
                                             {trace::Leniency::Kind::EarlyResponse, -1},
                                             {trace::Leniency::Kind::MissingCloseNotify, -1}};
        HopModel model;
        test::Telling told(model);
        told.show(trace);
        const QStringList chips = chipTexts(row(model, 1));
        for (const QString& text : {u"Bytes without a request"_s, u"Response before its request"_s,
                                    u"No closure alert"_s})
            QVERIFY2(chips.contains(text), qPrintable(chips.join(u'|')));
        QVERIFY(!chips.contains(u"Grammar broken"_s));
    }

    void whatEndsATraceIsTold() {
        HopModel model;
        test::Telling told(model);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        told.show(test::failingTrace());
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(row(model, 1).kind, Kind::Failed);
        QCOMPARE(row(model, 1).status, u"No connection"_s);
        QVERIFY(row(model, 1).message.startsWith(
            u"gone.localhost:9 (127.0.0.1) refused the connection."_s));
        QVERIFY(!row(model, 1).advice.isEmpty());

        told.show(test::loopTrace());
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(row(model, 2).kind, Kind::Redirect);
        QCOMPARE(row(model, 2).effect.constFirst().text, u"not followed"_s);
        QCOMPARE(row(model, 3).kind, Kind::Stop);
        QVERIFY(row(model, 3).message.contains(u"Hop 4 repeats hop 1."_s));
        QVERIFY(!row(model, 3).advice.isEmpty());
        QCOMPARE(model.hopOf(3), 2);
        QCOMPARE(model.hopOf(2), 2);
    }

    void theClientsOwnStepIsNoExchange() {
        HopModel model;
        test::Telling told(model);
        told.show(test::hstsTrace());
        QCOMPARE(row(model, 1).kind, Kind::ClientStep);
        QCOMPARE(row(model, 1).cause, u"HSTS"_s);
        QVERIFY(row(model, 1).bars.isEmpty());
    }

    void everyRowSpeaksASentence() {
        HopModel model;
        test::Telling told(model);
        told.show(test::demoTrace());
        QCOMPARE(
            spoken(model, 1),
            u"Hop 2: POST https://shop.localhost:8443/checkout, 302 Found. Temporary redirect. "
            "POST → GET, 48 B of content dropped; Content-Type removed; Cookie added. Set-Cookie "
            "cart. Took 99 ms."_s);
        told.show(test::failingTrace());
        QVERIFY(spoken(model, 1).contains(u"refused the connection"_s));
        trace::Trace trace = test::demoTrace();
        trace.hops[1].exchange.response->reason = "Temporary Redirect";
        told.show(trace);
        QCOMPARE(spoken(model, 1).count(u"temporary redirect"_s, Qt::CaseInsensitive), 1);
        told.show(test::loopTrace());
        QVERIFY(spoken(model, 3).startsWith(u"The redirects go round in a circle."_s));
        told.show(test::hstsTrace());
        QVERIFY(spoken(model, 1).contains(u"Nothing was sent"_s));
    }

    void longFieldsStayShort() {
        trace::Trace trace = test::demoTrace();
        trace.hops[3].exchange.response->fields =
            http::FieldList{{"Content-Type", QByteArray(5000, 'x')},
                            {"Set-Cookie", "a=1"},
                            {"Set-Cookie", "b=2"},
                            {"Set-Cookie", "c=3"},
                            {"Set-Cookie", "without-equals-sign"}};
        HopModel model;
        test::Telling told(model);
        told.show(trace);
        const QStringList chips = chipTexts(row(model, 3));
        QVERIFY(chips.constFirst().size() < 60);
        QCOMPARE(chips.at(1), u"Set-Cookie a, b, 2 more"_s);
    }
};

QTEST_MAIN(HopModelTest)
#include "tst_hopmodel.moc"
