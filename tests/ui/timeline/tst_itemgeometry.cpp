#include "tests/support/demotrace.h"
#include "ui/models/hopmodel.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"
#include "ui/timeline/itemgeometry.h"

#include <QApplication>
#include <QFontMetrics>
#include <QTest>

using namespace thence;
using namespace thence::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

struct Given {
    const char* name;
    trace::Trace trace;
};

QList<Given> traces() {
    return {{"demo", test::demoTrace()},
            {"failing", test::failingTrace()},
            {"loop", test::loopTrace()},
            {"long", test::longTrace()},
            {"HSTS", test::hstsTrace()}};
}

HopRow row(const HopModel& model, int index) {
    return model.index(index).data(HopModel::RowRole).value<HopRow>();
}

int textWidth(const QFont& font, const QString& text) {
    return QFontMetrics(font).horizontalAdvance(text);
}

HopRow timed(QList<HopRow::Bar> bars, bool reused = false) {
    HopRow row;
    row.bars = std::move(bars);
    row.start = row.bars.constFirst().start;
    row.end = row.bars.constLast().start + row.bars.constLast().length;
    row.reused = reused;
    return row;
}

} // namespace

class ItemGeometryTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, lightTheme()); }

    void aFailureHasItsChipsBelowTheAdvice() {
        HopModel model;
        model.show({.id = 1, .trace = test::failingTrace()});
        HopRow card = row(model, 1);
        const ItemGeometry without = itemGeometry(card, model.axisEnd(), 760);
        QVERIFY(without.chips.isEmpty());
        card.chips = {{u"Bytes received"_s, {}, u"raw"_s}};
        const ItemGeometry with = itemGeometry(card, model.axisEnd(), 760);
        QCOMPARE(with.chips.size(), 1);
        QVERIFY(with.chips[0].top() > with.advice.bottom());
        QVERIFY(with.card.contains(with.chips[0]));
        QVERIFY(with.card.height() > without.card.height());
    }

    void everythingStaysInside_data() {
        QTest::addColumn<trace::Trace>("trace");
        QTest::addColumn<int>("width");
        for (const Given& given : traces())
            for (const int width : {260, 380, 470, 560, 760, 1200, 2400})
                QTest::addRow("%s at %d", given.name, width) << given.trace << width;
    }
    void everythingStaysInside() {
        QFETCH(trace::Trace, trace);
        QFETCH(int, width);
        HopModel model;
        model.show({.id = 1, .trace = trace});
        for (int i = 0; i < model.rowCount(); ++i) {
            const HopRow card = row(model, i);
            const ItemGeometry at = itemGeometry(card, model.axisEnd(), width);
            QCOMPARE(at.card.width(), width);
            QList<QRect> parts{at.node, at.status};
            for (const QRect& part : {at.method, at.url, at.message, at.advice, at.more, at.axis})
                if (!part.isEmpty())
                    parts.append(part);
            parts += at.chips;
            for (const QRect& part : parts)
                QVERIFY2(at.card.contains(part), qPrintable(card.url));
            for (const ItemGeometry::Word& word : at.words)
                QVERIFY(
                    QRect(0, at.card.bottom() + 1, width, at.rail.height()).contains(word.rect));
            QVERIFY(at.urlText.text.isEmpty() || textWidth(semibold(monoFont()), at.urlText.text) <=
                                                     std::max(at.url.width(), 70));
        }
    }

    void nothingOnTheAxisIsClipped_data() { everythingStaysInside_data(); }
    void nothingOnTheAxisIsClipped() {
        QFETCH(trace::Trace, trace);
        QFETCH(int, width);
        HopModel model;
        model.show({.id = 1, .trace = trace});
        for (int i = 0; i < model.rowCount(); ++i) {
            const ItemGeometry at = itemGeometry(row(model, i), model.axisEnd(), width);
            if (at.axis.isNull())
                continue;
            for (const ItemGeometry::Bar& bar : at.bars)
                QVERIFY(at.axis.contains(bar.rect));
            for (qsizetype b = 1; b < at.bars.size(); ++b)
                QCOMPARE(at.bars[b].rect.left(), at.bars[b - 1].rect.right() + 1);
            if (!at.bars.isEmpty()) {
                QVERIFY(at.axis.contains(at.label));
                QVERIFY(textWidth(smallFont(), at.labelText) <= at.label.width());
            }
        }
    }

    void laterHopsStandFurtherRight() {
        HopModel model;
        model.show({.id = 1, .trace = test::demoTrace()});
        int last = 0;
        for (int i = 0; i < model.rowCount(); ++i) {
            const ItemGeometry at = itemGeometry(row(model, i), model.axisEnd(), 760);
            QVERIFY(at.bars.constFirst().rect.left() >= last);
            last = at.bars.constLast().rect.right();
        }
    }

    void aGlimpseIsStillSeen() {
        HopRow quick = timed({{trace::Phase::Wait, 0ns, 100us}});
        quick.kind = HopRow::Kind::Final;
        quick.url = u"http://a.test/"_s;
        const ItemGeometry at = itemGeometry(quick, 60s, 760);
        QCOMPARE(at.bars.size(), 1);
        QVERIFY(at.bars.constFirst().rect.width() >= 2);
    }

    void phasesAreNamedAsFarAsTheyFit_data() {
        using trace::Phase;
        QTest::addColumn<HopRow>("given");
        QTest::addColumn<QString>("sample"); ///< as wide as the room
        QTest::addColumn<QString>("expected");
        const HopRow full = timed({{Phase::Dns, 0ms, 12ms},
                                   {Phase::Connect, 12ms, 18ms},
                                   {Phase::Send, 30ms, 100us},
                                   {Phase::Wait, 30100us, 31ms},
                                   {Phase::Receive, 61100us, 200us}});
        const QString whole = u"DNS 12 · TCP 18 · wait 31 ms"_s;
        QTest::newRow("all") << full << whole << whole;
        QTest::newRow("one too many")
            << full << u"DNS 12 · TCP 18 · wait 31 m"_s << u"TCP 18 · wait 31 ms"_s;
        QTest::newRow("one") << full << u"wait 31 ms"_s << u"wait 31 ms"_s;
        QTest::newRow("none") << full << u"wait"_s << u"61 ms"_s;
        const HopRow again = timed({{Phase::Wait, 0ms, 27ms}}, true);
        QTest::newRow("reused") << again << u"wait 27 ms · reused"_s << u"wait 27 ms · reused"_s;
        QTest::newRow("reused goes first") << again << u"wait 27 ms"_s << u"wait 27 ms"_s;
        QTest::newRow("what rounds to nothing is not told")
            << timed({{Phase::Blocked, 0ms, 30us}, {Phase::Wait, 30us, 200us}})
            << u"blocked 0.0 · wait 0.2 ms"_s << u"wait 0.2 ms"_s;
        QTest::newRow("seconds") << timed({{Phase::Connect, 0ms, 500ms}, {Phase::Wait, 500ms, 2s}})
                                 << u"TCP 500 ms · wait 2.00 s"_s << u"TCP 500 ms · wait 2.00 s"_s;
    }
    void phasesAreNamedAsFarAsTheyFit() {
        QFETCH(HopRow, given);
        QFETCH(QString, sample);
        QFETCH(QString, expected);
        QCOMPARE(phaseLabel(given, textWidth(smallFont(), sample)), expected);
    }

    void chipsThatDoNotFitAreCounted() {
        HopModel model;
        model.show({.id = 1, .trace = test::demoTrace()});
        model.setVerdicts(0, QList<Chip>(12, {u"A verdict of some length"_s, {}, {}}));
        const ItemGeometry narrow = itemGeometry(row(model, 0), model.axisEnd(), 500);
        QVERIFY(narrow.chips.size() < 4);
        QVERIFY(!narrow.more.isNull());
        QVERIFY(narrow.more.left() > narrow.chips.constLast().right());
        const ItemGeometry wide = itemGeometry(row(model, 0), model.axisEnd(), 3000);
        QCOMPARE(wide.chips.size(), 4); // however much room there is
        QVERIFY(!wide.more.isNull());
        model.setVerdicts(0, QList<Chip>(4, {u"A verdict of some length"_s, {}, {}}));
        QVERIFY(itemGeometry(row(model, 0), model.axisEnd(), 3000).more.isNull());
    }

    void theLineWrapsBeforeItIsCut() {
        HopModel model;
        model.show({.id = 1, .trace = test::demoTrace()});
        const ItemGeometry wide = itemGeometry(row(model, 1), model.axisEnd(), 900);
        const ItemGeometry narrow = itemGeometry(row(model, 1), model.axisEnd(), 330);
        QVERIFY(narrow.rail.height() > wide.rail.height());
        for (const ItemGeometry::Word& word : narrow.words)
            QVERIFY2(!word.text.contains(u'…'), qPrintable(word.text));
    }

    void noLineEndsInADot() {
        HopModel model;
        model.show({.id = 1, .trace = test::demoTrace()});
        int dots = 0;
        for (int width = 260; width < 900; width += 10)
            for (int i = 0; i < model.rowCount(); ++i) {
                const auto words = itemGeometry(row(model, i), model.axisEnd(), width).words;
                for (qsizetype w = 0; w < words.size(); ++w) {
                    if (words[w].text != u"·"_s)
                        continue;
                    ++dots;
                    QVERIFY(w + 1 < words.size());
                    QCOMPARE(words[w + 1].rect.top(), words[w].rect.top());
                    QCOMPARE(words[w - 1].rect.top(), words[w].rect.top());
                }
            }
        QVERIFY(dots > 0);
    }

    void onlyTheLastHopHasNoRail() {
        HopModel model;
        model.show({.id = 1, .trace = test::demoTrace()});
        for (int i = 0; i < model.rowCount(); ++i)
            QCOMPARE(itemGeometry(row(model, i), model.axisEnd(), 760).rail.isNull(), i == 3);
    }
};

QTEST_MAIN(ItemGeometryTest)
#include "tst_itemgeometry.moc"
