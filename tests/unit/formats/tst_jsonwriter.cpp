#include "app/formats/jsonwriter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace thence::formats;
using namespace Qt::StringLiterals;

namespace {

/// Writes `value`, whose parts are opened and closed one by one down to `depth` levels.
void write(JsonWriter& json, const QJsonValue& value, int depth) {
    if (depth > 0 && value.isArray()) {
        json.open('[');
        for (const QJsonValue element : value.toArray())
            write(json, element, depth - 1);
        json.close();
    } else if (depth > 0 && value.isObject()) {
        json.open('{');
        const QJsonObject object = value.toObject();
        for (auto member = object.begin(); member != object.end(); ++member)
            write(json.key(member.key()), member.value(), depth - 1);
        json.close();
    } else {
        json.value(value);
    }
}

} // namespace

class TestJsonWriter : public QObject {
    Q_OBJECT

private slots:
    void writesWhatQtWrites_data() {
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char* text) { QTest::newRow(text) << QByteArray(text); };
        row("{}");
        row("[]");
        row("{\"a\": {}, \"b\": []}");
        row("[[], {}, [[]], [{}]]");
        row("[1, -1, 0.5, 1e300, 123456789012345, true, false, null, \"\"]");
        row("{\"a\": {\"b\": {\"c\": {\"d\": [1, [2, {\"e\": 3}]]}}}}");
        row("{\"line\\nend\": \"a\\nb\\r\\u0000\\u001b\\\"\\\\\", \"\\u00fc\": \"\\ud83d\\ude00 "
            "\\ud800\"}");
    }

    void writesWhatQtWrites() {
        QFETCH(QByteArray, text);
        const QJsonDocument document = QJsonDocument::fromJson(text);
        QVERIFY(!document.isNull());
        const QJsonValue value =
            document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
        for (int depth = 1; depth < 6; ++depth)
            QCOMPARE(together([&](const Sink& sink) {
                         JsonWriter json(sink);
                         write(json, value, depth);
                     }),
                     document.toJson());
    }
};

QTEST_GUILESS_MAIN(TestJsonWriter)
#include "tst_jsonwriter.moc"
