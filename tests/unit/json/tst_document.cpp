#include "app/json/document.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace thence::json;

namespace {

struct Read {
    QString name;
    int size = 0;
    QStringList items;
};

/// {"name": "…", "box": {"size": 1}, "items": [{"id": "…"}…]}; "box" and "items" may be absent.
Read readAll(Cursor& at) {
    Read read;
    read.name = at.required("name");
    Cursor box = at.part("box");
    box.read("size", read.size, 1);
    box.finish();
    at.each("items", [&](Cursor& item) { read.items.append(item.required("id")); });
    return read;
}

} // namespace

class TestDocument : public QObject {
    Q_OBJECT

private slots:
    void aGoodFileIsRead() {
        const auto read = readDocument(
            R"({"name": "n", "box": {"size": 3}, "items": [{"id": "a"}, {"id": "b"}]})",
            u"x.json"_s, readAll);
        QVERIFY(read);
        QCOMPARE(read->name, u"n"_s);
        QCOMPARE(read->size, 3);
        QCOMPARE(read->items, QStringList({u"a"_s, u"b"_s}));
        QVERIFY(readDocument(R"({"name": "n"})", u"x.json"_s, readAll));
    }

    void aBrokenFileSaysWhereAndWhat_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const QByteArray& json, const QString& message) {
            QTest::newRow(name) << json << message;
        };
        row("nothing", "", u"x.json: expected a JSON object (illegal value at byte 0)"_s);
        row("cut off", "{", u"x.json: expected a JSON object (unterminated object at byte 1)"_s);
        row("a list", "[]", u"x.json: expected a JSON object"_s);
        row("a key is missing", "{}", u"x.json, name: expected a text that is not empty"_s);
        row("another type", R"({"name": 1})", u"x.json, name: expected a text"_s);
        row("inside an object", R"({"name": "n", "box": {"size": 0}})",
            u"x.json, box.size: expected a whole number from 1"_s);
        row("no object", R"({"name": "n", "box": 1})", u"x.json, box: expected an object"_s);
        row("inside a list", R"({"name": "n", "items": [{"id": "a"}, {}]})",
            u"x.json, items[1].id: expected a text that is not empty"_s);
        row("no object in a list", R"({"name": "n", "items": [1]})",
            u"x.json, items[0]: expected an object"_s);
        row("an unknown key", R"({"name": "n", "nam": "n"})",
            u"x.json, nam: expected one of the keys name, box, items"_s);
        row("an unknown key inside", R"({"name": "n", "box": {"siz": 1}})",
            u"x.json, box.siz: expected one of the keys size"_s);
        row("only the first problem", R"({"name": "", "items": [1]})",
            u"x.json, name: expected a text that is not empty"_s);
    }

    void aBrokenFileSaysWhereAndWhat() {
        QFETCH(QByteArray, json);
        QFETCH(QString, message);
        const auto read = readDocument(json, u"/somewhere/x.json"_s, readAll);
        QVERIFY(!read);
        QCOMPARE(read.error().text(), message);
    }
};

QTEST_GUILESS_MAIN(TestDocument)
#include "tst_document.moc"
