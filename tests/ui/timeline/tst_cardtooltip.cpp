#include "tests/support/demotrace.h"
#include "ui/models/hopmodel.h"
#include "ui/theme/theme.h"
#include "ui/timeline/cardtooltip.h"

#include <QApplication>
#include <QTest>

using namespace thence;
using namespace thence::ui;
using namespace Qt::StringLiterals;

/// What stands behind the parts of a card.
class CardToolTipTest : public QObject {
    Q_OBJECT

    HopRow row_;
    ItemGeometry at_;

    void lay(const trace::Trace& trace, int hop, int width) {
        HopModel model;
        model.show({.id = 1, .trace = trace});
        model.setVerdicts(hop, {{.text = u"Secret in the URL"_s,
                                 .tone = Tone::Temporary,
                                 .panel = u"security"_s,
                                 .sentence = u"The URL carries a token."_s},
                                {u"b"_s, Tone::Neutral, {}},
                                {u"c"_s, Tone::Neutral, {}},
                                {u"d"_s, Tone::Neutral, {}},
                                {u"hidden"_s, Tone::Neutral, {}}});
        row_ = model.index(hop).data(HopModel::RowRole).value<HopRow>();
        at_ = itemGeometry(row_, model.axisEnd(), width);
    }
    QString over(const QRect& part) { return toolTip(row_, at_, part.center()); }

private slots:
    void initTestCase() { applyTheme(*qApp, lightTheme()); }

    void aWholeUrlNeedsNone() {
        lay(test::demoTrace(), 0, 900);
        QCOMPARE(over(at_.url), QString());
    }

    void aShortenedUrlIsShownWhole() {
        lay(test::longTrace(), 0, 900);
        QCOMPARE(over(at_.url), row_.url);
    }

    void theAxisTellsEveryPhase() {
        lay(test::demoTrace(), 0, 900);
        QCOMPARE(over(at_.axis), u"blocked 0.0 ms\nDNS 12 ms\nTCP 18 ms\nsend 0.1 ms\nwait 31 ms\n"
                                 "receive 0.2 ms"_s);
    }

    void chipsTellWhatTheyMean() {
        lay(test::demoTrace(), 0, 900);
        QCOMPARE(over(at_.chips[0]), u"The URL carries a token."_s);
        QCOMPARE(over(at_.chips[1]), QString());
        QVERIFY(over(at_.more).contains(u"hidden"_s));
    }

    void nothingElseHasOne() {
        lay(test::demoTrace(), 1, 900);
        for (const QRect& part : {at_.status, at_.method, at_.node, at_.rail})
            QCOMPARE(over(part), QString());
    }
};

QTEST_MAIN(CardToolTipTest)
#include "tst_cardtooltip.moc"
