#include "app/redirect/divergence.h"
#include "tests/support/messages.h"
#include "tests/support/tracebuilder.h"

#include <QTest>

using namespace thence;
using namespace Qt::StringLiterals;
using redirect::Difference;
using redirect::Differences;
using redirect::Divergence;

namespace {

const Divergence* of(const QList<Divergence>& divergences, const QString& client) {
    for (const Divergence& divergence : divergences)
        if (divergence.client->id == client)
            return &divergence;
    return nullptr;
}

trace::Trace followedAs(const QString& client, const QByteArray& lines) {
    trace::Trace trace = test::trace(lines);
    trace.terms.client.id = client;
    return trace;
}

/// As browsers follow it: the 302 makes a GET of the POST.
constexpr auto checkout =
    "POST http://a.test/1 | Content-Type: text/plain | @content x=1 -> 308 | Location: /2\n"
    "POST http://a.test/2 | Content-Type: text/plain | @content x=1 -> 302 | Location: /3\n"
    "GET http://a.test/3 -> 307 | Location: /4\n"
    "GET http://a.test/4 -> 200";

} // namespace

class TestDivergence : public QObject {
    Q_OBJECT

private slots:
    void partsWhereItGoesItsOwnWay_data() {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<QString>("client");
        QTest::addColumn<QByteArray>("steps"); // a star where it parts
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* name, const QByteArray& lines, const QString& client,
                            const char* steps, const QString& reason) {
            QTest::addRow("%s: %s", name, qPrintable(client))
                << lines << client << QByteArray(steps) << reason;
        };
        row("302 after POST", checkout, u"curl"_s, "POST GET GET end", {});
        row("302 after POST", checkout, u"rfc9110"_s, "POST POST*", u"POST instead of GET"_s);
        const QByteArray file =
            "GET http://a.test/1 -> 302 | Location: /2\n"
            "GET http://a.test/2 -> 302 | Location: file:///etc/passwd | @stop unsupported-scheme";
        row("refused by all", file, u"curl"_s, "GET stop", {});
        const QByteArray cookies = "GET http://a.test/ | Cookie: a=b -> 302 | Location: "
                                   "http://b.test/\n"
                                   "GET http://b.test/ | Cookie: a=b -> 200";
        row("Cookie kept", cookies, u"curl"_s, "GET*", u"Cookie not sent"_s);
        const QByteArray slashes = "GET http://a.test/ -> 302 | Location: \\\\b.test/x\n"
                                   "GET http://b.test/x -> 200";
        row("backslashes", slashes, u"curl"_s, "GET*", u"to TARGET"_s);
        row("backslashes", slashes, u"firefox"_s, "GET end", {});
        const QByteArray downgrade = "PUT https://a.test/ | @content x -> 307 | Location: "
                                     "http://b.test/ | @stop downgrade-refused";
        row("downgrade", downgrade, u"curl"_s, "PUT*", u"goes on to TARGET"_s);
        row("downgrade", downgrade, u"firefox"_s, "stop", {});
        const QByteArray choices = "GET http://a.test/ -> 300 | Location: /b\n"
                                   "GET http://a.test/b -> 200";
        row("300", choices, u"firefox"_s, "stop*", u"This redirect is not followed."_s);
        row("no response", "GET http://a.test/ -> 0 | @fail", u"curl"_s, "failed", {});
        row("cancelled", "GET http://a.test/ -> 0 | @fail | @stop cancelled", u"curl"_s,
            "cancelled", {});
    }

    void partsWhereItGoesItsOwnWay() {
        QFETCH(QByteArray, lines);
        QFETCH(QString, client);
        const trace::Trace trace = followedAs(u"chrome"_s, lines);
        const auto divergences = redirect::divergences(trace);
        const Divergence* const divergence = of(divergences, client);
        QVERIFY(divergence);
        QByteArrayList steps;
        for (int hop = 0; hop < trace.hops.size(); ++hop)
            if (const QByteArray word = redirect::stepWord(trace, *divergence, hop);
                !word.isEmpty())
                steps.append(word + (hop == divergence->hop ? "*" : ""));
        QTEST(steps.join(' '), "steps");
        QTEST(divergence->parts() ? redirect::describe(*divergence, u"TARGET"_s) : QString(),
              "reason");
    }

    void oneDifferenceHasAWordAndAPhrase_data() {
        QTest::addColumn<QByteArray>("chain"); ///< what the two send next; empty: nothing
        QTest::addColumn<QByteArray>("own");
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("phrase");
        const auto row = [](const char* chain, const char* own, const char* word,
                            const char* phrase) {
            QTest::newRow(phrase) << QByteArray(chain) << QByteArray(own)
                                  << QString::fromLatin1(word) << QString::fromLatin1(phrase);
        };
        const char* const plain = "http://a.test/";
        row(plain, "", "stop", "This redirect is not followed.");
        row("", "PUT http://a.test/", "PUT", "goes on to TARGET");
        row(plain, "POST http://a.test/", "POST", "POST instead of GET");
        row(plain, "http://b.test/", "another URL", "to TARGET");
        row("POST http://a.test/", "POST http://a.test/ | @content", "content kept",
            "content sent");
        row("POST http://a.test/ | @content", "POST http://a.test/", "no content",
            "content not sent");
        row(plain, "http://a.test/ | Authorization: x", "Auth kept", "Authorization sent");
        row("http://a.test/ | Authorization: x", plain, "no Auth", "Authorization not sent");
        row("http://a.test/ | Authorization: x", "http://a.test/ | Authorization: y",
            "another Auth", "another Authorization");
        row(plain, "http://a.test/ | Cookie: a=b", "Cookie sent", "Cookie sent");
        row("http://a.test/ | Cookie: a=b", plain, "no Cookie", "Cookie not sent");
        row("http://a.test/ | Cookie: a=b", "http://a.test/ | Cookie: c=d", "another Cookie",
            "another Cookie");
        row("http://a.test/ | Cookie: a=b", "http://a.test/ | Authorization: x", "Auth kept",
            "Authorization sent");
    }

    void oneDifferenceHasAWordAndAPhrase() {
        const auto decision = [](const QByteArray& next) -> trace::Decision {
            if (next.isEmpty())
                return trace::Stop{.reason = trace::Stop::Reason::NotFollowed};
            trace::Follow follow{.next = test::request(next), .changes = {}};
            if (next.endsWith("@content"))
                follow.next.content = http::Content{.bytes = "x"};
            return follow;
        };
        QFETCH(QByteArray, chain);
        QFETCH(QByteArray, own);
        Divergence divergence{
            .client = nullptr, .hop = 0, .own = decision(own), .followed = decision(chain)};
        divergence.differences = redirect::differences(divergence.followed, divergence.own);
        QTEST(redirect::differenceWord(divergence), "word");
        QTEST(redirect::describe(divergence, u"TARGET"_s), "phrase");
    }

    void everyClientHasOnePlaceAndTheFollowedOneTheFirst() {
        for (const QString& client : {u"chrome"_s, u"curl"_s, u"curl@7.88.1"_s}) {
            const auto divergences = redirect::divergences(followedAs(client, checkout));
            QVERIFY(divergences.size() >= redirect::clients().size());
            QCOMPARE(divergences.first().client->id, client);
            QVERIFY(!divergences.first().parts());
            for (qsizetype i = 2; i < divergences.size(); ++i) {
                const Divergence& before = divergences[i - 1];
                const Divergence& after = divergences[i];
                QVERIFY(before.parts() || !after.parts());
                if (after.parts())
                    QVERIFY(before.hop <= after.hop);
            }
        }
    }

    void theLimitOfOthersIsFelt() {
        QByteArray lines;
        for (int i = 0; i < 15; ++i)
            lines += "GET http://a.test/" + QByteArray::number(i) + " -> 302 | Location: /" +
                     QByteArray::number(i + 1) + '\n';
        const auto divergences =
            redirect::divergences(followedAs(u"chrome"_s, lines + "GET http://a.test/15 -> 200"));
        const Divergence* const go = of(divergences, u"go"_s);
        QVERIFY(go && go->parts());
        QCOMPARE(std::get<trace::Stop>(go->own).reason, trace::Stop::Reason::TooManyRedirects);
        QCOMPARE(go->differences, Differences(Difference::Outcome));
        QVERIFY(!of(divergences, u"firefox"_s)->parts());
    }

    void whatAPersonChangedIsNoDivergence() {
        trace::Trace trace = followedAs(u"chrome"_s, checkout);
        auto& step = std::get<trace::Follow>(trace.hops[2].decision);
        step.edited = true;
        step.next.method = "PATCH";
        QVERIFY(!of(redirect::divergences(trace), u"firefox"_s)->parts());
    }
};

QTEST_GUILESS_MAIN(TestDivergence)
#include "tst_divergence.moc"
