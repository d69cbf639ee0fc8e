#include "app/findings/findings.h"
#include "app/redaction/redaction.h"
#include "tests/support/tracebuilder.h"
#include "tests/unit/findings/rulerows.h"

#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <set>

using namespace thence;
using namespace thence::findings;
using namespace Qt::StringLiterals;

namespace {

const Finding* find(const QList<Finding>& findings, QByteArrayView id) {
    for (const Finding& finding : findings)
        if (finding.rule->id == id)
            return &finding;
    return nullptr;
}

QByteArray ids(const QList<Finding>& findings) {
    QByteArrayList list;
    for (const Finding& finding : findings)
        list.append(finding.rule->id);
    return list.join(' ');
}

} // namespace

Q_DECLARE_METATYPE(const test::RuleRow*)

/// Every rule is raised by one small trace and silent on another that differs in what matters.
class TestRules : public QObject {
    Q_OBJECT

private slots:
    void everyRuleHasARow() {
        std::set<QByteArray> rows;
        for (const test::RuleRow& row : test::ruleRows)
            rows.insert(row.rule);
        for (const Rule* rule : rules())
            QVERIFY2(rows.contains(rule->id), rule->id);
        QVERIFY(rules().size() >= 80);
    }

    // A second try cannot do anything twice when the first one never left.
    void nothingIsRiskyThatWasNotSent() {
        trace::Trace trace = test::trace("POST http://a.test/ | @content x=1 -> @fail");
        QVERIFY(find(examine(trace), "retry-unsafe"));
        trace.hops[0].exchange.sent = false;
        QVERIFY(!find(examine(trace), "retry-unsafe"));
    }

    void timesThatNobodyMeasuredAreNotInvented() {
        trace::Trace trace =
            test::trace("GET http://a.test/ -> 301 | Location: /b | Cache-Control: max-age=60\n"
                        "GET http://a.test/b -> 301 | Location: /c | Cache-Control: max-age=60\n"
                        "GET http://a.test/c -> 200 | Content-Length: 0");
        for (trace::Hop& hop : trace.hops)
            hop.exchange.timings = {};
        trace.elapsed = {};
        const QList<Finding> findings = examine(trace);
        for (const char* rule : {"avoidable-hops", "hops-saved-next-time"}) {
            const Finding* const finding = find(findings, rule);
            QVERIFY2(finding, rule);
            QVERIFY2(finding->text.contains(u"n/a"), qPrintable(finding->text));
            QVERIFY2(!finding->text.contains(u" ms"), qPrintable(finding->text));
        }
    }

    // As a picture shows a trace whose secrets are hidden.
    void hidingSecretsChangesNoVerdict() {
        const trace::Trace trace = test::trace(
            "GET http://a.test/?token=Zk39fQ7aZk39 | X-Api-Key: Zk39fQ7aZk39 -> 302 | Location: "
            "http://b.test/cb?code=Zk39fQ7aZk39&state=Yk39fQ7aZk39\n"
            "GET http://b.test/cb?code=Zk39fQ7aZk39&state=Yk39fQ7aZk39 | Cookie: sid=Zk39f -> 200");
        QVERIFY(find(examine(trace), "token-in-url"));
        QCOMPARE(ids(examine(redaction::Redaction::forTrace(trace).shown(trace))),
                 ids(examine(trace)));
    }

    void raises_data() {
        QTest::addColumn<const test::RuleRow*>("row");
        for (const test::RuleRow& row : test::ruleRows)
            QTest::addRow("%s", row.rule) << &row;
    }
    void raises() {
        QFETCH(const test::RuleRow*, row);
        const trace::Trace trace = test::trace(row->raised);
        const QList<Finding> findings = examine(trace);
        const Finding* finding = find(findings, row->rule);
        QVERIFY2(finding, ids(findings).constData());
        QVERIFY(finding->hop >= -1 && finding->hop < trace.hops.size());
        static const QRegularExpression place(u"%[1-9]"_s);
        QVERIFY2(!finding->text.contains(place), qPrintable(finding->text));
        QVERIFY2(!finding->text.contains(u"  "_s) && !finding->text.contains(u"\"\""_s),
                 qPrintable(finding->text));
    }

    void isSilent_data() { raises_data(); }
    void isSilent() {
        QFETCH(const test::RuleRow*, row);
        const QList<Finding> findings = examine(test::trace(row->silent));
        const Finding* finding = find(findings, row->rule);
        QVERIFY2(!finding, finding ? qPrintable(finding->text) : "");
    }

    void isWellWritten_data() {
        QTest::addColumn<int>("index");
        for (int i = 0; i < rules().size(); ++i)
            QTest::addRow("%s", rules()[i]->id) << i;
    }
    void isWellWritten() {
        QFETCH(int, index);
        const Rule& rule = *rules()[index];
        static const QRegularExpression id(u"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"_s);
        QVERIFY(id.match(QString::fromLatin1(rule.id)).hasMatch());
        const QString summary = QString::fromUtf8(rule.summary);
        QVERIFY(!summary.isEmpty() && summary.size() <= 50 && !summary.contains(u'%'));
        const QString text = QString::fromUtf8(rule.text);
        QVERIFY(text.size() > 20 && text.size() < 320);
        static const QRegularExpression end(u"(\\.|%[1-9])$"_s);
        QVERIFY2(end.match(text).hasMatch(), rule.text);
        // An RFC with its section, an algorithm of a living standard, or a document of a vendor.
        static const QRegularExpression reference(
            u"^(RFC (\\d{4}|6265bis) §\\d+(\\.\\d+)*|CWE-\\d+|(Fetch|URL Standard|"
            "Google Search Central|Lighthouse|hstspreload\\.org|Observed|"
            "http-tests/cache-tests results), \\S.*)$"_s);
        QVERIFY2(reference.match(QString::fromUtf8(rule.reference)).hasMatch(), rule.reference);
    }

    void idsAreUnique() {
        std::set<QByteArray> seen;
        for (const Rule* rule : rules())
            QVERIFY2(seen.insert(rule->id).second, rule->id);
    }

    void findingsAreInTheOrderOfTheHops() {
        const QList<Finding> findings =
            examine(test::trace("GET http://a.test/ -> 302 | Location: /b\n"
                                "GET http://a.test/b -> 301 | Location: /c\n"
                                "GET http://a.test/c -> 200"));
        int before = 0;
        bool wholeSeen = false;
        for (const Finding& finding : findings) {
            QVERIFY(!wholeSeen || finding.hop == -1);
            wholeSeen = finding.hop == -1;
            QVERIFY(wholeSeen || finding.hop >= before);
            before = wholeSeen ? before : finding.hop;
        }
        QVERIFY(wholeSeen);
    }

    void hostileTextStaysText() {
        const QList<Finding> findings = examine(
            test::trace("GET http://a.test/?next=%1 -> 301 | Location: /\x1b[31m%2\xE2\x80\xAE | "
                        "Cache-Control: max-age=%1\n"
                        "GET http://a.test/x -> 200"));
        for (const Finding& finding : findings)
            for (const QChar c : finding.text)
                QVERIFY2(c.isPrint() && c.category() != QChar::Other_Format,
                         qPrintable(finding.text));
        QVERIFY(find(findings, "lifetime-broken")->text.contains(u"max-age=%1"_s));
    }

    void contentThatWasNotThereIsNotCounted_data() {
        QTest::addColumn<QByteArray>("trace");
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* name, const QByteArray& trace, const char* rule,
                            const QString& text) {
            QTest::newRow(name) << trace << QByteArray(rule) << text;
        };
        const QByteArray post = "POST http://a.test/";
        const QByteArray found = " -> 302 | Location: /b\nGET http://a.test/b -> 200";
        const QByteArray kept = " -> 307 | Location: /b\nPOST http://a.test/b";
        const QString became = u"After 302 the POST was sent on as GET. 301 and 302 allow that; "
                               "307 or 308 would have kept it."_s;
        row("became GET", post + found, "post-became-get", became);
        row("became GET, without its content", post + " | @content x=1" + found, "post-became-get",
            became + u" Its 3 B of content were dropped."_s);
        row("became GET, with its content",
            post +
                " | @content x=1 -> 302 | Location: /b\nGET http://a.test/b | @content x=1 -> 200",
            "post-became-get", became);
        row("kept", post + kept + " -> 200", "method-kept",
            u"307 kept the method: POST was sent on as POST."_s);
        row("kept without its content", post + " | @content x=1" + kept + " -> 200", "method-kept",
            u"307 kept the method: POST was sent on as POST."_s);
        row("kept with its content", post + " | @content x=1" + kept + " | @content x=1 -> 200",
            "method-kept",
            u"307 kept the method: POST was sent on as POST. Its 3 B of content went along."_s);
    }

    void contentThatWasNotThereIsNotCounted() {
        QFETCH(QByteArray, trace);
        QFETCH(QByteArray, rule);
        const QList<Finding> findings = examine(test::trace(trace));
        const Finding* finding = find(findings, rule);
        QVERIFY2(finding, ids(findings).constData());
        QTEST(finding->text, "text");
    }

    void speaksOfOneAsOne() {
        static const QRegularExpression wrong(u"(?<![Hh]op )(?<![\\d.:])\\b1 [a-z]{2,}s\\b"_s);
        for (const test::RuleRow& row : test::ruleRows)
            for (const Finding& finding : examine(test::trace(row.raised)))
                QVERIFY2(!wrong.match(finding.text).hasMatch(), qPrintable(finding.text));
    }

    void secretsStayOutOfTheTexts() {
        for (const test::RuleRow& row : test::ruleRows)
            for (const Finding& finding : examine(test::trace(row.raised)))
                QVERIFY2(!finding.text.contains(u"0123456789"_s), qPrintable(finding.text));
        const QList<Finding> findings = examine(test::trace(
            "GET http://a.test/x?access_token=s3cr3tvalue#s3cr3t | Cookie: sid=s3cr3t | "
            "Authorization: Bearer s3cr3t -> 302 | Location: https://u:s3cr3t@b.test/?code=s3cr3t "
            "| "
            "Set-Cookie: __Host-a=s3cr3t | Content-Location: /?key=s3cr3t\n"
            "GET https://b.test/?code=s3cr3tvalue | Cookie: sid=s3cr3t | X-Api-Key: s3cr3t | "
            "Authorization: Bearer s3cr3t | Referer: http://a.test/x?access_token=s3cr3tvalue -> "
            "200 | Content-Type: text/html | @content <link rel=canonical href=/?sid=s3cr3t>"
            "<script>location='/x?token=s3cr3t'</script>"));
        QVERIFY(findings.size() > 10);
        for (const Finding& finding : findings)
            QVERIFY2(!finding.text.contains(u"s3cr3t"_s), qPrintable(finding.text));
    }

    void givesEveryHopItsOwn() {
        const trace::Trace trace = test::trace("GET https://a.test/ -> 301 | Location: /b\n"
                                               "GET https://a.test/b -> 301 | Location: /c\n"
                                               "GET https://a.test/c -> 200");
        const QList<Finding> findings = examine(trace);
        const QList<QJsonObject> members = membersOfHops(findings, 3);
        QCOMPARE(members.size(), 3);
        qsizetype count = 0;
        for (const QJsonObject& member : members)
            count += member[u"findings"_s].toArray().size();
        QCOMPARE(count, findings.size());
        QCOMPARE(members[1][u"findings"_s][0][u"hop"_s].toInt(), 2);
        QVERIFY(!members[2][u"findings"_s].toArray().last().toObject().contains(u"hop"_s));
    }

    void writesJson() {
        const QJsonArray json =
            toJson(examine(test::trace("GET https://a.test/ -> 301 | Location: http://b.test/\n"
                                       "GET http://b.test/ -> 200")));
        bool found = false;
        for (const QJsonValue& value : json) {
            const QJsonObject finding = value.toObject();
            if (finding[u"rule"_s] != u"downgrade"_s)
                continue;
            found = true;
            QCOMPARE(finding[u"topic"_s].toString(), u"security"_s);
            QCOMPARE(finding[u"severity"_s].toString(), u"error"_s);
            QCOMPARE(finding[u"hop"_s].toInt(), 1);
            QCOMPARE(finding[u"part"_s].toString(), u"field"_s);
            QCOMPARE(finding[u"name"_s].toString(), u"Location"_s);
            QCOMPARE(finding[u"reference"_s].toString(), u"RFC 6797 §2.3.1"_s);
            QVERIFY(finding[u"text"_s].toString().contains(u"b.test"_s));
        }
        QVERIFY(found);
    }

    void saysNothingAboutNothing() { QVERIFY(examine(trace::Trace()).isEmpty()); }
};

QTEST_GUILESS_MAIN(TestRules)
#include "tst_rules.moc"
