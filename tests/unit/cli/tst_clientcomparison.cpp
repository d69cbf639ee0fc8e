#include "app/cli/clientcomparison.h"
#include "tests/support/tracebuilder.h"

#include <QJsonObject>
#include <QTest>

using namespace thence;
using namespace Qt::StringLiterals;

namespace {

trace::Trace posted() {
    trace::Trace trace = test::trace(
        "POST http://a.test/ | Content-Type: text/plain | @content x=1 -> 302 | Location: "
        "\\\\b.test/x?access_token=s3cr3t\n"
        "GET http://b.test/x?access_token=s3cr3t -> 200");
    trace.terms.client.id = u"chrome"_s;
    return trace;
}

QString lineOf(const QString& text, const QString& client) {
    for (const QString& line : text.split(u'\n'))
        if (line.startsWith(client + u' '))
            return line;
    return {};
}

QJsonObject entryOf(const QJsonArray& comparison, const QString& client) {
    for (const QJsonValue& value : comparison)
        if (value["client"_L1] == client)
            return value.toObject();
    return {};
}

} // namespace

class TestClientComparison : public QObject {
    Q_OBJECT

private slots:
    void oneRowAClientThatParts() {
        const QString text = cli::comparisonText(posted(), {});
        QCOMPARE(lineOf(text, u"Chrome"_s).simplified(), u"Chrome GET end followed"_s);
        QVERIFY2(lineOf(text, u"curl"_s).contains(u"GET*"), qPrintable(text));
        QVERIFY2(lineOf(text, u"Got"_s).contains(u"POST*"), qPrintable(text));
        QVERIFY2(lineOf(text, u"Got"_s).contains(u"POST instead of GET"), qPrintable(text));
        QVERIFY(lineOf(text, u"Firefox"_s).isEmpty());
        QVERIFY(text.contains(u"clients do the same: "));
        QVERIFY(!text.contains(u"s3cr3t"));
        QVERIFY(!text.contains(u'\x1b'));
    }

    void whereAllAgreeOneSentenceIsEnough() {
        trace::Trace trace = test::trace("GET http://a.test/ -> 200");
        trace.terms.client.id = u"curl"_s;
        const QString text = cli::comparisonText(trace, {});
        QVERIFY2(text.contains(u"clients do the same: "), qPrintable(text));
        QVERIFY(!text.contains(u'*'));
        QVERIFY(cli::comparisonText({}, {}).isEmpty());
    }

    void longChainsShowTheHopsThatMatter() {
        QByteArray lines;
        for (int i = 0; i < 15; ++i)
            lines += "GET http://a.test/" + QByteArray::number(i) + " -> 302 | Location: /" +
                     QByteArray::number(i + 1) + '\n';
        trace::Trace trace = test::trace(lines + "GET http://a.test/15 -> 200");
        trace.terms.client.id = u"chrome"_s;
        const QString row = lineOf(cli::comparisonText(trace, {}), u"Go"_s);
        QVERIFY2(row.contains(u"stop*"), qPrintable(row));
        QVERIFY(row.count(u"GET"_s) < 10);
    }

    void programsGetTheSame() {
        const QJsonArray comparison = cli::comparisonJson(posted(), {});
        const QJsonObject got = entryOf(comparison, u"got"_s);
        QCOMPARE(got["steps"_L1].toArray(), QJsonArray{u"POST"_s});
        QCOMPARE(got["parts"_L1]["hop"_L1].toInt(), 1);
        QCOMPARE(got["parts"_L1]["method"_L1].toString(), u"POST"_s);
        QVERIFY(got["parts"_L1]["url"_L1].toString().endsWith(u"access_token=redacted"));
        const QJsonObject firefox = entryOf(comparison, u"firefox"_s);
        QCOMPARE(firefox["steps"_L1].toArray(), (QJsonArray{u"GET"_s, u"end"_s}));
        QVERIFY(!firefox.contains("parts"_L1));
    }
};

QTEST_GUILESS_MAIN(TestClientComparison)
#include "tst_clientcomparison.moc"
