#include "app/redirect/clientreader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace thence::redirect;
using namespace Qt::StringLiterals;

namespace {

QJsonObject smallest() {
    return QJsonDocument::fromJson(R"({
        "id": "small", "name": "Small", "version": "1", "group": "libraries",
        "summary": "Follows.", "sources": ["observed: Small 1"],
        "methods": {"*": "-SSS---SS-"}
    })")
        .object();
}

QByteArray bytes(const QJsonObject& object) {
    return QJsonDocument(object).toJson();
}

} // namespace

/// Client files: what they may say, and what a broken one is told.
class TestClientReader : public QObject {
    Q_OBJECT

private slots:
    void theSmallestFileIsEnough() {
        const auto client = readClient(bytes(smallest()), u"/x/small.json"_s);
        QVERIFY2(client, client ? "" : qPrintable(client.error().text()));
        QCOMPARE(client->name, u"Small"_s);
        QCOMPARE(client->rules().limit, 20);
    }

    void brokenFilesSayWhere_data() {
        QTest::addColumn<QByteArray>("patch");
        QTest::addColumn<QString>("key");
        QTest::newRow("no name") << QByteArray(R"({"name": ""})") << u"name"_s;
        QTest::newRow("a key nobody knows") << QByteArray(R"({"limits": 3})") << u"limits"_s;
        QTest::newRow("a limit in words") << QByteArray(R"({"limit": "ten"})") << u"limit"_s;
        QTest::newRow("a limit below none") << QByteArray(R"({"limit": -2})") << u"limit"_s;
        QTest::newRow("a short row")
            << QByteArray(R"({"methods": {"POST": "-GGG"}})") << u"methods.POST"_s;
        QTest::newRow("a letter nobody knows")
            << QByteArray(R"({"methods": {"POST": "-QQQ---SS-"}})") << u"methods.POST"_s;
        QTest::newRow("not a method")
            << QByteArray(R"({"methods": {"a:b": "-SSS---SS-"}})") << u"methods.a:b"_s;
        QTest::newRow("a boundary nobody knows")
            << QByteArray(R"({"fields": {"Cookie": "planet"}})") << u"fields.Cookie.drop"_s;
        QTest::newRow("a field rule without boundary")
            << QByteArray(R"({"fields": {"Cookie": {"returns": true}}})")
            << u"fields.Cookie.drop"_s;
        QTest::newRow("a reading nobody knows")
            << QByteArray(R"({"location": {"reading": "aloud"}})") << u"location.reading"_s;
        QTest::newRow("a switch in words")
            << QByteArray(R"({"location": {"readsIdn": "yes"}})") << u"location.readsIdn"_s;
        QTest::newRow("an option without name")
            << QByteArray(R"({"options": [{"description": "?"}]})") << u"options.name"_s;
        QTest::newRow("an option that breaks a rule")
            << QByteArray(
                   R"({"options": [{"name": "-a", "description": "?", "set": {"limit": -9}}]})")
            << u"limit"_s;
        QTest::newRow("like nobody") << QByteArray(R"({"like": "nobody"})") << u"like"_s;
    }

    void brokenFilesSayWhere() {
        QFETCH(QByteArray, patch);
        QFETCH(QString, key);
        QJsonObject object = smallest();
        const QJsonObject changes = QJsonDocument::fromJson(patch).object();
        for (auto it = changes.begin(); it != changes.end(); ++it)
            object.insert(it.key(), *it);
        if (key.startsWith(u"methods"))
            object.insert(u"methods"_s, changes[u"methods"_s]);
        const auto client = readClient(bytes(object), u"/x/small.json"_s);
        QVERIFY(!client);
        QCOMPARE(client.error().file, u"small.json"_s);
        QCOMPARE(client.error().key, key);
        QVERIFY(!client.error().expected.isEmpty());
        QVERIFY(client.error().text().contains(u"small.json"_s));
    }

    void whatIsNotJsonSaysTheByte() {
        const auto client = readClient("{\"id\": }", u"small.json"_s);
        QVERIFY(!client);
        QVERIFY(client.error().key.isEmpty());
        QVERIFY(client.error().text().contains(u"byte "_s));
    }

    void likeAnother() {
        QJsonObject child{{u"id"_s, u"child"_s},
                          {u"like"_s, u"small"_s},
                          {u"name"_s, u"Child"_s},
                          {u"version"_s, u"2"_s},
                          {u"summary"_s, u"Too."_s},
                          {u"sources"_s, QJsonArray{u"observed: Child 2"_s}},
                          {u"methods"_s, QJsonObject{{u"*"_s, u"S........."_s}}}};
        const auto client = readClient(bytes(child), u"child.json"_s, [](const QString& id) {
            return id == u"small" ? bytes(smallest()) : QByteArray();
        });
        QVERIFY2(client, client ? "" : qPrintable(client.error().text()));
        QCOMPARE(client->rules().methods.letter("PUT", Carrying::Anything, 300), 'S');
        QCOMPARE(client->rules().methods.letter("PUT", Carrying::Anything, 302), 'S');
        QCOMPARE(client->rules().methods.letter("PUT", Carrying::Anything, 304), '-');
    }

    void optionsCombine() {
        QJsonObject object = smallest();
        object.insert(u"options"_s,
                      QJsonArray{QJsonObject{{u"name"_s, u"-a"_s},
                                             {u"description"_s, u"Less."_s},
                                             {u"set"_s, QJsonObject{{u"limit"_s, 3}}}},
                                 QJsonObject{{u"name"_s, u"-b"_s},
                                             {u"description"_s, u"Waits."_s},
                                             {u"assumedForScripts"_s, true},
                                             {u"set"_s, QJsonObject{{u"retryAfter"_s, true}}}}});
        const auto client = readClient(bytes(object), u"small.json"_s);
        QVERIFY(client);
        QCOMPARE(client->rules({}).limit, 20);
        QCOMPARE(client->rules({u"-a"_s}).limit, 3);
        QVERIFY(!client->rules({u"-a"_s}).retryAfter);
        QVERIFY(client->rules({u"-a"_s, u"-b"_s}).retryAfter);
        QVERIFY(client->rules({}, true).retryAfter);
        QCOMPARE(client->unknownOption({u"-a"_s, u"-c"_s}), u"-c"_s);
    }

    void earlierVersions() {
        QJsonObject object = smallest();
        object.insert(u"earlier"_s, QJsonObject{{u"0.9"_s, QJsonObject{{u"limit"_s, 9}}},
                                                {u"0.10"_s, QJsonObject{{u"limit"_s, 10}}}});
        const auto client = readClient(bytes(object), u"small.json"_s);
        QVERIFY(client);
        QCOMPARE(client->earlier.size(), 2);
        QCOMPARE(client->earlier.first().id, u"small@0.10"_s);
        QCOMPARE(client->earlier.last().rules().limit, 9);
    }
};

QTEST_GUILESS_MAIN(TestClientReader)
#include "tst_clientreader.moc"
