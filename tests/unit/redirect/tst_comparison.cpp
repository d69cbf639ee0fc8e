#include "app/redirect/comparison.h"
#include "app/url/parse.h"

#include <QSet>
#include <QTest>

using namespace thence;
using namespace Qt::StringLiterals;
using redirect::Prediction;

namespace {

http::Request post() {
    return {"POST",
            url::parse("https://a.test/form").value(),
            {{"Authorization", "Basic YTpi"}, {"Content-Type", "text/plain"}},
            http::Content{"x=1"}};
}

/// A trace of one hop that was answered with `status` and `location`, followed as `client`.
trace::Trace oneHop(const QString& client, int status, const QByteArray& location) {
    trace::Trace trace;
    trace.terms.client.id = client;
    trace.composed = post();
    trace::Hop hop;
    hop.exchange.request = post();
    hop.exchange.response = http::Response{
        .status = status, .reason = {}, .fields = {{"Location", location}}, .content = {}};
    trace.hops.append(hop);
    return trace;
}

const Prediction* of(const QList<Prediction>& predictions, const QString& client) {
    for (const Prediction& prediction : predictions)
        if (prediction.client->id == client)
            return &prediction;
    return nullptr;
}

} // namespace

class TestComparison : public QObject {
    Q_OBJECT

private slots:
    void everyClientIsAsked() {
        const auto predictions = redirect::predictAll(oneHop(u"curl"_s, 302, "/b"), 0);
        QSet<QString> ids;
        for (const Prediction& prediction : predictions)
            ids.insert(prediction.client->id);
        QCOMPARE(ids.size(), redirect::clients().size());
    }

    void theFollowedClientIsFirstAndTheRestSorted() {
        for (const QString& client : {u"curl"_s, u"rfc9110"_s, u"chrome"_s}) {
            const auto predictions = redirect::predictAll(oneHop(client, 302, "/b"), 0);
            QCOMPARE(predictions.first().client->id, client);
            QCOMPARE(predictions.first().differences, redirect::Differences());
            for (qsizetype i = 2; i < predictions.size(); ++i)
                QVERIFY(predictions[i - 1].differences.toInt() >=
                        predictions[i].differences.toInt());
        }
    }

    void disagreementSaysHowBad_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("location");
        QTest::addColumn<QString>("followed");
        QTest::addColumn<QString>("other");
        QTest::addColumn<bool>("agree");
        QTest::newRow("308 keeps everything") << 308 << "/b"_ba << u"chrome"_s << u"curl"_s << true;
        QTest::newRow("302: the standard allows POST, browsers make it GET")
            << 302 << "/b"_ba << u"rfc9110"_s << u"chrome"_s << false;
        QTest::newRow("no redirect ends for all")
            << 200 << "/b"_ba << u"chrome"_s << u"curl"_s << true;
    }
    void disagreementSaysHowBad() {
        QFETCH(int, status);
        QFETCH(QByteArray, location);
        QFETCH(QString, followed);
        QFETCH(QString, other);
        QFETCH(bool, agree);
        const auto predictions = redirect::predictAll(oneHop(followed, status, location), 0);
        const Prediction* const prediction = of(predictions, other);
        QVERIFY(prediction);
        QCOMPARE(!prediction->differences, agree);
    }

    void laterHopsStartFromTheRequestThatWasMeant() {
        trace::Trace trace = oneHop(u"chrome"_s, 308, "https://b.test/");
        trace::Follow follow;
        follow.next = post();
        follow.next.target = url::parse("https://b.test/").value();
        follow.next.fields.remove("Authorization");
        trace.hops[0].decision = follow;
        trace::Hop second = trace.hops[0];
        second.exchange.request = follow.next;
        second.exchange.request.fields.append("User-Agent", "x");
        second.decision = trace::Stop{};
        trace.hops.append(second);
        QCOMPARE(redirect::meantRequest(trace, 1), follow.next);
        QCOMPARE(redirect::meantRequest(trace, 0), trace.composed);
    }

    void withoutAResponseThereIsNothingToPredict() {
        trace::Trace trace = oneHop(u"chrome"_s, 302, "/b");
        trace.hops[0].exchange.response.reset();
        QVERIFY(redirect::predictAll(trace, 0).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestComparison)
#include "tst_comparison.moc"
