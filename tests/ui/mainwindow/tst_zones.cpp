#include "tests/support/demotrace.h"
#include "tests/support/named.h"
#include "ui/advisor/advisor.h"
#include "ui/composer/composer.h"
#include "ui/inspector/inspector.h"
#include "ui/inspector/panels.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/navigation/navigation.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDockWidget>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace thence;
using namespace thence::ui;
using namespace Qt::StringLiterals;

namespace {

/// A window as a person opens it: painted first, built in the next moment.
struct Fixture {
    QTemporaryDir folder;
    Preferences preferences{folder.filePath(u"settings.ini"_s)};
    std::unique_ptr<MainWindow> window;

    explicit Fixture(QSize size = {1440, 900}) { open(size); }
    void open(QSize size) {
        window = std::make_unique<MainWindow>(preferences, MainWindow::Building::AfterFirstPaint);
        window->resize(size);
        window->show();
        QVERIFY(QTest::qWaitFor([&] { return window->isBuilt(); }));
        window->showTrace(test::demoTrace(), 1);
        QApplication::processEvents();
    }
    void resize(int width, int height) {
        window->resize(width, height);
        QApplication::processEvents();
    }
    QDockWidget* dock(const QString& name) { return window->findChild<QDockWidget*>(name); }
    QDockWidget* navigation() { return dock(u"navigation"_s); }
    QDockWidget* inspector() { return dock(u"inspector"_s); }
    QDockWidget* advisor() { return dock(u"advisor"_s); }
    QLineEdit* url() { return window->composer().findChild<QLineEdit*>(u"url"_s); }
    /// Drags the line between the timeline and the inspector.
    void dragInspector(int by) {
        const QPoint line(inspector()->geometry().left() - 1, 300);
        QTest::mousePress(window.get(), Qt::LeftButton, {}, line);
        QTest::mouseMove(window.get(), line + QPoint(by, 0));
        QApplication::processEvents();
        QTest::mouseRelease(window.get(), Qt::LeftButton, {}, line + QPoint(by, 0));
        QApplication::processEvents();
    }
};

bool isAbout(int number, int wanted) {
    return std::abs(number - wanted) <= 4;
}

} // namespace

class ZonesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, lightTheme()); }

    void theFirstLayoutGivesTheAdvisorItsRoom() {
        Fixture it;
        QVERIFY(isAbout(it.navigation()->width(), 205));
        QVERIFY(isAbout(it.inspector()->width(), 420));
        const double all = it.inspector()->height() + it.advisor()->height();
        QVERIFY2(std::abs(it.inspector()->height() / all - 3.0 / 7) < 0.02,
                 qPrintable(QString::number(it.inspector()->height() / all)));
    }

    void theLayoutCanBeRestored() {
        Fixture it;
        const QSize inspector = it.inspector()->size(), advisor = it.advisor()->size();
        it.inspector()->setFloating(true);
        it.advisor()->close();
        it.window->addDockWidget(Qt::RightDockWidgetArea, it.navigation());
        it.window->action(Command::RestoreLayout).trigger();
        QApplication::processEvents();
        for (QDockWidget* const dock : {it.navigation(), it.inspector(), it.advisor()}) {
            QVERIFY2(dock->isVisible(), qPrintable(dock->windowTitle()));
            QVERIFY(!dock->isFloating());
        }
        QCOMPARE(it.window->dockWidgetArea(it.navigation()), Qt::LeftDockWidgetArea);
        QVERIFY(it.inspector()->y() < it.advisor()->y());
        QVERIFY(isAbout(it.inspector()->width(), inspector.width()));
        QVERIFY(isAbout(it.inspector()->height(), inspector.height()));
        QVERIFY(isAbout(it.advisor()->height(), advisor.height()));
    }

    void aRestoredLayoutIsStillThereNextTime() {
        Fixture it;
        it.window->action(Command::RestoreLayout).trigger();
        it.window->close();
        it.open({1440, 900});
        for (QDockWidget* const dock : {it.navigation(), it.inspector(), it.advisor()})
            QVERIFY2(dock->isVisible(), qPrintable(dock->windowTitle()));
    }

    void titlesFloatAndCloseByMouseAndKeyboard() {
        Fixture it;
        const auto button = [&](const QString& name) {
            return test::named<QToolButton>(*it.window, name);
        };
        QTest::mouseClick(button(u"Float Inspector"_s), Qt::LeftButton);
        QVERIFY(it.inspector()->isFloating());
        QApplication::processEvents();
        const QImage image = it.inspector()->grab().toImage();
        for (const QPoint edge : {QPoint(0, 60), QPoint(image.width() - 1, 60), QPoint(60, 0)})
            QCOMPARE(image.pixelColor(edge), theme().faint); // it stands out from what is below
        QTest::keyClick(button(u"Float Inspector"_s), Qt::Key_Space);
        QVERIFY(!it.inspector()->isFloating());
        QVERIFY(button(u"Close Advisor"_s)->focusPolicy() & Qt::TabFocus);
        QTest::keyClick(button(u"Close Advisor"_s), Qt::Key_Space);
        QVERIFY(!it.advisor()->isVisible());
        it.advisor()->toggleViewAction()->trigger();
        QVERIFY(it.advisor()->isVisible());
    }

    void titlesShowTheirButtonsWithTheFocus() {
        Fixture it;
        QVERIFY(QTest::qWaitForWindowActive(it.window.get()));
        QWidget& title = *it.advisor()->titleBarWidget();
        auto* const button = title.findChild<QToolButton*>();
        const QImage idle = title.grab(button->geometry()).toImage();
        button->setFocus(Qt::TabFocusReason);
        QVERIFY(title.grab(button->geometry()).toImage() != idle);
    }

    void titlesHaveRoomForTheirButtonsBeforeThereIsAHop() {
        Fixture it;
        it.window->action(Command::NewRequest).trigger();
        QApplication::processEvents();
        for (QDockWidget* const dock : {it.navigation(), it.inspector(), it.advisor()})
            for (const auto* const button : dock->titleBarWidget()->findChildren<QToolButton*>())
                QVERIFY2(dock->titleBarWidget()->rect().contains(button->geometry()),
                         qPrintable(button->accessibleName()));
    }

    void noHeightGoesToASecondTitle() {
        Fixture it;
        for (QDockWidget* const dock : {it.inspector(), it.advisor()}) {
            QVERIFY2(dock->titleBarWidget()->height() <= 40, qPrintable(dock->windowTitle()));
            QCOMPARE(dock->widget()->y() + dock->widget()->height(), dock->height());
        }
        QVERIFY(it.inspector()->titleBarWidget()->isAncestorOf(it.window->inspector().heading()));
    }

    void theWidthsComeBackWhenTheWindowGrows() {
        Fixture it;
        it.dragInspector(-80);
        const int inspector = it.inspector()->width(), navigation = it.navigation()->width();
        QVERIFY(isAbout(inspector, 500));
        it.resize(700, 500);
        QVERIFY(it.inspector()->width() < inspector);
        it.resize(1440, 900);
        QVERIFY2(isAbout(it.inspector()->width(), inspector),
                 qPrintable(QString::number(it.inspector()->width())));
        QVERIFY(isAbout(it.navigation()->width(), navigation));
    }

    void theWidthsOutliveASmallWindow() {
        Fixture it;
        it.resize(700, 500);
        it.window->close();
        it.open({700, 500});
        it.resize(1440, 900);
        QVERIFY(isAbout(it.inspector()->width(), 420));
        QVERIFY(isAbout(it.navigation()->width(), 205));
    }

    void theWidthOfTabbedDocksIsThereNextTime_data() {
        QTest::addColumn<bool>("inspectorInFront");
        QTest::newRow("inspector in front") << true;
        QTest::newRow("advisor in front") << false;
    }
    void theWidthOfTabbedDocksIsThereNextTime() {
        QFETCH(bool, inspectorInFront);
        Fixture it;
        it.window->tabifyDockWidget(it.advisor(), it.inspector());
        (inspectorInFront ? it.inspector() : it.advisor())->raise();
        QApplication::processEvents();
        const auto width = [&] {
            return (inspectorInFront ? it.inspector() : it.advisor())->width();
        };
        for (int times = 0; times < 2; ++times) {
            it.window->close();
            it.open({1440, 900});
            QVERIFY2(isAbout(width(), 420), qPrintable(QString::number(width())));
        }
        (inspectorInFront ? it.advisor() : it.inspector())->raise();
        it.resize(1200, 900);
        it.resize(1440, 900);
        const int other = (inspectorInFront ? it.advisor() : it.inspector())->width();
        QVERIFY2(isAbout(other, 420), qPrintable(QString::number(other)));
    }

    void noPanelMovesTheSplit_data() {
        QTest::addColumn<QSize>("size");
        QTest::newRow("small") << QSize(1024, 700);
        QTest::newRow("smallest") << QSize(700, 500);
    }
    void noPanelMovesTheSplit() {
        QFETCH(QSize, size);
        Fixture it(size);
        const int height = it.inspector()->height();
        for (const PanelEntry& entry : panelEntries()) {
            it.window->inspector().showPanel(QLatin1String(entry.id));
            QApplication::processEvents();
            QVERIFY2(it.inspector()->height() == height, entry.id);
        }
    }

    void halfAScreenIsEnough() {
        Fixture it;
        QVERIFY2(it.window->minimumSizeHint().width() <= 700,
                 qPrintable(QString::number(it.window->minimumSizeHint().width())));
        it.resize(683, 700);
        QCOMPARE(it.window->width(), 683);
        QVERIFY(it.navigation()->isVisible());
        QVERIFY(it.navigation()->width() <= 56);
    }

    void aSmallWindowLeavesTheUrlItsRoom() {
        Fixture it({1024, 700});
        QVERIFY(it.inspector()->width() <= 304);
        const QFontMetrics metrics(it.url()->font());
        const int needed = metrics.horizontalAdvance(u"http://shop.localhost:8480/checko"_s);
        QVERIFY2(it.url()->width() > needed,
                 qPrintable(u"%1 of %2"_s.arg(it.url()->width()).arg(needed)));
    }
};

QTEST_MAIN(ZonesTest)
#include "tst_zones.moc"
