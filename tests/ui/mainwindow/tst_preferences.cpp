#include "tests/support/demotrace.h"
#include "ui/mainwindow/preferences.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace thence;
using namespace thence::ui;
using namespace Qt::StringLiterals;

namespace {

RecentRequest recent(const QByteArray& url, const char* method = "GET") {
    return {.method = method, .url = url, .fields = {}, .client = u"chrome"_s, .ending = u"2"_s};
}

} // namespace

class PreferencesTest : public QObject {
    Q_OBJECT

private slots:
    void aRequestComesBackWithoutItsSecrets() {
        trace::Trace trace = test::demoTrace();
        url::Url::Parts parts = trace.composed.target.parts();
        parts.username = "anna";
        parts.password = "hunter2";
        parts.query = "page=1&access_token=t0ps3cret";
        trace.composed.target = url::Url::from(parts);
        trace.composed.fields.append("Cookie", "sid=c00kie");
        trace.composed.fields.append("X-Api-Key", "k3y");

        const QTemporaryDir folder;
        const QString file = folder.filePath(u"settings.ini"_s);
        Preferences(file).remember(remembered(trace));
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray bytes = written.readAll();
        QVERIFY(bytes.contains("checkout"));
        for (const char* const secret :
             {"anna", "hunter2", "t0ps3cret", "s3cr3t", "c00kie", "k3y", "green+tea"})
            QVERIFY2(!bytes.contains(secret), secret);

        const RecentRequest again = Preferences(file).recent().constFirst();
        QCOMPARE(again, remembered(trace));
        QCOMPARE(again.method, "POST");
        QCOMPARE(again.ending, u"4"_s);
        QVERIFY(again.isPartial);
        QVERIFY(again.fields.contains("Content-Type"));
        QVERIFY(!again.fields.contains("Authorization"));
        QVERIFY(request(again)->target.href().contains("shop.localhost:8480/checkout?page=1"));
    }

    void theNewestComesFirstAndTwelveAreKept() {
        const QTemporaryDir folder;
        Preferences preferences(folder.filePath(u"settings.ini"_s));
        for (int i = 0; i < 15; ++i)
            preferences.remember(recent("http://a.test/" + QByteArray::number(i)));
        preferences.remember(recent("http://a.test/9"));
        preferences.remember(recent("http://a.test/9", "POST"));
        const QList<RecentRequest> all = preferences.recent();
        QCOMPARE(all.size(), 12);
        QCOMPARE(all[0].method, "POST");
        QCOMPARE(all[1].url, "http://a.test/9");
        QCOMPARE(all[2].url, "http://a.test/14");
        preferences.forgetRecent();
        QVERIFY(preferences.recent().isEmpty());
    }

    void whatIsBrokenIsIgnored() {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"settings.ini"_s);
        QFile written(file);
        QVERIFY(written.open(QIODevice::WriteOnly));
        written.write("[General]\nrecent=\"[1, {}, {\\\"url\\\": 3}, [\\\"x\\\"]]\"\n"
                      "[window]\ntheme=pink\n");
        written.close();
        const Preferences preferences(file);
        QVERIFY(preferences.recent().isEmpty());
        QVERIFY(preferences.theme() == ThemeChoice::System);
    }

    void whatIsVeryLongIsNotKept() {
        const QTemporaryDir folder;
        Preferences preferences(folder.filePath(u"settings.ini"_s));
        preferences.remember(recent("http://a.test/" + QByteArray(1'000, 'a')));
        preferences.remember(recent("http://a.test/" + QByteArray(1'000'000, 'a')));
        RecentRequest wide = recent("http://a.test/");
        wide.fields.append("X", QByteArray(1'000'000, 'a'));
        preferences.remember(wide);
        QCOMPARE(preferences.recent().size(), 1);
    }

    void whatIsKeptWholeIsKnown() {
        trace::Trace trace = test::loopTrace();
        QVERIFY(!remembered(trace).isPartial);
        trace.composed.content = test::demoTrace().composed.content;
        QVERIFY(remembered(trace).isPartial);
        trace.composed.content.reset();
        trace.composed.fields.append("Cookie", "sid=1");
        QVERIFY(remembered(trace).isPartial);
    }

    void howItEndedIsOneWord() {
        QCOMPARE(remembered(test::loopTrace()).ending, u"loop"_s);
        QCOMPARE(remembered(test::failingTrace()).ending, u"failed"_s);
        QCOMPARE(remembered(test::longTrace()).ending, u"30"_s);
    }
};

QTEST_GUILESS_MAIN(PreferencesTest)
#include "tst_preferences.moc"
