#include "ui/timeline/elidedurl.h"

#include <QTest>

using namespace thence;
using namespace thence::ui;
using namespace Qt::StringLiterals;

namespace {

// "ab{cd}e" is "abcde" with the range (2, 2).
ElidedUrl read(const QString& marked) {
    ElidedUrl url;
    for (const QChar letter : marked) {
        if (letter == u'{')
            url.changed.append({url.text.size(), 0});
        else if (letter == u'}')
            url.changed.last().size = url.text.size() - url.changed.last().start;
        else
            url.text += letter;
    }
    return url;
}

} // namespace

class ElidedUrlTest : public QObject {
    Q_OBJECT

private slots:
    void longUrlsKeepWhatMatters_data() {
        QTest::addColumn<QString>("given");
        QTest::addColumn<int>("room");
        QTest::addColumn<QString>("expected");
        QTest::newRow("fits") << u"http://a.test/x"_s << 15 << u"http://a.test/x"_s;
        QTest::newRow("fits, changed") << u"http://{a.test}/x"_s << 15 << u"http://{a.test}/x"_s;
        QTest::newRow("the middle goes")
            << u"http://a.test/0123456789abcdefghij"_s << 20 << u"http://a.tes…defghij"_s;
        QTest::newRow("a change in the middle is shown")
            << u"http://a.test/0123456789{XYZ}0123456789abcdef"_s << 20
            << u"http://a.tes…{XYZ}012…"_s;
        QTest::newRow("a change at the end is shown anyway")
            << u"http://a.test/0123456789012345678901{/XYZ}"_s << 20 << u"http://a.tes…901{/XYZ}"_s;
        QTest::newRow("a long change is cut")
            << u"http://{b.test/01234567890123456789}"_s << 20 << u"http://{b.tes}…{3456789}"_s;
        QTest::newRow("never fewer than eight") << u"http://a.test/x"_s << 1 << u"http…t/x"_s;
    }
    void longUrlsKeepWhatMatters() {
        QFETCH(QString, given);
        QFETCH(int, room);
        QFETCH(QString, expected);
        const ElidedUrl url = read(given);
        const ElidedUrl elided = elideUrl(url.text, url.changed, room);
        QCOMPARE(elided.text, read(expected).text);
        QCOMPARE(elided.changed, read(expected).changed);
        QVERIFY(elided.text.size() <= std::max(room, 8));
    }

    void everyRoomIsKept() {
        const ElidedUrl url = read(u"https://{sso.test}/a/b/c/d{/e/f/g?h=i&j=k}&l=m#no"_s);
        for (int room = 8; room < 60; ++room) {
            const ElidedUrl elided = elideUrl(url.text, url.changed, room);
            QVERIFY(elided.text.size() <= room);
            for (const url::Range& range : elided.changed) {
                QVERIFY(range.size > 0);
                QVERIFY(range.start + range.size <= elided.text.size());
            }
        }
    }
};

QTEST_GUILESS_MAIN(ElidedUrlTest)
#include "tst_elidedurl.moc"
