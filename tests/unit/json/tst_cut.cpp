#include "app/json/cut.h"

#include <QJsonDocument>
#include <QTest>

using namespace thence;
using namespace Qt::StringLiterals;

class TestCut : public QObject {
    Q_OBJECT

private slots:
    void cutsTheListOut_data();
    void cutsTheListOut();
    void whatIsNotJsonStaysSo_data();
    void whatIsNotJsonStaysSo();
    void countsWhatItCuts();
};

void TestCut::cutsTheListOut_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<QList<QByteArray>>("elements");
    const auto row = [](const QByteArray& text, const QByteArray& rest,
                        const QList<QByteArray>& elements) {
        QTest::newRow(text.constData()) << text << rest << elements;
    };
    row(R"({"a": 1})", R"({"a": 1})", {});
    row(R"({"l": []})", R"({"l": []})", {});
    row(R"({"l": [ ]})", R"({"l": []})", {});
    row(R"({"l": [1, 2], "a": [3]})", R"({"l": [], "a": [3]})", {"1", "2"});
    row(R"({"b": {"l": [1]}, "l": [{"l": [2, 3]}, [4]]})", R"({"b": {"l": [1]}, "l": []})",
        {R"({"l": [2, 3]})", "[4]"});
    row(R"({"l": ["]", "\"]", "\\"]})", R"({"l": []})", {R"("]")", R"("\"]")", R"("\\")"});
    row(R"({"l": "l", "m": [1]})", R"({"l": "l", "m": [1]})", {});
    row(R"([{"l": [1]}])", R"([{"l": [1]}])", {});
}

void TestCut::cutsTheListOut() {
    QFETCH(QByteArray, text);
    const auto cut = json::cut(text, "l");
    QVERIFY(cut);
    QTEST(cut->rest, "rest");
    QList<QByteArray> elements;
    for (const QByteArrayView element : cut->elements)
        elements.append(element.toByteArray());
    QTEST(elements, "elements");
}

void TestCut::whatIsNotJsonStaysSo_data() {
    QTest::addColumn<QByteArray>("text");
    for (const char* const text :
         {"", "\"", "\"\\", "{\"l\":[", "{\"l\":[}", "{\"l\":[1", "{\"l\":[1,]}", "{\"l\":[,]}",
          "{\"l\":[1]", "{\"l\":[{]}]}", "]]", "{\"l\":[1}]", "}{\"l\":[1]}", "{\"l\":[{}{}]}",
          "{\"l\":[\"]}", "{\"l\":[1]]}"})
        QTest::newRow(text) << QByteArray(text);
}

void TestCut::whatIsNotJsonStaysSo() {
    QFETCH(QByteArray, text);
    const auto isJson = [](QByteArrayView piece) {
        return !piece.trimmed().isEmpty() &&
               QJsonDocument::fromJson('[' + piece.toByteArray() + ']').isArray();
    };
    QVERIFY(!isJson(text));
    const auto cut = json::cut(text, "l");
    QVERIFY(cut);
    bool areAll = isJson(cut->rest);
    for (const QByteArrayView element : cut->elements)
        areAll = areAll && isJson(element);
    QVERIFY(!areAll || cut->rest.isEmpty());
}

void TestCut::countsWhatItCuts() {
    const json::CutLimits limits{.depth = 3, .values = 4};
    QVERIFY(json::cut(R"({"a": [[]], "l": [[1, 2], [3, 4]]})", "l", limits));
    QCOMPARE(json::cut(R"({"a": [[[]]]})", "l", limits).error(),
             u"at most 3 lists and objects inside each other"_s);
    QCOMPARE(json::cut(R"({"l": [[1, 2, 3, 4]]})", "l", limits).error(), u"at most 4 values"_s);
    QCOMPARE(json::cut(R"({"l": [], "l": []})", "l").error(), u"only one list \"l\""_s);
}

QTEST_APPLESS_MAIN(TestCut)
#include "tst_cut.moc"
