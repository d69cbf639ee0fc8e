#include "ui/inspector/content/contenttext.h"

#include <QTest>

using namespace thence;
using namespace Qt::StringLiterals;
using ui::ContentText;

class TestContentText : public QObject {
    Q_OBJECT

private slots:
    void contentIsTyped_data() {
        using enum ContentText::Kind;
        QTest::addColumn<QByteArray>("type"); // empty: no Content-Type
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("text");
        QTest::newRow("html") << "text/html"_ba
                              << "<p>\xc3\xa9</p>"_ba << int(Text) << u"<p>é</p>"_s;
        QTest::newRow("latin1") << "text/plain; charset=ISO-8859-1"_ba
                                << "caf\xe9"_ba << int(Text) << u"café"_s;
        QTest::newRow("quoted charset") << "text/plain;charset=\"utf-16le\""_ba
                                        << QByteArray("h\0i\0", 4) << int(Text) << u"hi"_s;
        QTest::newRow("json") << "application/json"_ba
                              << "{}"_ba << int(Json) << u"{}"_s;
        QTest::newRow("problem+json") << "Application/Problem+JSON"_ba
                                      << "1"_ba << int(Json) << u"1"_s;
        QTest::newRow("svg is text") << "image/svg+xml"_ba
                                     << "<svg/>"_ba << int(Text) << u"<svg/>"_s;
        QTest::newRow("image") << "image/png"_ba
                               << "\x89PNG"_ba << int(Bytes) << QString();
        QTest::newRow("no type, text") << ""_ba
                                       << "hello\n"_ba << int(Text) << u"hello\n"_s;
        QTest::newRow("no type, bytes")
            << ""_ba << QByteArray("a\0b", 3) << int(Bytes) << QString();
        QTest::newRow("octet-stream, text") << "application/octet-stream"_ba
                                            << "hello"_ba << int(Text) << u"hello"_s;
    }
    void contentIsTyped() {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, content);
        QFETCH(int, kind);
        QFETCH(QString, text);
        http::Response response{.status = 200, .reason = {}, .fields = {}, .content = content};
        if (!type.isEmpty())
            response.fields.append("Content-Type", type);
        const ContentText read = ui::readContent(response);
        QCOMPARE(int(read.kind), kind);
        QCOMPARE(read.text, text);
        QCOMPARE(read.note, QString());
    }

    void whatCannotBeReadIsSaid() {
        http::Response response{.status = 200, .reason = {}, .fields = {}, .content = "a\xff"};
        response.fields.append("Content-Type", "text/plain; charset=utf-8");
        QVERIFY(ui::readContent(response).note.contains(u"not utf-8"_s));
        response.fields.set("Content-Type", "text/plain; charset=klingon");
        response.content = "a";
        QVERIFY(ui::readContent(response).note.contains(u"klingon"_s));
    }

    void jsonIsIndented_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("indented");
        QTest::newRow("object") << u"{\"b\":1.0,\"a\":[1,2]}"_s
                                << u"{\n  \"b\": 1.0,\n  \"a\": [\n    1,\n    2\n  ]\n}"_s;
        QTest::newRow("empty ones")
            << u"{\"a\":{ },\"b\":[\n]}"_s << u"{\n  \"a\": {},\n  \"b\": []\n}"_s;
        QTest::newRow("marks in strings") << u"[\"a,{\\\"}: b\"]"_s << u"[\n  \"a,{\\\"}: b\"\n]"_s;
        QTest::newRow("backslash at the end") << u"[\"a\\\\\",1]"_s << u"[\n  \"a\\\\\",\n  1\n]"_s;
        QTest::newRow("long numbers")
            << u"[12345678901234567890.10]"_s << u"[\n  12345678901234567890.10\n]"_s;
        QTest::newRow("no JSON stays") << u"{a:1}"_s << u"{a:1}"_s;
    }
    void jsonIsIndented() {
        QFETCH(QString, text);
        QFETCH(QString, indented);
        QCOMPARE(ui::indentedJson(text), indented);
    }
};

QTEST_GUILESS_MAIN(TestContentText)
#include "tst_contenttext.moc"
