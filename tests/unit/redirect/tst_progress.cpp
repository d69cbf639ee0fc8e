#include "app/redirect/decide.h"
#include "tests/support/messages.h"
#include "tests/support/tracebuilder.h"

#include <QTest>

using namespace thence;
using namespace Qt::StringLiterals;

/// What a chain has seen, and what hangs on it.
class TestProgress : public QObject {
    Q_OBJECT

private slots:
    void countsWhatWasFollowed_data() {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<QString>("seen"); ///< before the last hop
        const QByteArray end = "GET https://b.test/ -> 200";
        QTest::newRow("nothing") << end << u"0"_s;
        QTest::newRow("one redirect")
            << "GET https://b.test/1 -> 302 | Location: /\n" + end << u"1"_s;
        QTest::newRow("from another origin")
            << "GET https://a.test/ -> 302 | Location: https://b.test/\n" + end << u"1 crossed"_s;
        QTest::newRow("the client's own step to https is neither")
            << "GET http://b.test/ | @step\n" + end << u"0"_s;
        QTest::newRow("a policy")
            << "GET https://b.test/1 -> 302 | Location: / | Referrer-Policy: origin\n" + end
            << u"1 origin"_s;
        QTest::newRow("the last of them that is known")
            << "GET https://b.test/1 -> 302 | Location: / | Referrer-Policy: origin, ORIGIN-when-"
               "cross-origin, none | Referrer-Policy: x\n" +
                   end
            << u"1 origin-when-cross-origin"_s;
        QTest::newRow("it stays")
            << "GET https://b.test/1 -> 302 | Location: /2 | Referrer-Policy: no-referrer\n"
               "GET https://b.test/2 -> 302 | Location: /\n" +
                   end
            << u"2 no-referrer"_s;
    }

    void countsWhatWasFollowed() {
        QFETCH(QByteArray, lines);
        const trace::Trace trace = test::trace(lines);
        const redirect::Progress progress = redirect::progressAt(trace, int(trace.hops.size()) - 1);
        QStringList seen{QString::number(progress.redirects)};
        if (progress.crossedOrigins)
            seen.append(u"crossed"_s);
        if (!progress.referrerPolicy.isEmpty())
            seen.append(QString::fromLatin1(progress.referrerPolicy));
        QTEST(seen.join(u' '), "seen");
        QCOMPARE(progress.first, &trace.composed);
    }

    void thePolicyOfAnEarlierRedirectHolds_data() {
        QTest::addColumn<QByteArray>("policies"); ///< of each redirect; "-" for none
        QTest::addColumn<QByteArray>("referer");  ///< at https://b.test/, after the last one
        QTest::newRow("none: the usual one") << "- -"_ba
                                             << "https://r.test/"_ba;
        QTest::newRow("the last one's own") << "- no-referrer"_ba
                                            << "none"_ba;
        QTest::newRow("the first one's, still") << "same-origin -"_ba
                                                << "none"_ba;
        QTest::newRow("the last one wins") << "unsafe-url origin"_ba
                                           << "https://r.test/"_ba;
        QTest::newRow("all of it") << "unsafe-url -"_ba
                                   << "https://r.test/page?token=1"_ba;
        QTest::newRow("what is gone stays gone") << "no-referrer unsafe-url"_ba
                                                 << "none"_ba;
    }

    void thePolicyOfAnEarlierRedirectHolds() {
        QFETCH(QByteArray, policies);
        for (const char* browser : {"chrome", "firefox", "webkit"}) {
            const redirect::Client& client = *redirect::findClient(QString::fromLatin1(browser));
            http::Request request =
                test::request("https://r.test/1 | Referer: https://r.test/page?token=1");
            redirect::Progress progress;
            QByteArrayList locations{"/2", "https://b.test/"};
            for (const QByteArray& policy : policies.split(' ')) {
                http::Response response =
                    test::response("302 | Location: " + locations.takeFirst());
                if (policy != "-")
                    response.fields.append("Referrer-Policy", policy);
                const auto decision = redirect::decide(client, request, response, progress);
                const auto& follow = std::get<trace::Follow>(decision);
                progress = redirect::after(progress, request, response, follow);
                request = follow.next;
            }
            QTEST(request.fields.first("Referer").value_or("none").toByteArray(), "referer");
        }
    }

    void theOriginOutlivesTheClientsOwnStep() {
        const trace::Trace trace =
            test::trace("GET http://a.test/ | Origin: https://a.test | @step\n"
                        "GET https://a.test/ | Origin: https://a.test -> 307 | "
                        "Location: https://b.test/\n"
                        "GET https://b.test/ -> 200");
        const auto decision =
            redirect::decide(*redirect::findClient(u"chrome"_s), trace.hops[1].exchange.request,
                             *trace.hops[1].exchange.response, redirect::progressAt(trace, 1));
        QCOMPARE(*std::get<trace::Follow>(decision).next.fields.first("Origin"), "https://a.test");
    }
};

QTEST_GUILESS_MAIN(TestProgress)
#include "tst_progress.moc"
