#include "app/redirect/agent.h"
#include "app/redirect/decide.h"

#include <QTest>

using namespace thence;
using namespace Qt::StringLiterals;

class TestAgent : public QObject {
    Q_OBJECT

private slots:
    void isWhomTheTermsName() {
        trace::Terms terms{
            .client = {.id = u"curl"_s, .options = {u"--post301"_s}, .withoutFields = {"accept"}}};
        terms.limits.redirects = 3;
        const auto agent = redirect::agentOf(terms);
        QVERIFY2(agent, qPrintable(agent ? QString() : agent.error()));
        QCOMPARE(agent->client, redirect::findClient(u"curl"_s));
        QCOMPARE(agent->options, QStringList{u"--post301"_s});
        QCOMPARE(agent->maxRedirects, 3);
        const http::Request sent = redirect::outgoing(*agent, {});
        QVERIFY(sent.fields.contains("User-Agent"));
        QVERIFY(!sent.fields.contains("Accept"));
    }

    void anEarlierVersionIsFound() {
        const redirect::Client& curl = *redirect::findClient(u"curl"_s);
        const redirect::Client& earlier = curl.earlier.constFirst();
        const auto agent =
            redirect::agentOf({.client = {.id = u"curl"_s, .version = earlier.version}});
        QVERIFY(agent);
        QCOMPARE(agent->client->id, earlier.id);
        QCOMPARE(redirect::agentOf({.client = {.id = earlier.id, .version = earlier.version}})
                     ->client->version,
                 earlier.version);
    }

    void whatIsNotKnownIsSaid_data() {
        QTest::addColumn<trace::ClientChoice>("choice");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* name, const trace::ClientChoice& choice,
                            const QString& reason) { QTest::newRow(name) << choice << reason; };
        row("nobody", {}, u"It is not known which client was followed."_s);
        row("client", {.id = u"mosaic"_s}, u"The client “mosaic” is not known here."_s);
        row("version", {.id = u"curl"_s, .version = u"99.0"_s},
            u"The version 99.0 of the client “curl” is not known here."_s);
        row("option", {.id = u"curl"_s, .options = {u"--fly"_s}},
            u"The option “--fly” of the client “curl” is not known here."_s);
    }
    void whatIsNotKnownIsSaid() {
        QFETCH(trace::ClientChoice, choice);
        const auto agent = redirect::agentOf({.client = choice});
        QVERIFY(!agent);
        QTEST(agent.error(), "reason");
    }

    void aScriptHasOptionsOfItsOwn_data() {
        QTest::addColumn<int>("initiator");
        QTest::addColumn<bool>("isScripted");
        QTest::newRow("read off a plain request") << -1 << false;
        QTest::newRow("a typed URL") << int(trace::Initiator::TypedUrl) << false;
        QTest::newRow("a script") << int(trace::Initiator::Script) << true;
    }
    void aScriptHasOptionsOfItsOwn() {
        QFETCH(int, initiator);
        QFETCH(bool, isScripted);
        for (const redirect::Client& client : redirect::clients()) {
            redirect::Agent agent(client);
            if (initiator >= 0)
                agent.initiator = trace::Initiator(initiator);
            QCOMPARE(&agent.rules({}), &client.rules({}, isScripted));
        }
    }
};

QTEST_GUILESS_MAIN(TestAgent)
#include "tst_agent.moc"
