#include "app/lab/scriptreader.h"

#include <QDir>
#include <QHash>
#include <QTest>

using namespace thence;
using namespace Qt::StringLiterals;

namespace {

/// `text` with double quotes for single ones.
QByteArray quoted(QByteArray text) {
    return text.replace('\'', '"');
}

/// A good file whose only rule has `extra` beside its URL and status.
QByteArray fileWith(const QByteArray& extra) {
    return quoted("{'title': 'T', 'summary': 'S', 'start': {'url': 'http://shop.localhost/a'}, "
                  "'rules': [{'url': 'http://shop.localhost/a', 'status': 302") +
           (extra.isEmpty() ? QByteArray() : ", " + extra) + "}]}";
}

} // namespace

class TestScriptReader : public QObject {
    Q_OBJECT

private slots:
    void readsARule() {
        const auto script = lab::readScript(
            quoted("{'title': 'T', 'summary': 'S', 'order': 3, "
                   "'start': {'method': 'PUT', 'url': 'http://shop.localhost/a', "
                   "'fields': [['X-A', '1']], 'content': 'äb'}, "
                   "'rules': [{'url': 'https://pay.localhost/p/{n}?q', 'method': 'PUT', 'cookie': "
                   "'c', "
                   "'status': 307, 'reason': 'Elsewhere', "
                   "'fields': [['Location', '/x'], ['Location', '/y']], "
                   "'content': ['one', 'two'], 'delay': 30, "
                   "'pieces': {'size': 4, 'pause': 5}, 'ending': 'reset', 'endAfter': 9, "
                   "'interim': [{'status': 103, 'fields': [['Link', '</a>']]}]}]}"),
            u"folder/two-doors.json"_s);
        QVERIFY2(script, qPrintable(script ? QString() : script.error().text()));
        QCOMPARE(script->scenario.id, u"two-doors"_s);
        QCOMPARE(script->order, 3);
        QCOMPARE(script->scenario.start.method, "PUT");
        QCOMPARE(script->scenario.start.content->bytes, "äb");
        const lab::Route& route = script->routes.constFirst();
        QCOMPARE(route.scheme, "https");
        QCOMPARE(route.host, "pay.localhost");
        QCOMPARE(route.path, "/p/{n}");
        QCOMPARE(*route.query, "q");
        QCOMPARE(route.cookie, "c");
        QCOMPARE(route.reply.statusLine, "HTTP/1.1 307 Elsewhere");
        QCOMPARE(route.reply.fields.all("Location").size(), 2);
        QCOMPARE(route.reply.content, "one\ntwo\n");
        QCOMPARE(route.reply.delay.count(), 30);
        QCOMPARE(route.reply.pieceSize, 4);
        QVERIFY(route.reply.ending == lab::Ending::Reset);
        QCOMPARE(route.reply.endAfter, 9);
        QCOMPARE(route.reply.interim.at(0), "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n");
    }

    void rawTextIsBytes() {
        const auto script =
            lab::readScript(fileWith(quoted("'raw': 'A\\u0000\\u00ff'")), u"a.json"_s);
        QVERIFY(!script); // a status beside raw says two things
        const auto raw = lab::readScript(
            quoted("{'title': 'T', 'summary': 'S', 'start': {'url': 'http://a.localhost/'}, "
                   "'rules': [{'url': 'http://a.localhost/', 'raw': 'A\\u0000\\u00ff'}]}"),
            u"a.json"_s);
        QCOMPARE(*raw->routes[0].reply.raw, QByteArray("A\0\xff", 3));
    }

    void otherHostsAreForThoseWhoAsk() {
        const auto file = [](const QByteArray& url) {
            return quoted("{'title': 'T', 'summary': 'S', 'start': {'url': 'http://a.test/'}, "
                          "'rules': [{'url': '" +
                          url + "', 'status': 204}]}");
        };
        for (const char* url : {"https://shop.example.com/a?b", "*://*/a"})
            QVERIFY(!lab::readScript(file(url), u"a.json"_s));
        const auto rule = [&](const char* url) {
            return lab::readScript(file(url), u"a.json"_s, lab::Hosts::Any).value().routes[0];
        };
        QCOMPARE(rule("https://shop.example.com/a?b").host, "shop.example.com");
        QCOMPARE(rule("*://*/a").host, QByteArray());
        QCOMPARE(rule("*://*/a").scheme, QByteArray());
        QCOMPARE(rule("*://*/a").path, "/a");
    }

    void saysWhatIsWrong_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const QByteArray& json, const char* message) {
            QTest::newRow(name) << json << QString::fromUtf8(message);
        };
        row("not JSON", "{", "a.json: expected a JSON object");
        row("a list", "[]", "a.json: expected a JSON object");
        row("no title", "{}", "a.json, title: expected a text that is not empty");
        row("unknown key", fileWith(quoted("'colour': 1")),
            "a.json, rules[0].colour: expected one of");
        row("status a text", fileWith(quoted("'status': 'x'")),
            "a.json, rules[0].status: expected");
        row("a field that is no pair", fileWith(quoted("'fields': [['A']]")),
            "a.json, rules[0].fields[0]: expected a pair of name and value");
        row("a delay below zero", fileWith(quoted("'delay': -1")),
            "a.json, rules[0].delay: expected");
        row("an ending nobody knows", fileWith(quoted("'ending': 'bang'")),
            "a.json, rules[0].ending: expected keep, close, reset, stall");
        row("pieces of no size", fileWith(quoted("'pieces': {'size': 0}")),
            "a.json, rules[0].pieces.size: expected a whole number from 1");
        row("an interim status", fileWith(quoted("'interim': [{}]")),
            "a.json, rules[0].interim[0].status: expected");
        row("no rules",
            quoted("{'title': 'T', 'summary': 'S', 'start': {'url': 'http://a.test/'}}"),
            "a.json, rules: expected a list that is not empty");
        row("no method",
            quoted("{'title': 'T', 'summary': 'S', 'start': {'url': 'http://a.test/', 'method': 'A "
                   "B'}}"),
            "a.json, start.method: expected a method");
        row("a start that is no URL",
            quoted("{'title': 'T', 'summary': 'S', 'start': {'url': 'ftp://a.test/'}}"),
            "a.json, start.url: expected a URL with http or https");
        row("a rule outside localhost",
            quoted("{'title': 'T', 'summary': 'S', 'start': {'url': 'http://a.test/'}, "
                   "'rules': [{'url': 'http://a.test/', 'status': 200}]}"),
            "a.json, rules[0].url: expected a URL without port");
    }

    void saysWhatIsWrong() {
        QFETCH(QByteArray, json);
        QFETCH(QString, message);
        const auto script = lab::readScript(json, u"a.json"_s);
        QVERIFY(!script);
        QVERIFY2(script.error().text().startsWith(message), qPrintable(script.error().text()));
    }

    void everyScenarioIsGood() {
        const QList<QFileInfo> files = QDir(u":/lab"_s).entryInfoList({u"*.json"_s});
        QVERIFY(files.size() > 15);
        QCOMPARE(lab::scripts().size(), files.size());
        for (const lab::Script& script : lab::scripts()) {
            QVERIFY2(script.scenario.summary.endsWith(u'.'), qPrintable(script.scenario.id));
            QVERIFY2(script.order > 0, qPrintable(script.scenario.id));
        }
        QCOMPARE(lab::scenarios().constFirst().id, u"demo"_s);
        QVERIFY(lab::findScenario(u"hsts"_s));
        QVERIFY(!lab::findScenario(u"nothing"_s));
    }

    /// All scenarios are served at once, so no two may want the same URL.
    void noTwoScenariosMeet() {
        QHash<QByteArray, QString> owners;
        for (const lab::Script& script : lab::scripts())
            for (const lab::Route& route : script.routes) {
                const QByteArray place = route.scheme + "://" + route.host + route.path;
                const QString owner = owners.value(place, script.scenario.id);
                QVERIFY2(owner == script.scenario.id, place.constData());
                owners.insert(place, owner);
            }
    }
};

QTEST_GUILESS_MAIN(TestScriptReader)
#include "tst_scriptreader.moc"
