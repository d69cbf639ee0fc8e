#include "app/redirect/decide.h"
#include "app/url/parse.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace thence;
using namespace Qt::StringLiterals;

namespace {

QByteArray fixture(const char* name) {
    QFile file(QStringLiteral(THENCE_SOURCE_DIR "/tests/fixtures/clients/") +
               QString::fromLatin1(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QList<QByteArray> lines(const char* name) {
    QList<QByteArray> kept;
    for (const QByteArray& line : fixture(name).split('\n'))
        if (!line.isEmpty() && !line.startsWith('#'))
            kept.append(line);
    return kept;
}

QStringList ids(const QByteArray& list) {
    return QString::fromLatin1(list).simplified().split(u", "_s);
}

http::Response redirectTo(int status, const QByteArray& location) {
    return {.status = status, .reason = {}, .fields = {{"Location", location}}, .content = {}};
}

/// The letter of the method table that describes what became of `before`.
char letterFor(const http::Request& before, const trace::Decision& decision) {
    const auto* follow = std::get_if<trace::Follow>(&decision);
    if (!follow)
        return '-';
    const http::Request& after = follow->next;
    const bool typed = after.fields.contains("Content-Type");
    if (before.method == "GET" || before.method == "HEAD")
        return after.method.front();
    if (after.method != before.method)
        return after.method == "HEAD" ? 'H' : after.content ? 'B' : typed ? 'g' : 'G';
    return !before.content || after.content ? 'S' : typed ? 'c' : 's';
}

struct Column {
    const char* method;
    bool content;
    bool typed;
};
constexpr Column columns[] = {{"GET", false, false},    {"HEAD", false, false},
                              {"POST", true, true},     {"POST", true, false},
                              {"PUT", true, true},      {"PATCH", true, true},
                              {"DELETE", false, false}, {"OPTIONS", false, false}};

/// A letter as it can be seen: what cannot be told apart without content or Content-Type is equal.
char visible(char letter, const Column& column) {
    if (letter == 'x')
        return '-';
    if (!column.content)
        return letter == 'g' ? 'G' : letter == 's' || letter == 'c' ? 'S' : letter;
    if (!column.typed)
        return letter == 'g' ? 'G' : letter == 'c' ? 's' : letter;
    return letter;
}

struct Way {
    const char* from;
    const char* to;
};
constexpr Way ways[] = {{"http://127.0.0.1:18080", "http://127.0.0.1:18080"},
                        {"http://127.0.0.1:18080", "http://127.0.0.1:18081"},
                        {"http://127.0.0.1:18080", "http://example.test:18080"},
                        {"http://example.test:18080", "http://127.0.0.1:18080"},
                        {"http://example.test:18080", "http://example.test:18081"},
                        {"http://example.test", "http://other.test"},
                        {"http://example.test", "http://sub.example.test"},
                        {"http://sub.example.test", "http://example.test"},
                        {"http://example.test", "http://EXAMPLE.test"},
                        {"http://example.test", "http://example.test:80"},
                        {"http://example.test", "https://example.test"},
                        {"https://example.test", "http://example.test"},
                        {"http://127.0.0.1:18080", "https://127.0.0.1:18080"},
                        {"https://127.0.0.1:18080", "http://127.0.0.1:18080"},
                        {"http://example.test", "https://sub.example.test"},
                        {"https://example.test", "https://example.test:18443"},
                        {"https://example.test", "https://other.test"},
                        {"http://127.0.0.1:18080", "http://127.0.0.1:18081"},
                        {"http://example.test", "http://other.test"},
                        {"https://example.test", "http://example.test"}};

http::Request withEveryField(const Way& way) {
    const QByteArray from = way.from;
    return {.method = "GET",
            .target = *url::parse(from + "/a"),
            .fields = {{"Authorization", "Bearer SECRET"},
                       {"Cookie", "sid=1"},
                       {"Proxy-Authorization", "Basic cHU6cHA="},
                       {"X-Api-Key", "K"},
                       {"Referer", from + "/page"},
                       {"Origin", from}},
            .content = {}};
}

char fateOf(const QByteArray& field, const http::Request& before, const trace::Decision& decision) {
    const auto* follow = std::get_if<trace::Follow>(&decision);
    if (!follow)
        return '-';
    const auto value = follow->next.fields.first(field);
    return !value ? 'd' : *value == *before.fields.first(field) ? 'k' : 'c';
}

/// Where a prediction is known not to agree with what was observed.
constexpr struct {
    const char* client;
    const char* name;
} knownMisses[] = {
    {"wget2", "raw Latin-1 byte E9 in query"},
    {"wget2", "decimal IP http://2130706433:18081"},
    {"wget2", "short IP http://127.1:18081"},
    {"wget2", "hex IP http://0x7f000001:18081"},
    {"httpie", "http:\\\\host:port\\x"},
    {"httpie", "no slash http:t"},
    {"httpie", "leading-zero port :018081"},
    {"aiohttp", "hex IP http://0x7f000001:18081"},
    {"urllib", "IDN host http://bücher.test (raw UTF-8)"},
    {"urllib3", "bare CR inside"},
    {"java", "decimal IP http://2130706433:18081"},
    {"java-always", "decimal IP http://2130706433:18081"},
    {"java@17.0.15", "decimal IP http://2130706433:18081"},
    {"java-always@17.0.15", "decimal IP http://2130706433:18081"},
    {"okhttp", "decimal IP http://2130706433:18081"},
    {"okhttp", "short IP http://127.1:18081"},
    {"okhttp", "hex IP http://0x7f000001:18081"},
    {"guzzle", "slash backslash /\\host:port/x"},
    {"guzzle", "leading-zero port :018081"},
    {"guzzle", "two Location headers, same"},
    {"symfony", "leading-zero port :018081"},
    {"php-streams", "leading-zero port :018081"},
    {"lwp", "angle brackets <url>"},
    {"lwp", "quoted \"url\""},
    {"deno", "three slashes ///host:port/x"},
};

bool isKnownMiss(const QString& client, const QString& name) {
    return std::ranges::any_of(knownMisses, [&](const auto& miss) {
        return client == QLatin1String(miss.client) && name == QString::fromUtf8(miss.name);
    });
}

} // namespace

/// The predictions against what the programs were observed to do.
class TestObserved : public QObject {
    Q_OBJECT

private slots:
    void methods_data() {
        QTest::addColumn<QString>("client");
        QTest::addColumn<int>("column");
        QTest::addColumn<QByteArray>("letters");
        for (const QByteArray& line : lines("methods.txt")) {
            QList<QByteArray> cells = line.simplified().split(' ').first(8);
            const qsizetype names = line.indexOf(' ', 8 * 10 - 1);
            for (int i = 0; i < 8; ++i) {
                if (cells[i] == "=")
                    cells[i] = cells[i - 1];
                for (const QString& id : ids(line.sliced(names)))
                    if (cells[i] != ".")
                        QTest::addRow("%s, column %d, %s", qPrintable(id), i, columns[i].method)
                            << id << i << cells[i];
            }
        }
    }

    void methods() {
        QFETCH(QString, client);
        QFETCH(int, column);
        QFETCH(QByteArray, letters);
        const redirect::Client* found = redirect::findClient(client);
        QVERIFY(found);
        http::Request request{.method = columns[column].method,
                              .target = *url::parse("http://a.test/x"),
                              .fields = {},
                              .content = {}};
        if (columns[column].content)
            request.content = http::Content{.bytes = "a=1"};
        if (columns[column].typed)
            request.fields.append("Content-Type", "application/json");
        QByteArray got, wanted;
        for (int i = 0; i < letters.size(); ++i) {
            const auto decision = redirect::decide(*found, request, redirectTo(300 + i, "/y"), {});
            got.append(letterFor(request, decision));
            wanted.append(visible(letters[i], columns[column]));
        }
        QCOMPARE(got, wanted);
    }

    void fields_data() {
        QTest::addColumn<QString>("client");
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("letters");
        QByteArray field;
        for (const QByteArray& line : lines("fields.txt")) {
            if (!line.contains(' ')) {
                field = line;
                continue;
            }
            const QByteArray letters = line.first(24).replace(" ", "");
            for (const QString& id : ids(line.sliced(25)))
                QTest::addRow("%s, %s", qPrintable(id), field.constData())
                    << id << field << letters;
        }
    }

    void fields() {
        QFETCH(QString, client);
        QFETCH(QByteArray, field);
        QFETCH(QByteArray, letters);
        if (client == u"go@1.19.8" && field == "Referer")
            QSKIP("Go 1.19 writes a Referer of its own over the caller's.");
        const redirect::Client* found = redirect::findClient(client);
        QVERIFY(found);
        QCOMPARE(letters.size(), qsizetype(std::size(ways)));
        QByteArray got;
        for (qsizetype i = 0; i < letters.size(); ++i) {
            const http::Request request = withEveryField(ways[i]);
            const auto decision = redirect::decide(
                *found, request, redirectTo(302, QByteArray(ways[i].to) + "/b"), {});
            const char fate = fateOf(field, request, decision);
            got.append(letters[i] == 'a' || letters[i] == 'n' ? letters[i] : fate);
        }
        QCOMPARE(got, letters);
    }

    void locations_data() {
        QTest::addColumn<QString>("client");
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("status");
        QTest::addColumn<QStringList>("values");
        QTest::addColumn<QString>("outcome");
        for (const QJsonValue& value : QJsonDocument::fromJson(fixture("locations.json")).array()) {
            const QJsonObject outcomes = value["outcomes"_L1].toObject();
            QStringList values;
            for (const QJsonValue& location : value["locations"_L1].toArray())
                values.append(location.toString());
            for (const QString& client : observedClients()) {
                QString outcome, usual;
                for (auto it = outcomes.begin(); it != outcomes.end(); ++it) {
                    if (it->toString() == u"all the others")
                        usual = it.key();
                    else if (it->toString().split(u", "_s).contains(client))
                        outcome = it.key();
                }
                QTest::addRow("%s, %s", qPrintable(client), qPrintable(value["name"_L1].toString()))
                    << client << value["name"_L1].toString() << value["status"_L1].toInt() << values
                    << (outcome.isEmpty() ? usual : outcome);
            }
        }
    }

    void locations() {
        QFETCH(QString, client);
        QFETCH(QString, name);
        QFETCH(int, status);
        QFETCH(QStringList, values);
        const http::Request request{.method = "GET",
                                    .target =
                                        *url::parse("http://127.0.0.1:18080/ID/dir/start?orig=1"),
                                    .fields = {},
                                    .content = {}};
        http::Response response{.status = status, .reason = {}, .fields = {}, .content = {}};
        for (const QString& value : values)
            response.fields.append("Location", value.toLatin1());
        const auto decision =
            redirect::decide(*redirect::findClient(client), request, response, {});
        QString outcome = u"-"_s;
        if (const auto* follow = std::get_if<trace::Follow>(&decision))
            outcome = QString::fromLatin1(
                follow->next.target.withoutFragment().withoutCredentials().href());
        if (isKnownMiss(client, name))
            QEXPECT_FAIL("", "known to differ", Continue);
        QTEST(outcome, "outcome");
    }

    void limits_data() {
        QTest::addColumn<int>("followed");
        const std::initializer_list<std::pair<const char*, int>> limits = {
            {"aiohttp", 9},      {"axios", 21},
            {"bun", 126},        {"chrome", 20},
            {"curl", 50},        {"deno", 20},
            {"firefox", 20},     {"follow-redirects", 21},
            {"go", 9},           {"got", 10},
            {"guzzle", 5},       {"superagent", 5},
            {"httpie", 29},      {"httpx", 20},
            {"java", 4},         {"java-always", 4},
            {"node", 20},        {"lwp", 7},
            {"node-fetch", 20},  {"okhttp", 20},
            {"php-streams", 19}, {"qt", 50},
            {"requests", 30},    {"libsoup3", 20},
            {"symfony", 20},     {"undici-redirect", 20},
            {"urllib", 10},      {"urllib3", 3},
            {"wget", 20},        {"wget2", 20},
            {"webkit", 20},      {"ruby-open-uri", 400}};
        for (const auto& [client, followed] : limits)
            QTest::newRow(client) << followed;
    }

    void limits() {
        QFETCH(int, followed);
        const auto* client = redirect::findClient(QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(client);
        const http::Request request{
            .method = "GET", .target = *url::parse("http://a.test/x"), .fields = {}, .content = {}};
        const auto decisionAfter = [&](int redirects) {
            return redirect::decide(*client, request, redirectTo(302, "/y"),
                                    {.redirects = redirects});
        };
        QVERIFY(std::holds_alternative<trace::Follow>(decisionAfter(followed - 1)));
        if (client->rules().limit < 0)
            return;
        const auto decision = decisionAfter(followed);
        QVERIFY(std::holds_alternative<trace::Stop>(decision));
        QCOMPARE(std::get<trace::Stop>(decision).reason, trace::Stop::Reason::TooManyRedirects);
    }

    /// Content that cannot be sent twice: 301, 302, 303, 307, 308 after a POST.
    void streams_data() {
        QTest::addColumn<QByteArray>("letters");
        const auto row = [](const char* clients, const char* letters) {
            for (const QString& client : ids(clients))
                QTest::addRow("%s", qPrintable(client)) << QByteArray(letters);
        };
        row("chrome, bun, deno, node, node-fetch", "!!G!!");
        row("firefox, axios, follow-redirects", "GGGSS");
        row("aiohttp, httpx, guzzle, symfony, go, undici-redirect", "GGG!!");
        row("requests, urllib3", "..G..");
        row("got", "ssGss");
        row("curl", "!!s!!");
    }

    void streams() {
        QFETCH(QByteArray, letters);
        const auto* client = redirect::findClient(QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(client);
        const http::Request request{.method = "POST",
                                    .target = *url::parse("http://a.test/x"),
                                    .fields = {},
                                    .content = http::Content{.bytes = "a=1", .replayable = false}};
        constexpr int statuses[] = {301, 302, 303, 307, 308};
        QByteArray got;
        for (qsizetype i = 0; i < letters.size(); ++i) {
            const auto decision =
                redirect::decide(*client, request, redirectTo(statuses[i], "/y"), {});
            const auto* stop = std::get_if<trace::Stop>(&decision);
            const bool refused = stop && stop->reason == trace::Stop::Reason::ContentNotReplayable;
            got.append(letters[i] == '.' ? '.' : refused ? '!' : letterFor(request, decision));
        }
        QCOMPARE(got, letters);
    }

private:
    static QStringList observedClients() {
        QStringList all;
        for (const QByteArray& line : lines("methods.txt"))
            all += ids(line.sliced(line.indexOf(' ', 8 * 10 - 1)));
        return all;
    }
};

QTEST_GUILESS_MAIN(TestObserved)
#include "tst_observed.moc"
