#include "app/advisor/statustext.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace thence::advisor;

namespace {

const QByteArray sourcesFile =
    R"({"google": {"title": "Google", "url": "https://developers.google.com/"}})";

bool isWellFormed(const Source& source) {
    static const QRegularExpression url(
        u"^https://(www\\.rfc-editor\\.org/rfc/"
        u"rfc\\d{4}#section-[\\d.]+|fetch\\.spec\\.whatwg\\.org/"
        "#.+|developers\\.google\\.com/.+|yandex\\.com/support/.+|cache-tests\\.fyi/)$"_s);
    if (source.url.isEmpty())
        return source.title.startsWith("Observed"_L1);
    return !source.title.isEmpty() && url.match(source.url).hasMatch();
}

} // namespace

class TestStatusText : public QObject {
    Q_OBJECT

private slots:
    void everyStatusIsThere() {
        QList<int> found;
        for (const StatusText& text : statusTexts())
            found.append(text.status);
        QCOMPARE(found, QList<int>({300, 301, 302, 303, 304, 305, 306, 307, 308}));
        QVERIFY(findStatusText(307));
        QVERIFY(!findStatusText(309));
    }

    void everyAspectHasTextAndSources_data() {
        QTest::addColumn<int>("status");
        for (const StatusText& text : statusTexts())
            QTest::addRow("%d", text.status) << text.status;
    }

    void everyAspectHasTextAndSources() {
        QFETCH(int, status);
        const StatusText& text = *findStatusText(status);
        QList<Sourced> all;
        if (text.brief)
            all.append(*text.brief);
        else
            for (const Sourced& aspect : text.aspects)
                all.append(aspect);
        for (const Correction& correction : text.corrections)
            all.append({correction.said + correction.right, correction.sources});
        for (const Question& question : text.questions)
            all.append({question.answer, question.sources});
        for (const Sourced& sourced : all) {
            QVERIFY2(sourced.text.size() > 20, qUtf8Printable(sourced.text));
            QVERIFY2(!sourced.text.contains(u'<'), qUtf8Printable(sourced.text));
            QVERIFY(!sourced.sources.isEmpty());
            for (const Source& source : sourced.sources)
                QVERIFY2(isWellFormed(source), qUtf8Printable(source.title + source.url));
        }
    }

    void theFiveAreTold_data() { everyAspectHasTextAndSources_data(); }

    void theFiveAreTold() {
        QFETCH(int, status);
        const StatusText& text = *findStatusText(status);
        const bool isOneOfFive = QList<int>{301, 302, 303, 307, 308}.contains(status);
        QCOMPARE(text.brief.has_value(), !isOneOfFive);
        QCOMPARE(text.scenarios.size() >= 2, isOneOfFive);
        QCOMPARE(text.questions.size() >= 2, isOneOfFive);
        QCOMPARE(text.corrections.size() >= 2, isOneOfFive);
    }

    void headingsAndKeysDiffer() {
        QStringList headings, keys;
        for (int i = 0; i < aspectCount; ++i) {
            headings.append(heading(Aspect(i)));
            keys.append(key(Aspect(i)));
        }
        QCOMPARE(headings.removeDuplicates(), 0);
        QCOMPARE(keys.removeDuplicates(), 0);
    }

    void aBrokenFileSaysWhereAndWhat_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("message");

        QTest::newRow("not JSON")
            << QByteArray("{\"status\": }")
            << u"x.json: expected a JSON object (object is missing after a comma at byte 12)"_s;
        QTest::newRow("no status") << QByteArray(R"({"name": "n"})")
                                   << u"x.json, status: expected a number from 300 to 399"_s;
        QTest::newRow("no name") << QByteArray(R"({"status": 307})")
                                 << u"x.json, name: expected a text that is not empty"_s;
        QTest::newRow("no glance") << QByteArray(R"({"status": 307, "name": "n"})")
                                   << u"x.json, glance: expected an object"_s;
        QTest::newRow("no sources")
            << QByteArray(R"({"status": 300, "name": "n", "short": {"text": "t"}})")
            << u"x.json, short.sources: expected a list of sources"_s;
        QTest::newRow("unknown source")
            << QByteArray(
                   R"({"status": 300, "name": "n", "short": {"text": "t", "sources": ["a blog"]}})")
            << u"x.json, short.sources: expected “RFC 9110 §15.4” or a name from sources.json, not “a blog”"_s;
        QTest::newRow("an aspect is missing") << QByteArray(R"({"status": 307, "name": "n",
                              "glance": {"method": "m", "stored": "s", "search": "s", "undo": "u"},
                              "aspects": {"definition": {"text": "t", "sources": ["google"]}}})")
                                              << u"x.json, aspects.summary: expected an object"_s;
    }

    void aBrokenFileSaysWhereAndWhat() {
        QFETCH(QByteArray, json);
        QFETCH(QString, message);
        const auto status = readStatusText(json, sourcesFile, u"x.json"_s);
        QVERIFY(!status);
        QCOMPARE(status.error().text(), message);
    }

    void aShortFileIsRead() {
        const auto status = readStatusText(
            R"({"status": 300, "name": "n", "short": {"text": "t", "sources": ["google", "RFC 9110 §15.4.1"]}})",
            sourcesFile, u"300.json"_s);
        QVERIFY(status);
        QCOMPARE(status->brief->sources[0].title, u"Google"_s);
        QCOMPARE(status->brief->sources[1].url,
                 u"https://www.rfc-editor.org/rfc/rfc9110#section-15.4.1"_s);
    }
};

QTEST_GUILESS_MAIN(TestStatusText)
#include "tst_statustext.moc"
