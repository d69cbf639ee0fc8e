#include "ui/workspace/tabtitles.h"

#include <QTest>

using namespace thence::ui;
using namespace Qt::StringLiterals;

namespace {

TabName sent(const char* method, const QString& url, const QString& client = u"Chrome"_s) {
    const qsizetype slashes = url.indexOf("://"_L1);
    return {url.sliced(slashes + 3), url.first(slashes), QString::fromLatin1(method), client};
}

} // namespace

/// No two tabs are called the same.
class TabTitlesTest : public QObject {
    Q_OBJECT

private slots:
    void titles_data() {
        QTest::addColumn<QList<TabName>>("names");
        QTest::addColumn<QStringList>("titles");
        const QString a = u"http://a.test/"_s;
        QTest::newRow("different") << QList{sent("GET", a), sent("POST", u"http://b.test/"_s)}
                                   << QStringList{u"a.test/"_s, u"b.test/"_s};
        QTest::newRow("the method differs")
            << QList{sent("GET", a), sent("POST", a), sent("GET", u"http://b.test/"_s)}
            << QStringList{u"GET a.test/"_s, u"POST a.test/"_s, u"b.test/"_s};
        QTest::newRow("the scheme differs")
            << QList{sent("GET", a), sent("POST", u"https://a.test/"_s)}
            << QStringList{u"http://a.test/"_s, u"https://a.test/"_s};
        QTest::newRow("the client differs")
            << QList{sent("GET", a), sent("GET", a, u"curl -L"_s)}
            << QStringList{u"a.test/ as Chrome"_s, u"a.test/ as curl -L"_s};
        QTest::newRow("only what differs is written")
            << QList{sent("GET", a), sent("GET", a, u"Go"_s), sent("POST", a)}
            << QStringList{u"GET a.test/ as Chrome"_s, u"GET a.test/ as Go"_s, u"POST a.test/"_s};
        QTest::newRow("nothing differs")
            << QList{sent("GET", a), sent("GET", a), sent("GET", a)}
            << QStringList{u"a.test/"_s, u"a.test/ (2)"_s, u"a.test/ (3)"_s};
        QTest::newRow("nothing was sent")
            << QList{TabName{.text = u"New request"_s}, TabName{.text = u"New request"_s}}
            << QStringList{u"New request"_s, u"New request (2)"_s};
        QTest::newRow("one is under way")
            << QList{sent("GET", a), TabName{.text = u"Branch 1"_s, .state = u"paused"_s}}
            << QStringList{u"a.test/"_s, u"Branch 1 · paused"_s};
        const auto longOne = [](QChar middle) {
            return u"http://a.test/"_s + QString(40, u'x') + middle + QString(40, u'y');
        };
        const QString cut = u"a.test/"_s + QString(12, u'x') + u'…' + QString(19, u'y');
        QTest::newRow("both ends of long ones stay")
            << QList{sent("GET", longOne(u'1')), sent("GET", longOne(u'2'))}
            << QStringList{cut, cut + u" (2)"_s};
        QTest::newRow("nothing turns the direction")
            << QList{sent("GET", u"http://a.test/\u202E"_s)} << QStringList{u"a.test/‹U+202E›"_s};
    }
    void titles() {
        QFETCH(QList<TabName>, names);
        QTEST(tabTitles(names), "titles");
    }

    void theWholeTitleHasItAll() {
        QCOMPARE(wholeTitle(sent("POST", u"http://a.test/x"_s, u"Go"_s)),
                 u"POST http://a.test/x as Go"_s);
        QCOMPARE(wholeTitle({.text = u"New request"_s}), u"New request"_s);
    }
};

QTEST_APPLESS_MAIN(TabTitlesTest)
#include "tst_tabtitles.moc"
