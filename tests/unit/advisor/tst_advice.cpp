#include "app/advisor/advice.h"
#include "app/advisor/evidencerules.h"
#include "app/advisor/verdict.h"
#include "app/http/statuscode.h"
#include "app/redirect/decide.h"
#include "app/url/parse.h"
#include "tests/support/messages.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace thence;
using namespace thence::advisor;

namespace {

/// The next request as a browser makes it (Fetch, HTTP-redirect fetch).
http::Request nextRequest(const http::Request& request, const http::Response& response) {
    http::Request next = request;
    next.target = url::parse(*response.fields.first("Location"), request.target).value();
    const bool toGet = (response.status == 303 && request.method != "HEAD") ||
                       (response.status < 303 && request.method == "POST");
    if (toGet) {
        next.method = "GET";
        next.content.reset();
    }
    return next;
}

/// A hop and, if `after` is not empty, the answer at its target.
trace::Trace chain(QByteArrayView asked, const QByteArray& content, QByteArrayView answered,
                   QByteArrayView after) {
    trace::Trace trace;
    trace.composed = test::request(asked);
    if (!content.isEmpty())
        trace.composed.content = http::Content{content, content != "stream"};
    trace::Hop hop;
    hop.exchange.request = trace.composed;
    hop.exchange.response = test::response(answered);
    if (hop.exchange.response->fields.contains("Location")) {
        const http::Request next = nextRequest(trace.composed, *hop.exchange.response);
        if (after == "loop") {
            hop.decision = trace::Stop{trace::Stop::Reason::Loop, {}, next.target.href(), 0};
        } else {
            hop.decision = trace::Follow{.next = next, .changes = {}};
            trace::Hop last;
            last.arrival = trace::Arrival::Location;
            last.exchange.request = next;
            last.exchange.response = test::response(after.isEmpty() ? "200" : after);
            trace.hops = {hop, last};
            return trace;
        }
    }
    trace.hops = {hop};
    return trace;
}

/// A hop, and what `client` makes of its answer.
trace::Trace firstStep(const char* client, QByteArrayView asked, QByteArrayView answered) {
    trace::Trace trace;
    trace.composed = test::request(asked);
    trace::Hop hop;
    hop.exchange.request = trace.composed;
    hop.exchange.response = test::response(answered);
    hop.decision = redirect::decide(*redirect::findClient(QString::fromLatin1(client)),
                                    trace.composed, *hop.exchange.response, {});
    trace.hops = {hop};
    return trace;
}

QSet<QString> ids(const QList<Evidence>& evidence) {
    QSet<QString> result;
    for (const Evidence& item : evidence)
        result.insert(item.id);
    return result;
}

struct Row {
    const char* name;
    const char* request;
    const char* content;
    const char* response;
    const char* after;
    int answer;
    const char* evidence; ///< rules that must be raised, separated by spaces
};

const char* const form = "Content-Type: application/x-www-form-urlencoded";

const Row rows[] = {
    // The URL is tidied up: permanent.
    {"http to https, 302", "http://a.test/", "", "302 | Location: https://a.test/", "", 301,
     "scheme-upgrade said-found safe-method"},
    {"http to https, 301", "http://a.test/p", "", "301 | Location: https://a.test/p", "", 301,
     "scheme-upgrade said-permanent"},
    {"http to https, 307", "http://a.test/p", "", "307 | Location: https://a.test/p", "", 308,
     "scheme-upgrade said-temporary"},
    {"http to https, 308", "http://a.test/p", "", "308 | Location: https://a.test/p", "", 308,
     "scheme-upgrade"},
    {"http to https and www", "http://a.test/p", "", "302 | Location: https://www.a.test/p", "",
     301, "scheme-upgrade www"},
    {"POST to http", "POST http://a.test/api", "{}", "301 | Location: https://a.test/api", "", 308,
     "scheme-upgrade carries-content same-resource"},
    {"POST to http, 302", "POST http://a.test/api", "{}", "302 | Location: https://a.test/api",
     "405", 308, "scheme-upgrade refused-as-get"},
    {"www added", "https://a.test/p", "", "302 | Location: https://www.a.test/p", "", 301, "www"},
    {"www removed, 307", "https://www.a.test/p", "", "307 | Location: https://a.test/p", "", 308,
     "www"},
    {"slash added", "https://a.test/p", "", "302 | Location: /p/", "", 301, "trailing-slash"},
    {"slash removed", "https://a.test/p/", "", "301 | Location: /p", "", 301, "trailing-slash"},
    {"POST without the slash", "POST https://a.test/p", "a=1", "301 | Location: /p/", "405", 308,
     "trailing-slash same-resource refused-as-get"},
    {"letter case", "https://a.test/Page", "", "302 | Location: /page", "", 301, "letter-case"},
    {"double slash", "https://a.test//a//b", "", "302 | Location: /a/b", "", 301, "double-slash"},
    {"index page", "https://a.test/index.html", "", "302 | Location: /", "", 301, "index-page"},
    {"file ending", "https://a.test/about.php", "", "302 | Location: /about", "", 301, "extension"},
    {"new version", "https://a.test/v1/orders", "", "302 | Location: /v2/orders", "", 301,
     "version"},
    {"POST to a new version", "POST https://a.test/v1/orders | Content-Type: application/json",
     "{}", "301 | Location: /v2/orders", "", 308, "version same-resource api-content"},
    {"new version, 307", "POST https://a.test/api/v1/x", "{}", "307 | Location: /api/v2/x", "", 308,
     "version said-keep"},
    {"new domain", "https://old-name.test/p", "", "302 | Location: https://new-name.test/p", "",
     301, "host-move"},
    {"new host for PUT", "PUT https://a.test/files/1", "x",
     "301 | Location: https://b.test/files/1", "", 308, "host-move strong-method"},
    {"article keeps its name", "https://a.test/blog/2019/hello-world", "",
     "302 | Location: /articles/hello-world", "", 301, "same-name"},
    {"old in the name", "https://a.test/old-blog/x1", "", "301 | Location: /blog/x1", "", 301,
     "old-in-name"},

    // The caching fields say what is meant.
    {"302 for a year", "https://a.test/a", "",
     "302 | Location: /b | Cache-Control: max-age=31536000", "", 301, "long-life"},
    {"307 for a year", "POST https://a.test/a", "x",
     "307 | Location: /b | Cache-Control: max-age=31536000", "", 308, "long-life"},
    {"302, immutable", "https://a.test/a", "",
     "302 | Location: /b | Cache-Control: max-age=172800, immutable", "", 301,
     "immutable day-life"},
    {"301, not stored", "https://a.test/a", "", "301 | Location: /b | Cache-Control: no-store", "",
     302, "not-stored said-permanent"},
    {"308, not stored", "POST https://a.test/a", "x",
     "308 | Location: /b | Cache-Control: no-store", "", 307, "not-stored"},
    {"301, no-cache", "https://a.test/a", "", "301 | Location: /b | Cache-Control: no-cache", "",
     302, "not-stored"},
    {"301, max-age=0", "https://a.test/a", "", "301 | Location: /b | Cache-Control: max-age=0", "",
     302, "not-stored"},
    {"301, expired", "https://a.test/a", "", "301 | Location: /b | Expires: 0", "", 302,
     "not-stored"},
    {"https is meant for good, whatever no-store says", "http://a.test/a", "",
     "302 | Location: https://a.test/a | Cache-Control: no-store", "", 301,
     "scheme-upgrade not-stored"},
    {"a minute", "https://a.test/a", "", "302 | Location: /b | Cache-Control: max-age=60", "", 302,
     "short-life"},
    {"301 for this visitor", "https://a.test/a", "",
     "301 | Location: /b | Cache-Control: private | Set-Cookie: a=b", "", 302,
     "private set-cookie"},
    {"301 by language", "https://a.test/a", "", "301 | Location: /b | Vary: Accept-Language", "",
     302, "vary"},
    {"301 with Retry-After", "https://a.test/a", "", "301 | Location: /b | Retry-After: 60", "",
     302, "retry-after"},

    // What the target is for: temporary.
    {"login wall", "https://a.test/account", "", "302 | Location: /login?next=/account", "", 302,
     "login return-address"},
    {"login wall, 301", "https://a.test/account", "", "301 | Location: /sign-in", "", 302,
     "login said-permanent"},
    {"login on another host, 308", "https://a.test/inbox", "",
     "308 | Location: https://sso.test/oauth/authorize?state=1", "", 307, "login one-time-token"},
    {"a login that moved", "https://a.test/old/login", "", "301 | Location: /account/login", "",
     301, "said-permanent"},
    {"language", "https://a.test/", "", "301 | Location: /de", "", 302, "locale"},
    {"language of a page", "https://a.test/about", "", "301 | Location: /en-gb/about", "", 302,
     "locale"},
    {"phones", "https://a.test/p", "", "301 | Location: https://m.a.test/p", "", 302, "phones"},
    {"maintenance", "https://a.test/p", "", "301 | Location: /maintenance", "503", 302,
     "maintenance broken-target"},
    {"maintenance of an API", "PUT https://a.test/p", "x",
     "308 | Location: https://b.test/waiting-room", "", 307, "maintenance strong-method"},
    {"captcha", "https://a.test/p", "", "301 | Location: /captcha", "", 302, "challenge"},
    {"trial", "https://a.test/p", "", "301 | Location: /p/variant-b", "", 302, "experiment"},
    {"newest file", "https://a.test/download/latest", "", "301 | Location: /download/1.4", "", 302,
     "moving-target"},
    {"signed link", "https://a.test/file", "",
     "301 | Location: https://s3.test/file?X-Amz-Signature=ab", "", 302, "one-time-token"},
    {"gone at the target", "https://a.test/p", "", "301 | Location: /q", "404", 302,
     "broken-target"},
    {"loop", "https://a.test/p", "", "301 | Location: /p2", "loop", 302, "loop"},
    {"checkout", "POST https://a.test/checkout", "cart=1", "302 | Location: /checkout-v2", "", 307,
     "checkout carries-content same-resource worked-as-get"},
    {"checkout, 307", "POST https://a.test/checkout", "cart=1", "307 | Location: /checkout-v2", "",
     307, "checkout said-keep"},

    // The work is done: 303.
    {"thanks", "POST https://a.test/contact", "m=1", "302 | Location: /thanks", "", 303,
     "result-page"},
    {"thanks, 301", "POST https://a.test/contact", "m=1", "301 | Location: /thank-you", "", 303,
     "result-page"},
    {"made below", "POST https://a.test/orders", "{}", "302 | Location: /orders/17", "", 303,
     "made-below"},
    {"back to the list", "POST https://a.test/posts/3/delete", "x", "302 | Location: /posts", "",
     303, "back-above"},
    {"DELETE, back to the list", "DELETE https://a.test/posts/3", "", "303 | Location: /posts", "",
     303, "back-above said-see-other"},
    {"after a login, 307", "POST https://a.test/login", "u=a&p=b",
     "307 | Location: https://b.test/start", "", 303, "signed-in-or-out"},
    {"after a login, 302", "POST https://a.test/session", "u=a", "302 | Location: /dashboard", "",
     303, "signed-in-or-out result-page"},
    {"logout", "POST https://a.test/logout", "", "302 | Location: /", "", 303,
     "signed-in-or-out empty-post"},
    {"form back to itself", "POST https://a.test/todo", "t=1", "302 | Location: /todo", "", 303,
     "back-to-itself"},
    {"a place in a page", "POST https://a.test/comments", "c=1",
     "303 | Location: /posts/3#comment-9", "", 303, "place-in-page said-see-other"},
    {"303 in front of an API that moved",
     "POST https://a.test/v1/x | Content-Type: application/json", "{}", "303 | Location: /v2/x",
     "405", 308, "said-see-other same-resource refused-as-get"},
    {"303 for GET", "https://a.test/thing", "", "303 | Location: /doc/thing", "", 303,
     "safe-method"},

    // Nothing speaks, or hardly.
    {"302 and no more", "https://a.test/a", "", "302 | Location: /b", "", 302, "said-found"},
    {"301 and no more", "https://a.test/a", "", "301 | Location: /b", "", 301, "said-permanent"},
    {"308 and no more", "HEAD https://a.test/a", "", "308 | Location: /b", "", 308, "safe-method"},
    {"PATCH, 302", "PATCH https://a.test/a", "x", "302 | Location: /b", "", 307, "strong-method"},
    {"a stream", "POST https://a.test/up", "stream", "307 | Location: https://b.test/up", "", 308,
     "stream host-move"},
};

} // namespace

class TestAdvice : public QObject {
    Q_OBJECT

private slots:
    void whatAPersonAskedForIsNoTarget() {
        trace::Trace trace;
        trace::Hop hop;
        hop.exchange.request = test::request("GET http://a.test/x");
        hop.exchange.response = test::response("302 | Location: /y");
        trace::Follow step;
        step.next = test::request("GET http://a.test/y?mine");
        step.edited = true;
        hop.decision = step;
        trace.hops.append(hop);
        QCOMPARE(advise(trace, 0).target.href(), "http://a.test/y");
    }

    void answers_data() {
        QTest::addColumn<int>("row");
        for (size_t i = 0; i < std::size(rows); ++i)
            QTest::newRow(rows[i].name) << int(i);
    }

    void answers() {
        QFETCH(int, row);
        const Row& r = rows[row];
        const Advice advice = advise(chain(r.request, r.content, r.response, r.after), 0);
        QString seen;
        for (const Evidence& item : advice.evidence)
            seen += u"\n%1 %2 %3"_s.arg(item.id, word(item.direction)).arg(item.weight);
        QVERIFY2(advice.answer == r.answer,
                 qPrintable(u"%1, expected %2%3"_s.arg(advice.answer).arg(r.answer).arg(seen)));
        for (const QString& id : QString::fromLatin1(r.evidence).split(u' '))
            QVERIFY2(ids(advice.evidence).contains(id),
                     qPrintable(id + u" is missing in"_s + seen));
        QVERIFY(advice.headline.contains(QString::number(r.answer)));
        QVERIFY(!advice.reason.isEmpty());
        QVERIFY(!advice.wouldChange.isEmpty());
    }

    void everyRuleSpeaksAndIsSilent() {
        QHash<QString, int> raised;
        for (const Row& r : rows)
            for (const QString& id :
                 ids(advise(chain(r.request, r.content, r.response, r.after), 0).evidence))
                ++raised[id];
        // One more, for what only a form with a page behind it shows.
        for (const QString& id :
             ids(advise(chain(QByteArray("POST https://a.test/x | ") + form, "a=1",
                              "302 | Location: /y", "200 | Content-Type: text/html; charset=utf-8"),
                        0)
                     .evidence))
            ++raised[id];
        for (const auto& rules : {methodRules(), cachingRules(), shapeRules(), targetRules()})
            for (const EvidenceRule& rule : rules) {
                QVERIFY2(raised.value(QLatin1String(rule.id)) > 0, rule.id);
                QVERIFY2(raised.value(QLatin1String(rule.id)) < int(std::size(rows)), rule.id);
            }
    }

    void everyRuleHasTextAndReference() {
        static const QRegularExpression reference(
            u"^(RFC \\d{4} §\\d+(\\.\\d+)*|Fetch, .+|Google, .+)$"_s);
        QSet<QString> known;
        for (const auto& rules : {methodRules(), cachingRules(), shapeRules(), targetRules()})
            for (const EvidenceRule& rule : rules) {
                QVERIFY2(!known.contains(QLatin1String(rule.id)), rule.id);
                known.insert(QLatin1String(rule.id));
                QVERIFY2(QByteArrayView(rule.text).size() > 20, rule.id);
                QVERIFY2(reference.match(QString::fromUtf8(rule.reference)).hasMatch(),
                         rule.reference);
                QCOMPARE(rule.weight == 0, rule.direction == Direction::Neither);
            }
    }

    void theSwitchesDecide_data() {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<bool>("permanent");
        QTest::addColumn<bool>("keep");
        QTest::addColumn<int>("answer");

        QTest::newRow("POST yes yes") << QByteArray("POST") << true << true << 308;
        QTest::newRow("POST yes no") << QByteArray("POST") << true << false << 301;
        QTest::newRow("POST no yes") << QByteArray("POST") << false << true << 307;
        QTest::newRow("POST no no") << QByteArray("POST") << false << false << 303;
        QTest::newRow("GET yes yes") << QByteArray("GET") << true << true << 308;
        QTest::newRow("GET yes no") << QByteArray("GET") << true << false << 301;
        QTest::newRow("GET no yes") << QByteArray("GET") << false << true << 307;
        QTest::newRow("GET no no") << QByteArray("GET") << false << false << 302;
    }

    void theSwitchesDecide() {
        QFETCH(QByteArray, method);
        QFETCH(bool, permanent);
        QFETCH(bool, keep);
        QFETCH(int, answer);
        QCOMPARE(redirectFor(permanent, keep, method), answer);
        // Whatever the evidence says.
        for (const char* response :
             {"301 | Location: https://a.test/login | Cache-Control: no-store",
              "307 | Location: https://b.test/x | Cache-Control: max-age=31536000"}) {
            const Advice advice =
                advise(chain(method + " http://a.test/x", "", response, ""), 0, {permanent, keep});
            QCOMPARE(advice.answer, answer);
            QCOMPARE(advice.confidence, Confidence::Sure);
        }
    }

    void withoutATraceTheSwitchesAreAll() {
        QCOMPARE(advise({}, 0).answer, 0);
        QCOMPARE(advise({}, 0, {true, {}}).answer, 0);
        QCOMPARE(advise({}, 0, {true, true}).answer, 308);
        QCOMPARE(advise({}, 0, {false, false}).answer, 302);
        QVERIFY(advise({}, 0, {false, false}).wouldChange.first().contains("303"_L1));
    }

    void whatIsNotARedirectIsNotJudged() {
        const Advice page = advise(chain("http://a.test/", "", "200", ""), 0);
        QCOMPARE(page.answer, 0);
        QCOMPARE(page.headline, u"200 OK is not a redirect."_s);
        const Advice notModified = advise(chain("http://a.test/", "", "304", ""), 0);
        QCOMPARE(notModified.answer, 0);
        QCOMPARE(notModified.headline, u"To browsers 304 Not Modified is no redirect."_s);
        QVERIFY(notModified.reason.startsWith("Not a redirect"_L1));
        trace::Trace followed =
            firstStep("curl", "http://a.test/", "304 | Location: /b | ETag: \"a\"");
        QVERIFY(followed.hops[0].follow());
        QCOMPARE(advise(followed, 0).headline, notModified.headline);
        const Advice choices =
            advise(firstStep("chrome", "http://a.test/", "300 | Location: /b"), 0);
        QCOMPARE(choices.answer, 0);
        QCOMPARE(choices.headline, u"To browsers 300 Multiple Choices is no redirect."_s);
        QVERIFY(choices.reason.contains("A client may follow a Location"_L1));
        const Advice unused = advise(chain("http://a.test/", "", "306", ""), 0);
        QCOMPARE(unused.headline, u"To browsers 306 is no redirect."_s);

        trace::Trace failed;
        failed.hops.append(trace::Hop{});
        QCOMPARE(advise(failed, 0).answer, 0);
    }

    void whatBrowsersDoNotFollowIsSaid() {
        for (const char* status : {"300", "305", "399"}) {
            const Advice advice = advise(
                firstStep("curl", "http://a.test/", QByteArray(status) + " | Location: /b"), 0);
            QCOMPARE(advice.headline, u"Use 302 Found."_s);
            QVERIFY2(advice.reason.startsWith(u"This hop answered %1, which browsers do not "
                                              "follow."_s.arg(QLatin1StringView(status))),
                     qPrintable(advice.reason));
        }
    }

    void aRefreshedPageWasFollowed() {
        const Advice advice =
            advise(firstStep("chrome", "http://a.test/", "200 | Refresh: 0; url=/y"), 0);
        QVERIFY2(advice.reason.startsWith("This hop answered 200. "_L1), qPrintable(advice.reason));
    }

    void noStatusIsRightWithoutATarget_data() {
        QTest::addColumn<QByteArray>("response");
        QTest::addColumn<QString>("words");
        const QString missing = u"There is no Location, so browsers show the content and go "
                                u"nowhere (RFC 9110 §10.2.2)."_s;
        const QString empty = u"The Location is empty, which stands for the URL that was asked for "
                              u"(RFC 3986 §4.4)."_s;
        for (const char* status : {"301", "302", "303", "307", "308"})
            QTest::addRow("%s without Location", status) << QByteArray(status) << missing;
        QTest::newRow("empty") << "302 | Location:"_ba << empty;
        QTest::newRow("empty, for good") << "308 | Location:"_ba << empty;
        QTest::newRow("empty twice") << "302 | Location: | Location:"_ba << empty;
    }

    void noStatusIsRightWithoutATarget() {
        QFETCH(QByteArray, response);
        QFETCH(QString, words);
        for (const QByteArray request : {"https://a.test/x", "POST https://a.test/x"})
            for (const char* client : {"chrome", "firefox", "lwp"})
                for (const Overrides& overrides : {Overrides{}, Overrides{true, true}}) {
                    const Advice advice =
                        advise(firstStep(client, request, response), 0, overrides);
                    QCOMPARE(advice.answer, 0);
                    QVERIFY(advice.leadsNowhere);
                    QCOMPARE(advice.headline, u"No redirect status is right here."_s);
                    QVERIFY2(advice.reason.startsWith(words), qPrintable(advice.reason));
                    QVERIFY(advice.reason.endsWith("Answer with an http or https URL."_L1));
                }
    }

    void aCircleOfOneIsNeverRight_data() {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QByteArray>("response");
        QTest::addColumn<bool>("right");
        const auto row = [](const char* name, const QByteArray& request, const QByteArray& response,
                            bool right) { QTest::newRow(name) << request << response << right; };
        row("the same URL", "https://a.test/x", "302 | Location: /x", false);
        row("a place in it", "https://a.test/x", "308 | Location: #top", false);
        row("with a cookie", "https://a.test/x", "302 | Location: /x | Set-Cookie: a=b", true);
        row("another query", "https://a.test/x", "302 | Location: /x?a=1", true);
        row("after a POST", "POST https://a.test/x", "303 | Location: /x", true);
    }

    void aCircleOfOneIsNeverRight() {
        QFETCH(QByteArray, request);
        QFETCH(QByteArray, response);
        QFETCH(bool, right);
        trace::Trace trace = firstStep("chrome", request, response);
        const trace::Follow follow = *trace.hops[0].follow();
        trace.hops[0].decision =
            trace::Stop{trace::Stop::Reason::Loop, {}, follow.next.target.href(), 0};
        const Advice advice = advise(trace, 0);
        QCOMPARE(advice.leadsNowhere, !right);
        QCOMPARE(advice.answer != 0, right);
        QVERIFY(right || advice.reason.endsWith("Answer with another URL."_L1));
        // That it came to an end shows that something else had changed.
        trace.hops[0].decision = follow;
        trace::Hop last;
        last.exchange.request = follow.next;
        last.exchange.response = test::response("200");
        trace.hops.append(last);
        QVERIFY(!advise(trace, 0).leadsNowhere);
    }

    void whoFollowsAnEmptyLocationIsCounted() {
        const QString reason =
            advise(firstStep("chrome", "https://a.test/x", "302 | Location:"), 0).reason;
        static const QRegularExpression counted(
            u"Of (\\d+) clients (\\d+) follow it \\(.+ and \\d+ more\\);"_s);
        const QRegularExpressionMatch match = counted.match(reason);
        QVERIFY2(match.hasMatch(), qPrintable(reason));
        QVERIFY(match.captured(2).toInt() < match.captured(1).toInt());
        QVERIFY(!reason.contains("Chrome"_L1));
    }

    void aPageThatRefreshesNeedsNoLocation() {
        const Advice advice =
            advise(firstStep("chrome", "https://a.test/x", "302 | Refresh: 0; url=/y"), 0);
        QVERIFY(!advice.leadsNowhere);
        QCOMPARE(advice.answer, 302);
    }

    void noStatusIsRightWhereBrowsersRefuseToGo_data() {
        QTest::addColumn<QByteArray>("location");
        QTest::addColumn<QString>("words");
        QTest::newRow("a script") << "javascript:alert(document.domain)"_ba
                                  << u"The Location leads to javascript:"_s;
        QTest::newRow("a script behind white space")
            << "\tJavaScript:alert(1)"_ba << u"The Location leads to javascript:"_s;
        QTest::newRow("a file") << "file:///etc/passwd"_ba << u"The Location leads to file:"_s;
        QTest::newRow("mail") << "mailto:ada@a.test"_ba << u"The Location leads to mailto:"_s;
        QTest::newRow("no URL") << "http://[::1/x"_ba << u"The Location cannot be read as a URL"_s;
    }

    void noStatusIsRightWhereBrowsersRefuseToGo() {
        QFETCH(QByteArray, location);
        QFETCH(QString, words);
        trace::Trace trace;
        trace::Hop hop;
        hop.exchange.request = trace.composed = test::request("POST https://a.test/x");
        hop.exchange.response = test::response("302");
        hop.exchange.response->fields.append("Location", location);
        hop.decision = trace::Stop{trace::Stop::Reason::UnsupportedScheme, {}, {}, {}};
        trace.hops = {hop};
        for (const Overrides& overrides : {Overrides{}, Overrides{true, true}}) {
            const Advice advice = advise(trace, 0, overrides);
            QCOMPARE(advice.answer, 0);
            QVERIFY(advice.leadsNowhere);
            QCOMPARE(advice.headline, u"No redirect status is right here."_s);
            QVERIFY2(advice.reason.startsWith(words), qPrintable(advice.reason));
            QVERIFY(advice.reason.contains("(Fetch, HTTP-redirect fetch)"_L1));
            QVERIFY(advice.reason.endsWith("Answer with an http or https URL."_L1));
        }
    }

    void theBrowsersOwnStepIsNotAServers() {
        trace::Trace trace;
        trace::Hop hop;
        hop.exchange.request = test::request("http://a.test/");
        hop.decision = trace::Follow{.next = test::request("https://a.test/"),
                                     .how = trace::Arrival::HstsUpgrade,
                                     .changes = {}};
        trace.hops = {hop};
        const Advice advice = advise(trace, 0);
        QCOMPARE(advice.answer, 0);
        QVERIFY(advice.reason.contains("HSTS"_L1));
    }

    void numbersOfTheTraceAreInTheText() {
        const Advice advice = advise(chain("POST https://a.test/checkout", QByteArray(48, 'x'),
                                           "302 | Location: /checkout-v2", ""),
                                     0);
        QCOMPARE(advice.headline, u"Use 307 Temporary Redirect."_s);
        QVERIFY2(advice.reason.startsWith("This hop answered 302."_L1), qPrintable(advice.reason));
        static const QRegularExpression clients(
            u"\\d+ of \\d+ clients turn the POST into a GET and drop 48 bytes: "_s);
        QVERIFY2(clients.match(advice.reason).hasMatch(), qPrintable(advice.reason));
    }

    void aBareRedirectIsOneThatABrowserKeepsAsItLikes_data() {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QByteArray>("response");
        QTest::addColumn<bool>("bare");
        QTest::newRow("bare") << "https://a.test/a"_ba
                              << "301 | Location: /b"_ba << true;
        QTest::newRow("with a lifetime")
            << "https://a.test/a"_ba
            << "301 | Location: /b | Cache-Control: max-age=9"_ba << false;
        QTest::newRow("with a date")
            << "https://a.test/a"_ba
            << "301 | Location: /b | Expires: Wed, 01 Jan 2031 00:00:00 GMT"_ba << false;
        QTest::newRow("after a POST") << "POST https://a.test/v1/a"_ba
                                      << "308 | Location: /v2/a"_ba << false;
    }

    void aBareRedirectIsOneThatABrowserKeepsAsItLikes() {
        QFETCH(QByteArray, request);
        QFETCH(QByteArray, response);
        const Advice advice = advise(chain(request, "", response, ""), 0);
        QTEST(ids(advice.evidence).contains(u"browser-cache"_s), "bare");
    }

    void onlyGetAndHeadStayThemselvesUnderEveryStatus() {
        const auto stays = [](const QByteArray& method) {
            const Advice advice =
                advise(chain(method + " https://a.test/a", "", "302 | Location: /b", ""), 0);
            return ids(advice.evidence).contains(u"safe-method"_s);
        };
        QVERIFY(stays("GET") && stays("HEAD"));
        QVERIFY(!stays("OPTIONS"));
    }

    void oneMindHangsOnOnePiece() {
        const Advice advice =
            advise(chain("https://a.test/a", "",
                         "302 | Location: /b | Cache-Control: max-age=31536000", ""),
                   0);
        QCOMPARE(advice.confidence, Confidence::Likely);
        QVERIFY(advice.wouldChange.last().contains("max-age=31536000"_L1));
        QVERIFY(advice.wouldChange.last().endsWith("302."_L1));
    }

    void hostileTextStaysText() {
        const Advice advice = advise(
            chain("https://a.test/%251%252", "", "301 | Location: /%251%252/ | Vary: Cookie", ""),
            0);
        QCOMPARE(advice.answer, 301);
        QVERIFY(advice.evidence.first().text.contains("/%251%252/"_L1));
    }
};

QTEST_GUILESS_MAIN(TestAdvice)
#include "tst_advice.moc"
