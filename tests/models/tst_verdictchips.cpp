#include "app/findings/findings.h"
#include "tests/support/tracebuilder.h"
#include "ui/models/findingwords.h"
#include "ui/models/verdictchips.h"

#include <QTest>

using namespace thence;
using namespace thence::ui;
using namespace Qt::StringLiterals;

namespace {

/// "Not stored > cache", one a chip; "!" and "!!" stand before warnings and errors.
QStringList written(const QList<Chip>& chips) {
    QStringList result;
    for (const Chip& chip : chips)
        result.append((chip.tone == Tone::Bad         ? u"!! "_s
                       : chip.tone == Tone::Temporary ? u"! "_s
                                                      : QString()) +
                      chip.text + u" > "_s + chip.panel);
    return result;
}

} // namespace

/// Which chips a hop gets.
class VerdictChipsTest : public QObject {
    Q_OBJECT

private slots:
    void theFirstHopGets_data() {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<QString>("chips");
        const QByteArray end = "\nGET https://a.test/b -> 200 | Date: {0}";
        const QByteArray ask = "GET https://a.test/a -> ";
        const QByteArray there = " | Location: /b | Date: {0} | Strict-Transport-Security: "
                                 "max-age=31536000; includeSubDomains";
        QTest::newRow("a 301 without a lifetime")
            << ask + "301" + there + end
            << u"! Browser keeps it: no expiry > cache|Search: strong signal > search"_s;
        QTest::newRow("a 301 with one")
            << ask + "301" + there + " | Cache-Control: max-age=60" + end
            << u"Fresh 60 s (max-age) > cache|Search: strong signal > search"_s;
        QTest::newRow("a 302") << ask + "302" + there + end
                               << u"Not stored > cache|! Search: weak signal > search"_s;
        QTest::newRow("a 302 kept too long")
            << ask + "302" + there + " | Cache-Control: max-age=604800" + end
            << u"! Temporary, and kept long > cache|! Search: weak signal > search"_s;
        QTest::newRow("a downgrade comes first")
            << ask + "301" + there.mid(0).replace("/b", "http://a.test/b") +
                   "\nGET http://a.test/b -> 200 | Date: {0}"
            << u"!! https to http > security|! Browser keeps it: no expiry > cache|Search: strong "
               "signal > search"_s;
        QTest::newRow("a page that answers by itself")
            << ask + "200 | Date: {0}" + there.mid(there.lastIndexOf('|') - 1) << QString();
        QTest::newRow("a page that is kept")
            << ask + "200 | Date: {0} | Cache-Control: max-age=600" +
                   there.mid(there.lastIndexOf('|') - 1)
            << u"Fresh 10 min (max-age) > cache"_s;
        QTest::newRow("nothing came") << ask + "@fail" << QString();
    }
    void theFirstHopGets() {
        QFETCH(QByteArray, lines);
        QFETCH(QString, chips);
        const trace::Trace trace = test::trace(lines);
        QCOMPARE(written(verdictChips(trace, 0, findings::examine(trace))).join(u'|'), chips);
    }

    void aCardIsNeverFlooded() {
        QByteArray cookies;
        for (int i = 0; i < 50; ++i)
            cookies += " | Set-Cookie: __Host-" + QByteArray::number(i) + "=x; Path=/p";
        const trace::Trace trace = test::trace(
            "GET http://a.test/?token=0123456789 | Authorization: Basic eDp5 | Cookie: a=b -> 302 "
            "| Location: http://b.test\\@c.test/ | Cache-Control: max-age=x, max-age=9999999" +
            cookies + "\nGET http://c.test/ | Authorization: Basic eDp5 -> 200");
        const QList<findings::Finding> findings = findings::examine(trace);
        QVERIFY(findings.size() > 50);
        const QList<Chip> chips = verdictChips(trace, 0, findings);
        QVERIFY(chips.size() <= 6);
        QCOMPARE(chips.constFirst().tone, Tone::Bad);
        QVERIFY(!chips.constFirst().sentence.isEmpty());
        for (qsizetype i = 1; i < chips.size(); ++i) {
            QVERIFY(!chips.first(i).contains(chips[i]));
            QVERIFY(chips[i].tone != Tone::Bad || chips[i - 1].tone == Tone::Bad);
        }
    }

    void everySeverityHasAShapeAndAWord() {
        using findings::Severity;
        QStringList marks, words;
        for (const Severity severity :
             {Severity::Good, Severity::Note, Severity::Warning, Severity::Error}) {
            marks.append(mark(severity));
            words.append(name(severity));
        }
        QCOMPARE(marks.removeDuplicates(), 0);
        QCOMPARE(words.removeDuplicates(), 0);
        QCOMPARE(words.last(), u"Error"_s);
        QCOMPARE(name(findings::Topic::Security), u"Security"_s);
        QCOMPARE(panelOf(findings::Topic::Security), u"security"_s);
    }
};

QTEST_GUILESS_MAIN(VerdictChipsTest)
#include "tst_verdictchips.moc"
