#include "app/http/date.h"
#include "app/tracer/chain.h"
#include "app/url/parse.h"

#include <QTest>

using namespace thence;
using namespace Qt::StringLiterals;
using trace::Arrival;
using trace::Part;
using trace::Stop;
using trace::Terms;
using tracer::Chain;

namespace {

const QDateTime noon = http::utc(QDate(2030, 1, 1), QTime(12, 0));

http::Request get(const char* url) {
    http::Request request;
    request.target = url::parse(url).value();
    return request;
}

Terms as(const QString& client) {
    Terms terms;
    terms.client.id = client;
    return terms;
}

/// What a server answers to the next request of `chain`, over a verified connection if it is https.
void answer(Chain& chain, int status, const http::FieldList& fields = {}) {
    trace::Exchange exchange;
    exchange.request = *chain.next();
    exchange.startedAt = noon;
    exchange.response =
        http::Response{.status = status, .reason = {}, .fields = fields, .content = {}};
    auto connection = std::make_shared<trace::Connection>();
    if (exchange.request.target.scheme() == "https")
        connection->tls.emplace().verified = true;
    exchange.connection = connection;
    chain.finish(exchange, noon);
}

void redirectTo(Chain& chain, const QByteArray& location, const QByteArray& setCookie = {}) {
    http::FieldList fields{{"Location", location}};
    if (!setCookie.isEmpty())
        fields.append("Set-Cookie", setCookie);
    answer(chain, 302, fields);
}

QByteArray nextUrl(const Chain& chain) {
    return chain.next() ? chain.next()->target.href() : QByteArray();
}

const trace::Change* changeOf(const trace::Hop& hop, const QByteArray& name) {
    for (const trace::Change& change : hop.follow()->changes)
        if (change.name == name)
            return &change;
    return nullptr;
}

} // namespace

/// The bookkeeping of a trace: what comes next, and why it ends.
class TestChain : public QObject {
    Q_OBJECT

private slots:
    void followsToTheEnd();
    void cookiesOfRedirectsAreSent();
    void clientsWithoutAJarKeepNone();
    void givenCookiesGoToTheFirstHost();
    void hstsIsAStepOfItsOwn();
    void hstsNeedsAVerifiedConnection();
    void loops_data();
    void loops();
    void changedCookiesAreNoLoop();
    void limitComesBeforeALongerLoop();
    void limits();
    void contentGivesWayToTheMemoryLimit();
    void memoryEndsTheChain();
    void reloadIsNoLoop();
    void notFollowing();
    void failures();
    void brokenContentOfARedirectDoesNotStopIt();
    void everyDifferenceIsAChange();
    void editing();
    void oneStepAsAnotherClient();
    void aClientThatWouldStop();
    void theFirstRequestAsAnotherClient();
    void branchesKeepWhatWasLearned();
    void branchesKeepCounting();
    void abandoning();
};

void TestChain::followsToTheEnd() {
    Chain chain(get("http://a.test/"), as(u"chrome"_s));
    QCOMPARE(chain.next()->fields.first("Host"), "a.test");
    redirectTo(chain, "/b");
    QCOMPARE(nextUrl(chain), "http://a.test/b");
    QCOMPARE(chain.nextArrival(), Arrival::Location);
    answer(chain, 200);
    QVERIFY(!chain.next());
    QCOMPARE(chain.trace().hops.size(), 2);
    QCOMPARE(chain.trace().stop()->reason, Stop::Reason::NotARedirect);
    QCOMPARE(chain.trace().terms.client.id, u"chrome"_s);
}

void TestChain::cookiesOfRedirectsAreSent() {
    Chain chain(get("http://a.test/"), as(u"chrome"_s));
    redirectTo(chain, "/b", "s=1");
    QCOMPARE(chain.next()->fields.first("Cookie"), "s=1");
    const trace::Change* change = changeOf(chain.trace().hops[0], "Cookie");
    QVERIFY(change);
    QCOMPARE(change->part, Part::Credential);
    QCOMPARE(change->to, "s=1");
    QCOMPARE(change->reference, u"RFC 6265 §5.4"_s);
    redirectTo(chain, "http://b.test/");
    QVERIFY(!chain.next()->fields.contains("Cookie"));
    QCOMPARE(changeOf(chain.trace().hops[1], "Cookie")->from, "s=1");
}

void TestChain::clientsWithoutAJarKeepNone() {
    Chain chain(get("http://a.test/"), as(u"curl"_s));
    redirectTo(chain, "/b", "s=1");
    QVERIFY(!chain.next()->fields.contains("Cookie"));
}

void TestChain::givenCookiesGoToTheFirstHost() {
    Terms terms = as(u"curl"_s);
    terms.cookies = "s=1";
    Chain chain(get("http://a.test/"), terms);
    QCOMPARE(chain.next()->fields.first("Cookie"), "s=1");
    redirectTo(chain, "http://b.test/");
    QVERIFY(!chain.next()->fields.contains("Cookie"));
    redirectTo(chain, "http://a.test/back");
    QCOMPARE(chain.next()->fields.first("Cookie"), "s=1");
}

void TestChain::hstsIsAStepOfItsOwn() {
    Chain chain(get("https://a.test/"), as(u"chrome"_s));
    answer(chain, 302,
           {{"Location", "http://a.test:8080/x"}, {"Strict-Transport-Security", "max-age=9"}});
    QCOMPARE(nextUrl(chain), "http://a.test:8080/x");
    QVERIFY(chain.stepAlone(noon));
    QVERIFY(!chain.stepAlone(noon));
    QCOMPARE(nextUrl(chain), "https://a.test:8080/x");
    answer(chain, 200);

    const QList<trace::Hop>& hops = chain.trace().hops;
    QCOMPARE(hops.size(), 3);
    QVERIFY(!hops[0].isClientStep() && hops[1].isClientStep() && !hops[2].isClientStep());
    QCOMPARE(hops[1].arrival, Arrival::Location);
    QVERIFY(!hops[1].exchange.response);
    QCOMPARE(changeOf(hops[1], "scheme")->reference, u"RFC 6797 §8.3"_s);
    QCOMPARE(hops[2].arrival, Arrival::HstsUpgrade);
    QVERIFY(!hops[1].exchange.sent);
}

void TestChain::hstsNeedsAVerifiedConnection() {
    Chain chain(get("https://a.test/"), as(u"chrome"_s));
    trace::Exchange exchange;
    exchange.request = *chain.next();
    exchange.response = http::Response{
        .status = 302,
        .reason = {},
        .fields = {{"Location", "http://a.test/x"}, {"Strict-Transport-Security", "max-age=9"}},
        .content = {}};
    auto connection = std::make_shared<trace::Connection>();
    connection->tls.emplace().verified = false;
    exchange.connection = connection;
    chain.finish(exchange, noon);
    QVERIFY(!chain.stepAlone(noon));
}

void TestChain::loops_data() {
    QTest::addColumn<QList<QByteArray>>("locations");
    QTest::addColumn<int>("repeats");
    QTest::addColumn<QString>("says");
    QTest::newRow("itself") << QList<QByteArray>{"/"} << 0 << u"Hop 2 repeats hop 1."_s;
    QTest::newRow("itself with a fragment")
        << QList<QByteArray>{"/#x"} << 0 << u"Hop 2 repeats hop 1."_s;
    QTest::newRow("a pair") << QList<QByteArray>{"/b", "/"} << 0 << u"Hop 3 repeats hop 1."_s;
    QTest::newRow("a tail before the circle")
        << QList<QByteArray>{"/b", "/c", "/d", "/b"} << 1 << u"Hop 5 repeats hop 2."_s;
}

void TestChain::loops() {
    QFETCH(QList<QByteArray>, locations);
    QFETCH(int, repeats);
    QFETCH(QString, says);
    Chain chain(get("http://a.test/"), as(u"curl"_s));
    for (const QByteArray& location : locations)
        redirectTo(chain, location);
    const Stop* stop = chain.trace().stop();
    QVERIFY(stop);
    QCOMPARE(stop->reason, Stop::Reason::Loop);
    QCOMPARE(stop->repeats, repeats);
    QVERIFY2(stop->detail.startsWith(says), qPrintable(stop->detail));
    QVERIFY2(stop->detail.contains(u"50"), qPrintable(stop->detail));
    QVERIFY(!chain.next());
}

void TestChain::changedCookiesAreNoLoop() {
    Chain chain(get("http://a.test/"), as(u"chrome"_s));
    redirectTo(chain, "/", "n=1");
    QVERIFY(chain.next());
    redirectTo(chain, "/", "n=2");
    QVERIFY(chain.next());
    redirectTo(chain, "/", "n=2");
    QCOMPARE(chain.trace().stop()->reason, Stop::Reason::Loop);
    QCOMPARE(chain.trace().stop()->repeats, 2);
}

void TestChain::limitComesBeforeALongerLoop() {
    Terms terms = as(u"curl"_s);
    terms.limits.redirects = 1;
    Chain chain(get("http://a.test/"), terms);
    redirectTo(chain, "/b");
    redirectTo(chain, "/");
    QCOMPARE(chain.trace().stop()->reason, Stop::Reason::TooManyRedirects);
}

void TestChain::limits() {
    Chain chain(get("http://a.test/0"), as(u"chrome"_s));
    for (int i = 1; chain.next() && i < 100; ++i)
        redirectTo(chain, '/' + QByteArray::number(i));
    QCOMPARE(chain.trace().stop()->reason, Stop::Reason::TooManyRedirects);
    QCOMPARE(chain.trace().hops.size(), 21);
}

void TestChain::contentGivesWayToTheMemoryLimit() {
    Terms terms = as(u"curl"_s);
    terms.limits.memory = 400'000;
    Chain chain(get("http://a.test/0"), terms);
    for (int i = 1; i <= 6; ++i) {
        trace::Exchange exchange;
        exchange.request = *chain.next();
        exchange.response = http::Response{.status = i < 6 ? 302 : 200,
                                           .reason = {},
                                           .fields = {{"Location", '/' + QByteArray::number(i)}},
                                           .content = QByteArray(90'000, 'x')};
        exchange.decodedSize = exchange.encodedSize = 90'000;
        chain.finish(exchange, noon);
    }
    const QList<trace::Hop>& hops = chain.trace().hops;
    QCOMPARE(hops.size(), 6);
    QCOMPARE(chain.trace().stop()->reason, Stop::Reason::NotARedirect);
    qsizetype kept = 0;
    for (int i = 0; i < 6; ++i) {
        const trace::Exchange& exchange = hops[i].exchange;
        const bool whole = exchange.response->content.size() == 90'000;
        QCOMPARE(whole, i < 3 || i == 5); // the final response is what people came for
        QCOMPARE(exchange.contentCut, !whole);
        QCOMPARE(exchange.cutForMemory, !whole);
        QCOMPARE(exchange.decodedSize, 90'000);
        kept += exchange.response->content.size();
    }
    QVERIFY(kept < terms.limits.memory);
}

void TestChain::memoryEndsTheChain() {
    Terms terms = as(u"ruby-open-uri"_s); // follows as far as it is led
    terms.limits.memory = 512 * 1024;
    Chain chain(get("http://a.test/0"), terms);
    const auto lead = [](Chain& on) {
        for (int i = 1; i < 1000 && on.next(); ++i)
            answer(on, 302,
                   {{"Location", "/" + QByteArray::number(on.trace().hops.size() + 1)},
                    {"X", QByteArray(20'000, 'x')}});
    };
    lead(chain);
    QVERIFY(chain.trace().hops.size() < 26);
    const Stop& stop = *chain.trace().stop();
    QCOMPARE(stop.reason, Stop::Reason::MemoryUsedUp);
    QCOMPARE(stop.target, "http://a.test/" + QByteArray::number(chain.trace().hops.size()));
    QVERIFY2(describe(stop).contains(u"0.5 MiB"), qPrintable(describe(stop)));

    // A branch has what came before it to keep as well.
    const auto hops = chain.trace().hops.size();
    Chain branch(chain.trace(), hops / 2);
    lead(branch);
    QCOMPARE(branch.trace().hops.size(), hops);
    QCOMPARE(branch.trace().stop()->reason, Stop::Reason::MemoryUsedUp);
}

void TestChain::reloadIsNoLoop() {
    Chain chain(get("http://a.test/"), as(u"chrome"_s));
    answer(chain, 200, {{"Refresh", "30"}});
    QCOMPARE(chain.trace().stop()->reason, Stop::Reason::NotARedirect);
    QVERIFY(chain.trace().stop()->detail.contains(u"30 s"));
}

void TestChain::notFollowing() {
    Terms terms = as(u"curl"_s);
    terms.follow = false;
    Chain chain(get("http://a.test/"), terms);
    redirectTo(chain, "/b");
    QCOMPARE(chain.trace().stop()->reason, Stop::Reason::NotFollowed);
    QCOMPARE(chain.trace().stop()->target, "http://a.test/b");
}

void TestChain::failures() {
    Chain chain(get("http://a.test:81/"), as(u"curl"_s));
    trace::Exchange exchange;
    exchange.request = *chain.next();
    exchange.failure.emplace().kind = trace::Failure::Kind::Refused;
    chain.finish(exchange, noon);
    QCOMPARE(chain.trace().stop()->reason, Stop::Reason::Failed);
    QVERIFY(chain.trace().stop()->detail.contains(u"a.test:81"));
}

void TestChain::brokenContentOfARedirectDoesNotStopIt() {
    for (const int status : {302, 200}) {
        Chain chain(get("http://a.test/"), as(u"curl"_s));
        trace::Exchange exchange;
        exchange.request = *chain.next();
        exchange.response = http::Response{
            .status = status, .reason = {}, .fields = {{"Location", "/b"}}, .content = {}};
        exchange.failure.emplace().kind = trace::Failure::Kind::ClosedInContent;
        chain.finish(exchange, noon);
        QCOMPARE(chain.next() != nullptr, status == 302);
        if (status == 200)
            QCOMPARE(chain.trace().stop()->reason, Stop::Reason::Failed);
    }
}

void TestChain::everyDifferenceIsAChange() {
    http::Request post = get("http://a.test/");
    post.method = "POST";
    post.content = http::Content{.bytes = "x=1"};
    post.fields = {{"Content-Type", "text/plain"}, {"Authorization", "Basic x"}};
    Chain chain(post, as(u"chrome"_s));
    const http::Request before = *chain.next();
    redirectTo(chain, "https://b.test/", "s=1; Domain=test");
    const http::Request after = *chain.next();
    const trace::Hop& hop = chain.trace().hops[0];
    for (const http::Field field : before.fields) {
        const bool same = before.fields.all(field.name) == after.fields.all(field.name);
        QVERIFY2(same || changeOf(hop, field.name.toByteArray()), field.name.toByteArray());
    }
    for (const http::Field field : after.fields)
        QVERIFY(before.fields.contains(field.name));
    QCOMPARE(changeOf(hop, "Host")->to, "b.test");

    post.fields.remove("Content-Type"); // curl takes it for a form's by itself
    Chain form(post, as(u"curl"_s));
    redirectTo(form, "/b");
    QCOMPARE(changeOf(form.trace().hops[0], "Content-Type")->reference, u"RFC 9110 §8.3"_s);
    for (const trace::Change& change : hop.follow()->changes)
        QVERIFY(!change.reason.isEmpty());
}

void TestChain::editing() {
    Chain chain(get("http://a.test/"), as(u"curl"_s));
    redirectTo(chain, "/b");
    http::Request edited = chain.trace().hops[0].follow()->next;
    chain.edit(edited, noon);
    QVERIFY(!chain.trace().hops[0].follow()->edited);

    edited.method = "PUT";
    edited.content = http::Content{.bytes = "new"};
    edited.fields.append("X-Own", "1");
    chain.edit(edited, noon);
    QCOMPARE(chain.next()->method, "PUT");
    QCOMPARE(chain.next()->fields.first("X-Own"), "1");
    const trace::Follow& follow = *chain.trace().hops[0].follow();
    QVERIFY(follow.edited);
    QCOMPARE(follow.next, edited);
    const auto byHand = std::count_if(
        follow.changes.begin(), follow.changes.end(),
        [](const trace::Change& change) { return change.reason == u"Edited by hand."; });
    QCOMPARE(byHand, 5); // method, content, X-Own, and with the content its length and type
}

void TestChain::oneStepAsAnotherClient() {
    http::Request put = get("http://a.test/");
    put.method = "PUT";
    put.content = http::Content{.bytes = "x=1"};
    Chain chain(put, as(u"chrome"_s));
    redirectTo(chain, "/b"); // 302: only POST becomes GET
    QCOMPARE(chain.next()->method, "PUT");

    const record::Pause pause = chain.stepAs(u"requests"_s, noon);
    QCOMPARE(pause.index, 1);
    QCOMPARE(pause.client, u"requests"_s);
    QVERIFY(!pause.refusal);
    QCOMPARE(pause.step.next.method, "GET");
    QCOMPARE(chain.next()->method, "GET");
    QVERIFY(chain.next()->fields.joined("User-Agent").startsWith("python-requests"));
    QVERIFY(changeOf(chain.trace().hops[0], "User-Agent"));
    QCOMPARE(chain.trace().hops[0].follow()->client, u"requests"_s);

    http::Request edited = pause.step.next;
    edited.method = "PURGE";
    chain.edit(edited, noon);
    QVERIFY(chain.next()->fields.joined("User-Agent").startsWith("python-requests"));

    QCOMPARE(chain.stepAs(u"chrome"_s, noon).step.next.method, "PUT");
    QVERIFY(chain.trace().hops[0].follow()->client.isEmpty());
    QVERIFY(!chain.trace().hops[0].follow()->edited);

    chain.stepAs(u"requests"_s, noon);
    redirectTo(chain, "/c");
    QVERIFY(!chain.next()->fields.joined("User-Agent").startsWith("python-requests"));
    QVERIFY(chain.trace().hops[1].follow()->client.isEmpty());
}

void TestChain::aClientThatWouldStop() {
    Chain chain(get("https://a.test/"), as(u"chrome"_s));
    redirectTo(chain, "http://b.test/");
    const http::Request before = chain.pending().step.next;
    const record::Pause pause = chain.stepAs(u"java"_s, noon);
    QVERIFY(pause.refusal);
    QCOMPARE(pause.refusal->reason, Stop::Reason::DowngradeRefused);
    QCOMPARE(pause.step.next, before);
    QCOMPARE(pause.client, u"java"_s);
}

void TestChain::theFirstRequestAsAnotherClient() {
    Chain chain(get("http://a.test/"), as(u"chrome"_s));
    QCOMPARE(chain.stepAs(u"curl"_s, noon).client, u"curl"_s);
    QVERIFY(chain.next()->fields.joined("User-Agent").startsWith("curl"));
    QCOMPARE(chain.trace().terms.client.id, u"curl"_s);
    QCOMPARE(chain.stepAs(u"nobody"_s, noon).client, u"curl"_s);
    http::Request edited = get("http://a.test/other");
    chain.edit(edited, noon);
    QCOMPARE(chain.trace().composed, edited);
    QCOMPARE(nextUrl(chain), "http://a.test/other");
}

void TestChain::branchesKeepWhatWasLearned() {
    Chain original(get("https://a.test/"), as(u"chrome"_s));
    answer(original, 302,
           {{"Location", "/b"},
            {"Set-Cookie", "s=1"},
            {"Strict-Transport-Security", "max-age=9999999999"}});
    redirectTo(original, "/c");
    answer(original, 200);

    for (int index = 0; index < 3; ++index) {
        const Chain branch(original.trace(), index);
        QCOMPARE(branch.trace().hops.size(), index);
        QCOMPARE(*branch.next(), original.trace().hops[index].exchange.request);
        QCOMPARE(branch.nextArrival(), original.trace().hops[index].arrival);
        QCOMPARE(branch.pending().index, index);
    }
    Chain branch(original.trace(), 1);
    redirectTo(branch, "http://a.test/d");
    QVERIFY(branch.stepAlone(noon));
    QCOMPARE(nextUrl(branch), "https://a.test/d");
}

void TestChain::branchesKeepCounting() {
    Chain original(get("http://a.test/0"), as(u"chrome"_s));
    for (int i = 1; i < 15; ++i)
        redirectTo(original, '/' + QByteArray::number(i));
    answer(original, 200);
    Chain branch(original.trace(), 14);
    for (int i = 15; branch.next() && i < 100; ++i)
        redirectTo(branch, '/' + QByteArray::number(i));
    QCOMPARE(branch.trace().stop()->reason, Stop::Reason::TooManyRedirects);
    QCOMPARE(branch.trace().hops.size(), 21);
}

void TestChain::abandoning() {
    Chain chain(get("http://a.test/"), as(u"curl"_s));
    redirectTo(chain, "/b");
    chain.abandon(trace::Failure::Kind::Cancelled, noon);
    QVERIFY(!chain.next());
    QCOMPARE(chain.trace().hops.size(), 2);
    QCOMPARE(chain.trace().stop()->reason, Stop::Reason::Cancelled);
    QVERIFY(!chain.trace().hops[1].exchange.sent);
}

QTEST_APPLESS_MAIN(TestChain)
#include "tst_chain.moc"
