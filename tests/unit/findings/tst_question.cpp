#include "app/findings/caching/question.h"
#include "app/http/date.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace thence::findings::caching;
using namespace Qt::StringLiterals;

namespace {

const QDateTime now = thence::http::utc(QDate(2026, 11, 22), QTime(10, 0));

/// Asks with a line that has single quotes for double ones, to be readable here.
Answer answerTo(QByteArray line) {
    return answerLine(line.replace('\'', '"'), now);
}

QJsonObject ask(const QByteArray& line) {
    return QJsonDocument::fromJson(answerTo(line).line).object();
}

} // namespace

/// The lines that `thence freshness` reads and writes.
class TestQuestion : public QObject {
    Q_OBJECT

private slots:
    void answersInFull() {
        const QJsonObject answer =
            ask("{'id':'c1','cache':'browser','request':{'method':'GET',"
                "'url':'http://a.test/', 'fields':[]},'response':{'status':301,"
                "'fields':[['Cache-Control','max-age=60'], ['Date','Sun,"
                " 22 Nov 2026 09:00:00 GMT']]},'elapsed_s':3}");
        QCOMPARE(answer[u"id"_s].toString(), u"c1"_s);
        QCOMPARE(answer[u"storable"_s].toBool(), true);
        QCOMPARE(answer[u"lifetime_s"_s].toInt(), 60);
        QCOMPARE(answer[u"lifetime_from"_s].toString(), u"max-age"_s);
        QCOMPARE(answer[u"age_s"_s].toInt(), 3);
        QCOMPARE(answer[u"reuse"_s].toString(), u"fresh"_s);
        QVERIFY(!answer[u"why"_s][0][u"text"_s].toString().isEmpty());
        QVERIFY(answer[u"why"_s][0][u"reference"_s].toString().startsWith(u"RFC "_s));
    }

    void readsWhatMayBeMissing_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        const auto row = [](const char* name, const char* line, const char* key, QJsonValue value) {
            QTest::newRow(name) << QByteArray(line) << QString::fromLatin1(key) << value;
        };
        row("no end",
            "{'cache':'browser','request':{'url':'http://a.test'},"
            "'response':{'status':308}}",
            "lifetime_s", u"unlimited"_s);
        row("private without a word",
            "{'request':{'url':'http://a.test'},'response':{'status':308}}", "lifetime_s", 0);
        row("no id", "{'request':{'url':'http://a.test'},'response':{'status':308}}", "id",
            QJsonValue());
        row("id that is a number",
            "{'id':7,'request':{'url':'http://a.test'},'response':{'status':308}}", "id", 7);
        row("received_at against Date",
            "{'request':{'url':'http://a.test'},'response':{'status':200,"
            "'fields':[['Date', 'Sun, 22 Nov 2026 09:00:00 GMT']]},"
            "'received_at':'Sun, 22 Nov 2026 10:00:00 GMT'}",
            "age_s", 3600);
        row("next request with another method",
            "{'request':{'url':'http://a.test'},'response':{'status':200,"
            "'fields':[['Cache-Control', 'max-age=60']]},"
            "'next_request':{'method':'POST'}}",
            "reuse", u"no"_s);
        row("next request for the same URL",
            "{'request':{'url':'http://a.test'},'response':{'status':200,"
            "'fields':[['Cache-Control', 'max-age=60']]},"
            "'next_request':{'method':'GET','fields':[['Range','bytes=0-1']]}}",
            "reuse", u"fresh"_s);
        row("half a second",
            "{'request':{'url':'http://a.test'},'response':{'status':200},"
            "'elapsed_s':1.5}",
            "age_s", 1);
        row("a number as a value",
            "{'request':{'url':'http://a.test'},'response':{'status':200,"
            " 'fields':[['Age',30]]}}",
            "age_s", 30);
    }
    void readsWhatMayBeMissing() {
        QFETCH(QByteArray, line);
        QFETCH(QString, key);
        QTEST(ask(line).value(key), "value");
    }

    void refuses_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("error"); // a part of it
        const auto row = [](const char* line, const char* error) {
            QTest::newRow(line) << QByteArray(line) << QString::fromLatin1(error);
        };
        row("", "not JSON");
        row("{'id':'x'", "not JSON");
        row("[]", "object");
        row("{'id':'x'}", "request");
        row("{'id':'x','request':{'url':'a.test'},'response':{'status':200}}", "request.url");
        row("{'id':'x','request':{'url':'http://a.test','method':'G T'},"
            "'response':{'status':200}}",
            "request.method");
        row("{'id':'x','request':{'url':'http://a.test'},'response':{'status':20}}",
            "response.status");
        row("{'id':'x','request':{'url':'http://a.test'},"
            "'response':{'status':'200'}}",
            "response.status");
        row("{'id':'x','request':{'url':'http://a.test'},'response':{'status':200,"
            "'fields':[['a']]}}",
            "response.fields");
        row("{'id':'x','request':{'url':'http://a.test'},'response':{'status':200,"
            "'fields':{}}}",
            "response.fields");
        row("{'id':'x','cache':'mine','request':{'url':'http://a.test'},"
            "'response':{'status':200}}",
            "cache");
        row("{'id':'x','request':{'url':'http://a.test'},'response':{'status':200},"
            "'elapsed_s':-1}",
            "elapsed_s");
        row("{'id':'x','request':{'url':'http://a.test'},'response':{'status':200},"
            "'received_at':'x'}",
            "received_at");
        row("{'id':'x','request':{'url':'http://a.test'},'response':{'status':200},"
            "'next_request':1}",
            "next_request");
    }
    void refuses() {
        QFETCH(QByteArray, line);
        QFETCH(QString, error);
        const Answer answer = answerTo(line);
        QVERIFY(!answer.understood);
        const QJsonObject json = QJsonDocument::fromJson(answer.line).object();
        QVERIFY2(json[u"error"_s].toString().contains(error), answer.line.constData());
        QCOMPARE(json.size(), 2);
        QVERIFY(!answer.line.contains('\n'));
    }
};

QTEST_GUILESS_MAIN(TestQuestion)
#include "tst_question.moc"
