#include "tests/support/activate.h"
#include "tests/support/demotrace.h"
#include "tests/support/telling.h"
#include "ui/theme/theme.h"
#include "ui/timeline/hopdelegate.h"
#include "ui/timeline/summaryline.h"
#include "ui/timeline/timeline.h"
#include "ui/timeline/visitbox.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace thence;
using namespace thence::ui;
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
        test::Telling told(model);
        Timeline timeline(model);
        timeline.resize(780, 700);
        timeline.show();
        auto* const button = timeline.findChild<QPushButton*>();
        QVERIFY(button->isVisible());
        QSignalSpy wanted(&timeline, &Timeline::demoWanted);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);
        told.show(test::demoTrace());
        QVERIFY(!button->isVisible());
        QVERIFY(timeline.view()->isVisible());
        told.show({});
        QVERIFY(button->isVisible());
    }

    void arrowKeysSelectHops() {
        HopModel model;
        test::Telling told(model);
        Timeline timeline(model);
        told.show(test::loopTrace());
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
        test::Telling told(model);
        Timeline timeline(model);
        timeline.resize(780, 500);
        timeline.show();
        const auto isSeen = [&](int row) {
            const QRect item = timeline.view()->visualRect(model.index(row));
            return timeline.view()->viewport()->rect().intersects(item);
        };
        for (int i = 0; i < 10; ++i) {
            told.start(trace.hops[i].exchange.request);
            QVERIFY(isSeen(i));
            told.finishHop(trace);
            QApplication::processEvents();
        }
        timeline.view()->scrollToTop();
        told.start(trace.hops[10].exchange.request);
        QVERIFY(isSeen(0)); // somebody is reading there
    }

    void theEndStaysInSightWhileCardsGrow() {
        const trace::Trace trace = test::longTrace();
        HopModel model;
        test::Telling told(model);
        Timeline timeline(model);
        timeline.resize(780, 500);
        timeline.show();
        const QScrollBar& bar = *timeline.view()->verticalScrollBar();
        for (int i = 0; i < 30; ++i) {
            told.start(trace.hops[i].exchange.request);
            told.finishHop(trace);
        }
        timeline.suggest(0);
        told.end();
        QApplication::processEvents();
        QVERIFY(bar.maximum() > 0);
        QCOMPARE(bar.value(), bar.maximum());
        const int before = bar.maximum();
        for (int i = 0; i < 30; ++i)
            model.setVerdicts(i, {{u"Search: weak signal"_s, Tone::Temporary, u"search"_s}});
        QApplication::processEvents();
        QVERIFY(bar.maximum() > before);
        QCOMPARE(bar.value(), bar.maximum());

        timeline.view()->scrollToTop();
        for (int i = 0; i < 30; ++i)
            model.setVerdicts(i, {});
        QApplication::processEvents();
        QCOMPARE(bar.value(), 0);
        told.show(trace); // a whole trace begins at its beginning
        QApplication::processEvents();
        QCOMPARE(bar.value(), 0);
    }

    void whatSaysWhyIsSuggested() {
        HopModel model;
        test::Telling told(model);
        Timeline timeline(model);
        timeline.resize(780, 700);
        timeline.show();
        const auto row = [&] { return timeline.view()->currentIndex().row(); };
        timeline.suggest();
        QCOMPARE(row(), -1);
        told.show(test::demoTrace());
        timeline.suggest();
        QCOMPARE(row(), 0);
        told.show(test::failingTrace());
        timeline.suggest();
        QCOMPARE(row(), 1);
        const trace::Trace loop = test::loopTrace();
        told.show(test::firstHops(loop, 2));
        timeline.suggest();
        QCOMPARE(row(), 0);
        told.finishHop(loop);
        told.end();
        timeline.suggest();
        QCOMPARE(row(), 3);
        QTest::keyClick(timeline.view(), Qt::Key_Up);
        timeline.suggest(); // never against a person's choice
        QCOMPARE(row(), 2);
        told.show(loop);
        timeline.suggest();
        QCOMPARE(row(), 3);
        told.show(test::firstHops(loop, 2));
        timeline.suggest();
        const QRect first = timeline.view()->visualRect(model.index(0));
        QTest::mouseClick(timeline.view()->viewport(), Qt::LeftButton, {}, first.center());
        told.finishHop(loop);
        told.end();
        timeline.suggest(); // it was selected already, and chosen then
        QCOMPARE(row(), 0);
    }

    void theFocusSelectsAndChoosesNothing() {
        const trace::Trace loop = test::loopTrace();
        HopModel model;
        test::Telling told(model);
        Timeline timeline(model);
        timeline.show();
        test::activate(timeline);
        timeline.findChild<QPushButton*>()->setFocus();
        const QItemSelectionModel& selection = *timeline.view()->selectionModel();
        for (int times = 0; times < 2; ++times) {
            for (int hop = 0; hop < 2; ++hop) {
                told.start(loop.hops[hop].exchange.request);
                told.finishHop(loop);
            }
            QVERIFY(timeline.view()->hasFocus());
            QVERIFY(selection.isSelected(model.index(0)));
            told.finishHop(loop);
            told.end();
            timeline.suggest();
            QVERIFY(selection.isSelected(model.index(3)));
            QTest::keyClick(timeline.view(), Qt::Key_Up);
            told.show({});
        }
    }

    void narrowerCardsCoverNoLineBetweenThem() {
        HopModel model;
        test::Telling told(model);
        Timeline timeline(model);
        timeline.resize(900, 700);
        told.show(test::demoTrace());
        timeline.show();
        QApplication::processEvents();
        QListView& view = *timeline.view();
        const auto card = [&](int row) { return view.visualRect(model.index(row)); };
        const auto isCut = [&](int row) { return card(row).bottom() >= card(row + 1).top(); };
        const int before = card(1).height();
        view.resize(360, view.height());
        QVERIFY(card(1).height() > before); // its words take a line more
        QTRY_VERIFY(!isCut(0) && !isCut(1) && !isCut(2));
    }

    void theKeyboardsPlaceIsSeen() {
        HopModel model;
        test::Telling told(model);
        Timeline timeline(model);
        told.show(test::demoTrace());
        timeline.resize(780, 640);
        timeline.show();
        test::activate(timeline);
        timeline.selectHop(0);
        timeline.view()->setFocus();
        const int focused = count(timeline.grab().toImage(), theme().accent);
        timeline.findChild<QComboBox*>()->setFocus();
        const int selected = count(timeline.view()->grab().toImage(), theme().accent);
        QVERIFY(selected > 200);
        QVERIFY2(focused > selected * 3 / 2, qPrintable(QString::number(focused)));
    }

    void theSummaryKeepsWhatIsLost_data() {
        QTest::addColumn<trace::Piece>("end");
        QTest::addColumn<QStringList>("wanted");
        QTest::newRow("all is well at the end")
            << trace::Piece{u"ends 200 OK"_s, trace::Voice::Kept}
            << QStringList{u"4 nothing 3 POST ends"_s, u"4 3 POST ends"_s, u"4 POST ends"_s,
                           u"4 POST"_s};
        QTest::newRow("the end is no better")
            << trace::Piece{u"stops at the limit of redirects"_s, trace::Voice::Lost}
            << QStringList{u"4 nothing 3 POST stops"_s, u"4 3 POST stops"_s, u"4 POST stops"_s};
        QTest::newRow("nobody knows the end yet")
            << trace::Piece{u"running"_s}
            << QStringList{u"4 nothing 3 POST running"_s, u"4 3 POST running"_s,
                           u"4 POST running"_s, u"4 POST"_s};
    }
    void theSummaryKeepsWhatIsLost() {
        QFETCH(trace::Piece, end);
        QFETCH(QStringList, wanted);
        const QList<trace::Piece> all{{u"4 hops, 99 ms"_s},
                                      {u"nothing from the cache"_s},
                                      {u"3 origins"_s},
                                      {u"POST became GET at hop 2"_s, trace::Voice::Lost},
                                      end};
        const auto shown = [&](int room) {
            QStringList texts;
            for (const trace::Piece& piece : fittingPieces(all, room))
                texts.append(piece.text.section(u' ', 0, 0));
            return texts.join(u' ');
        };
        QStringList seen;
        for (int room = 4000; room >= 0; room -= 10)
            if (!seen.contains(shown(room)))
                seen.append(shown(room));
        QCOMPARE(seen, wanted);
        SummaryLine line; // what does not fit and stays all the same has lines of its own
        line.setPieces(all);
        const int one = line.heightForWidth(4000);
        QVERIFY(line.heightForWidth(240) > one);
        line.setPieces({all.constFirst(), {u"ends 200 OK"_s, trace::Voice::Kept}});
        QCOMPARE(line.heightForWidth(10), one);
    }

    void theSummaryTakesTheHeightOfItsLines() {
        HopModel model;
        test::Telling told(model);
        Timeline timeline(model);
        told.show(test::demoTrace());
        const trace::Piece lost{u"POST became GET at hop 2"_s, trace::Voice::Lost};
        timeline.setSummary({{u"4 hops, 99 ms"_s}, lost, lost});
        timeline.resize(900, 600);
        timeline.show();
        QApplication::processEvents();
        const auto* const line = timeline.findChild<SummaryLine*>();
        const int before = line->height();
        timeline.resize(400, 600);
        QApplication::processEvents();
        QVERIFY(line->height() > before);
        QCOMPARE(line->height(), line->heightForWidth(line->width()));
        timeline.setSummary({{u"4 hops, 99 ms"_s}});
        QApplication::processEvents();
        QCOMPARE(line->height(), before);
    }

    void theVisitsBoxIsAsWideAsItsWords() {
        VisitBox box;
        const int first = box.sizeHint().width();
        box.setCurrentIndex(box.count() - 1);
        QVERIFY(box.sizeHint().width() > first);
        QVERIFY(box.view()->minimumWidth() >= box.sizeHint().width());
    }

    void aChipLeadsToItsPanel() {
        HopModel model;
        test::Telling told(model);
        Timeline timeline(model);
        told.show(test::demoTrace());
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
        test::Telling told(model);
        Timeline timeline(model);
        told.show(test::demoTrace());
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
        test::Telling told(model);
        Timeline timeline(model);
        told.show(trace);
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
        test::Telling told(model);
        Timeline timeline(model);
        told.show(trace);
        timeline.setSummary(trace::summary(trace));
        timeline.resize(780, 300);
        const QImage image = timeline.grab().toImage();
        QCOMPARE(count(image, theme().bad), 0);
        QVERIFY(count(image, theme().good) > 100);
    }

    void theRunningPhaseIsShown() {
        HopModel model;
        test::Telling told(model);
        Timeline timeline(model);
        timeline.resize(780, 300);
        told.start(test::demoTrace().composed);
        told.enter(trace::Phase::Tls);
        const QImage before = timeline.grab().toImage();
        told.enter(trace::Phase::Wait);
        QVERIFY(timeline.grab().toImage() != before);
    }
};

QTEST_MAIN(TimelineTest)
#include "tst_timeline.moc"
