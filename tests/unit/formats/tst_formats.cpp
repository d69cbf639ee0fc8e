#include "app/formats/formats.h"
#include "tests/support/demotrace.h"

#include <QSet>
#include <QTest>

using namespace thence;
using namespace Qt::StringLiterals;

class TestFormats : public QObject {
    Q_OBJECT

private slots:
    void everyRowIsWhole() {
        QSet<QByteArray> ids, suffixes;
        for (const formats::Format* const format : formats::formats()) {
            QVERIFY(*format->id && *format->name && *format->option && *format->mediaType);
            QVERIFY2(!ids.contains(format->id), format->id);
            ids.insert(format->id);
            QVERIFY2(format->suffixes.front(), format->id);
            for (const char* const suffix : format->suffixes) {
                if (!suffix)
                    continue;
                QVERIFY2(!suffixes.contains(suffix), suffix);
                suffixes.insert(suffix);
                QCOMPARE(formats::formatOfFile(u"/tmp/a.b."_s + QLatin1String(suffix).toString()),
                         format);
            }
            QCOMPARE(formats::findFormat(QLatin1String(format->id).toString()), format);
            QVERIFY(!formats::toBytes(*format, test::demoTrace()).isEmpty());
        }
    }

    void filesAreFoundByTheirSuffix() {
        QCOMPARE(formats::formatOfFile(u"A.HAR")->id, "har");
        QCOMPARE(formats::formatOfFile(u"a.har.json")->id, "json");
        for (const char16_t* const name : {u"", u"har", u"a.", u".", u"a.txt"})
            QVERIFY(!formats::formatOfFile(name));
        QVERIFY(!formats::findFormat(u"HAR"));
    }

    void whatIsReadIsWhatWasWritten() {
        for (const formats::Format* const format : formats::formats()) {
            if (!format->read)
                continue;
            const trace::Trace trace = test::demoTrace();
            const redaction::Redaction kept(redaction::Redaction::Secrets::Kept);
            const formats::Read again =
                format->read(formats::toBytes(*format, trace, {.redaction = kept}), u"a"_s);
            QVERIFY2(again == trace, format->id);
            QVERIFY(!format->read("", u"a"_s));
        }
    }
};

QTEST_GUILESS_MAIN(TestFormats)
#include "tst_formats.moc"
