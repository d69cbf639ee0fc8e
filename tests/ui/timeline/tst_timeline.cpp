#include "tests/support/demotrace.h"
#include "ui/theme/theme.h"
#include "ui/timeline/hopdelegate.h"
#include "ui/timeline/timeline.h"

#include <QAccessible>
#include <QApplication>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace whereto;
using namespace whereto::ui;
using namespace Qt::StringLiterals;

namespace {

/// How many pixels of `image` are nearly `color`.
int count(const QImage& image, const QColor& color) {
    int found = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            if (std::abs(pixel.red() - color.red()) < 6 &&
                std::abs(pixel.green() - color.green()) < 6 &&
                std::abs(pixel.blue() - color.blue()) < 6)
                ++found;
        }
    return found;
}

} // namespace

class TimelineTest : public QObject {
    Q_OBJECT

private slots:
    void init() { applyTheme(*qApp, lightTheme()); }

    void theInvitationRunsTheDemo() {
        HopModel model;
        Timeline timeline(model);
        timeline.resize(780, 700);
        timeline.show();
        auto* const button = timeline.findChild<QPushButton*>();
        QVERIFY(button->isVisible());
        QSignalSpy wanted(&timeline, &Timeline::demoWanted);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);
        model.setTrace(test::demoTrace());
        QVERIFY(!button->isVisible());
        QVERIFY(timeline.view()->isVisible());
        model.clear();
        QVERIFY(button->isVisible());
    }

    void arrowKeysSelectHops() {
        HopModel model;
        Timeline timeline(model);
        model.setTrace(test::loopTrace());
        timeline.show();
        QSignalSpy selected(&timeline, &Timeline::hopSelected);
        timeline.selectHop(0);
        QTest::keyClick(timeline.view(), Qt::Key_Down);
        QCOMPARE(timeline.currentHop(), 1);
        QTest::keyClick(timeline.view(), Qt::Key_End);
        QCOMPARE(timeline.currentHop(), 2); // the card that says why belongs to the last hop
        timeline.selectNext(-3);
        QCOMPARE(timeline.currentHop(), 0);
        timeline.selectNext(-1);
        QCOMPARE(timeline.currentHop(), 0);
        QCOMPARE(selected.size(), 4);
    }

    void theRunningHopStaysInSight() {
        const trace::Trace trace = test::longTrace();
        HopModel model;
        Timeline timeline(model);
        timeline.resize(780, 500);
        timeline.show();
        const auto isSeen = [&](int row) {
            const QRect item = timeline.view()->visualRect(model.index(row));
            return timeline.view()->viewport()->rect().intersects(item);
        };
        for (int i = 0; i < 10; ++i) {
            model.startHop(trace.hops[i].exchange.request);
            QVERIFY(isSeen(i));
            model.finishHop(trace, i);
            QApplication::processEvents();
        }
        timeline.view()->scrollToTop();
        model.startHop(trace.hops[10].exchange.request);
        QVERIFY(isSeen(0)); // somebody is reading there
    }

    void aChipLeadsToItsPanel() {
        HopModel model;
        Timeline timeline(model);
        model.setTrace(test::demoTrace());
        timeline.resize(900, 700);
        timeline.show();
        const QModelIndex index = model.index(1);
        const QRect item = timeline.view()->visualRect(index);
        const auto* const delegate = qobject_cast<HopDelegate*>(timeline.view()->itemDelegate());
        const ItemGeometry at = delegate->geometry(index, HopDelegate::cardWidth(*timeline.view()));
        QSignalSpy wanted(&timeline, &Timeline::panelWanted);
        QTest::mouseClick(timeline.view()->viewport(), Qt::LeftButton, {},
                          at.chips.constFirst().center() + item.topLeft());
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.constFirst().at(0).toInt(), 1);
        QCOMPARE(wanted.constFirst().at(1).toString(), u"fields"_s);
        QCOMPARE(wanted.constFirst().at(2).toString(), u"Set-Cookie"_s);
        QTest::mouseClick(timeline.view()->viewport(), Qt::LeftButton, {},
                          at.url.center() + item.topLeft());
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(timeline.currentHop(), 1);
    }

    void everyHopIsSpoken() {
        HopModel model;
        Timeline timeline(model);
        model.setTrace(test::demoTrace());
        timeline.show();
        QAccessibleInterface* const list = QAccessible::queryAccessibleInterface(timeline.view());
        QCOMPARE(list->childCount(), 4);
        QVERIFY(list->child(1)->text(QAccessible::Name).contains(u"48 B of content dropped"_s));
    }

    void everyTracePaintsInBothThemes_data() {
        QTest::addColumn<trace::Trace>("trace");
        QTest::addColumn<bool>("dark");
        const std::pair<const char*, trace::Trace> traces[] = {{"demo", test::demoTrace()},
                                                               {"failing", test::failingTrace()},
                                                               {"loop", test::loopTrace()},
                                                               {"long", test::longTrace()},
                                                               {"HSTS", test::hstsTrace()}};
        for (const auto& [name, trace] : traces)
            for (const bool dark : {false, true})
                QTest::addRow("%s, %s", name, dark ? "dark" : "light") << trace << dark;
    }
    void everyTracePaintsInBothThemes() {
        QFETCH(trace::Trace, trace);
        QFETCH(bool, dark);
        applyTheme(*qApp, dark ? darkTheme() : lightTheme());
        HopModel model;
        Timeline timeline(model);
        model.setTrace(trace);
        timeline.setSummary(trace::summary(trace));
        timeline.selectHop(0);
        timeline.resize(780, 640);
        const QImage image = timeline.grab().toImage();
        QVERIFY(count(image, theme().card) > image.width() * 20);
        QVERIFY(count(image, theme().accent) > 200); // the selected card's frame
        QVERIFY(count(image, theme().wait) > 20);
        QVERIFY(count(image, theme().temporary) + count(image, theme().permanent) > 40);
        QVERIFY(count(image, theme().bad) > 20); // every one of them loses something
    }

    void whatIsFineHasNoRed() {
        trace::Trace trace = test::demoTrace();
        trace.hops = {trace.hops.constLast()};
        HopModel model;
        Timeline timeline(model);
        model.setTrace(trace);
        timeline.setSummary(trace::summary(trace));
        timeline.resize(780, 300);
        const QImage image = timeline.grab().toImage();
        QCOMPARE(count(image, theme().bad), 0);
        QVERIFY(count(image, theme().good) > 100);
    }

    void theRunningPhaseIsShown() {
        HopModel model;
        Timeline timeline(model);
        timeline.resize(780, 300);
        model.startHop(test::demoTrace().composed);
        model.enterPhase(trace::Phase::Tls);
        const QImage before = timeline.grab().toImage();
        model.enterPhase(trace::Phase::Wait);
        QVERIFY(timeline.grab().toImage() != before);
    }
};

QTEST_MAIN(TimelineTest)
#include "tst_timeline.moc"
