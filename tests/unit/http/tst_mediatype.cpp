#include "app/http/mediatype.h"

#include <QTest>

using namespace thence::http;

class TestMediaType : public QObject {
    Q_OBJECT

private slots:
    void isRead_data() {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("essence");
        QTest::addColumn<QByteArray>("parameters"); // "name=value" with | between them
        const auto row = [](QByteArray value, QByteArray essence, QByteArray parameters = {}) {
            QTest::newRow(value.constData()) << value << essence << parameters;
        };
        row("", "");
        row("text/html", "text/html");
        row("Text/HTML", "text/html");
        row(" text/html\t", "text/html");
        row("text/html;charset=utf-8", "text/html", "charset=utf-8");
        row("text/html ; Charset=UTF-8", "text/html", "charset=UTF-8");
        row("text/html; charset=\"utf-8\"", "text/html", "charset=utf-8");
        row("a/b; x=\"1;2\"; y=3", "a/b", "x=1;2|y=3");
        row("a/b; x=\"a\\\"b\\\\c\"", "a/b", "x=a\"b\\c");
        row("a/b; x=\"not closed", "a/b", "x=not closed");
        row("a/b; x=1; x=2", "a/b", "x=1|x=2");
        row("a/b; x", "a/b");
        row("a/b; =1", "a/b");
        row("a/b;;; x=1;", "a/b", "x=1");
        row("; charset=utf-8", "", "charset=utf-8");
        row("multipart/form-data; boundary=----x=y", "multipart/form-data", "boundary=----x=y");
        row("nonsense", "nonsense");
    }

    void isRead() {
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, essence);
        QFETCH(QByteArray, parameters);
        const MediaType type = mediaType(value);
        QCOMPARE(type.essence, essence);
        QByteArrayList found;
        for (const auto& [name, content] : type.parameters)
            found.append(name + '=' + content);
        QCOMPARE(found.join('|'), parameters);
    }

    void theFirstParameterOfANameCounts() {
        const MediaType type = mediaType("text/html; Charset=a; charset=b");
        QCOMPARE(type.parameter("charset"), "a");
        QCOMPARE(type.parameter("boundary"), "");
    }

    void theFirstFieldCounts() {
        FieldList fields;
        QCOMPARE(mediaType(fields).essence, "");
        fields.append("content-type", "text/html");
        fields.append("Content-Type", "text/plain");
        QCOMPARE(mediaType(fields).essence, "text/html");
    }

    void kinds_data() {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<bool>("isHtml");
        QTest::addColumn<bool>("isJson");
        QTest::newRow("HTML") << QByteArray("text/HTML; charset=x") << true << false;
        QTest::newRow("XHTML") << QByteArray("application/xhtml+xml") << true << false;
        QTest::newRow("JSON") << QByteArray("application/json") << false << true;
        QTest::newRow("a JSON format") << QByteArray("application/problem+json") << false << true;
        QTest::newRow("text") << QByteArray("text/plain; x=text/html") << false << false;
        QTest::newRow("nothing") << QByteArray() << false << false;
    }

    void kinds() {
        QFETCH(QByteArray, value);
        QTEST(mediaType(value).isHtml(), "isHtml");
        QTEST(mediaType(value).isJson(), "isJson");
    }
};

QTEST_GUILESS_MAIN(TestMediaType)
#include "tst_mediatype.moc"
