#include "app/formats/formats.h"
#include "app/lab/lab.h"
#include "tests/support/activate.h"
#include "tests/support/choosing.h"
#include "tests/support/demotrace.h"
#include "tests/support/named.h"
#include "tests/support/scriptedserver.h"
#include "ui/advisor/advisor.h"
#include "ui/composer/composer.h"
#include "ui/export/exportdialog.h"
#include "ui/inspector/inspector.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/models/findingmodel.h"
#include "ui/navigation/entrylist.h"
#include "ui/navigation/navigation.h"
#include "ui/step/steppanel.h"
#include "ui/timeline/hopdelegate.h"
#include "ui/timeline/summaryline.h"
#include "ui/timeline/timeline.h"
#include "ui/widgets/inlinenote.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDockWidget>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QStatusBar>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace thence;
using namespace thence::ui;
using namespace Qt::StringLiterals;

namespace {

/// A window with preferences of its own.
struct Fixture {
    QTemporaryDir folder;
    Preferences preferences{folder.filePath(u"settings.ini"_s)};
    MainWindow window;

    explicit Fixture(const QList<RecentRequest>& recent = {})
        : window(remembering(preferences, recent)) {
        window.show();
        test::activate(window);
    }
    static Preferences& remembering(Preferences& preferences, const QList<RecentRequest>& recent) {
        for (const RecentRequest& one : recent)
            preferences.remember(one);
        return preferences;
    }
    QLineEdit* url() {
        for (auto* const edit : window.composer().findChildren<QLineEdit*>())
            if (edit->accessibleName() == u"URL"_s)
                return edit;
        return nullptr;
    }
    QStringList remarks() {
        QStringList all;
        for (const auto* const note : window.composer().findChildren<InlineNote*>())
            if (note->isVisible())
                all.append(note->text());
        return all;
    }
    bool shows(const QWidget& part, const QString& text) {
        for (const auto* const label : part.findChildren<QLabel*>())
            if (label->isVisible() && label->text() == text)
                return true;
        return false;
    }
    QAbstractItemModel& cards() { return *window.timeline().view()->model(); }
    HopRow card(int row) { return cards().index(row, 0).data(HopModel::RowRole).value<HopRow>(); }
    ItemGeometry geometry(int row) {
        const QListView& view = *window.timeline().view();
        const auto* const delegate = qobject_cast<HopDelegate*>(view.itemDelegate());
        return delegate->geometry(cards().index(row, 0), HopDelegate::cardWidth(view));
    }
    /// Clicks on a part of a card.
    void click(int row, const QRect& part) {
        const QListView& view = *window.timeline().view();
        const QPoint card = view.visualRect(cards().index(row, 0)).topLeft();
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, card + part.center());
    }
    QTableView* findingsTable() {
        for (auto* const view : window.inspector().findChildren<QTableView*>())
            if (view->accessibleName() == u"Findings"_s)
                return view;
        return nullptr;
    }
    EntryList* lab() { return test::named<EntryList>(window, u"New request and lab"_s); }
    EntryList* recentRequests() { return test::named<EntryList>(window, u"Recent requests"_s); }
    QString spoken(int row) {
        return cards().index(row, 0).data(Qt::AccessibleTextRole).toString();
    }
};

test::Script twoHops() {
    return {test::awaitRequest(),
            test::send("HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n"),
            test::awaitRequest(), test::send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")};
}

RecentRequest recent(const char* method, const QByteArray& url, bool isPartial) {
    return {.method = method,
            .url = url,
            .fields = {},
            .client = u"chrome"_s,
            .ending = u"2"_s,
            .isPartial = isPartial};
}

/// Every control a person can reach, without those that Qt makes inside others and labels that say
/// nothing.
QList<QWidget*> controls(const QWidget& window) {
    QList<QWidget*> found;
    const auto isBlank = [](const QWidget* widget) {
        const auto* const label = qobject_cast<const QLabel*>(widget);
        return label && label->text().isEmpty();
    };
    for (auto* const widget : window.findChildren<QWidget*>())
        if (widget->isVisible() && !isBlank(widget) && widget->focusPolicy() != Qt::NoFocus &&
            !widget->objectName().startsWith(u"qt_"_s))
            found.append(widget);
    return found;
}

} // namespace

class MainWindowTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, lightTheme()); }

    void pastingAUrlAndEnterIsEnough() {
        const test::ScriptedServer server(twoHops());
        Fixture it;
        QApplication::clipboard()->setText(QString::fromUtf8(server.url("/a")));
        it.url()->setFocus();
        QTest::keyClick(it.url(), Qt::Key_V, Qt::ControlModifier);
        QTest::keyClick(it.url(), Qt::Key_Return);
        QTRY_COMPARE(it.cards().rowCount(), 2);
        QTRY_VERIFY(!it.window.workspace().isAnyRunning());
        QVERIFY(it.spoken(0).contains(u"302 Found"_s));
        QVERIFY(it.spoken(1).contains(u"200 OK"_s));
        QCOMPARE(it.window.timeline().currentHop(), 0);
        QCOMPARE(it.preferences.recent().size(), 1);
        QCOMPARE(it.preferences.recent().constFirst().ending, u"2"_s);
    }

    void theWindowIsFurnishedOnceItIsThere() {
        QTemporaryDir folder;
        Preferences preferences(folder.filePath(u"settings.ini"_s));
        MainWindow window(preferences, MainWindow::Building::AfterFirstPaint);
        QVERIFY(!window.isBuilt());
        window.show();
        QTRY_VERIFY(window.isBuilt());
        QTRY_VERIFY(window.timeline().isVisible() && window.inspector().isVisible());
        QVERIFY(window.isAncestorOf(QApplication::focusWidget()));
    }

    void closingBeforeThatForgetsNoLayout() {
        QTemporaryDir folder;
        Preferences preferences(folder.filePath(u"settings.ini"_s));
        preferences.setLayout("kept");
        MainWindow window(preferences, MainWindow::Building::AfterFirstPaint);
        window.close();
        QCOMPARE(preferences.layout(), "kept");
    }

    void oneButtonRunsTheDemo() {
        Fixture it;
        QTest::mouseClick(it.window.timeline().findChild<QPushButton*>(), Qt::LeftButton);
        QTRY_COMPARE(it.cards().rowCount(), 4);
        QTRY_VERIFY(!it.window.workspace().isAnyRunning());
        QVERIFY(it.spoken(0).contains(u"308 Permanent Redirect"_s));
        QVERIFY(it.spoken(3).contains(u"200 OK"_s));
        const QListView& view = *it.window.timeline().view();
        QCOMPARE(QApplication::focusWidget(), &view);
        QVERIFY(it.shows(it.window, u"Hop 1 of 4"_s));
        QVERIFY(view.selectionModel()->isSelected(it.cards().index(0, 0)));
    }

    void theFailingCardIsSelectedThoughTheLastTraceHadAChoice() {
        Fixture it;
        QTest::mouseClick(it.window.timeline().findChild<QPushButton*>(), Qt::LeftButton);
        QTRY_COMPARE(it.cards().rowCount(), 4);
        QTRY_VERIFY(!it.window.workspace().isAnyRunning());
        it.click(1, it.geometry(1).url);
        QCOMPARE(it.window.timeline().currentHop(), 1);
        it.window.runScenario(u"loop"_s);
        QTRY_VERIFY(it.card(it.cards().rowCount() - 1).kind == HopRow::Kind::Stop);
        QTRY_VERIFY(!it.window.workspace().isAnyRunning());
        const QListView& view = *it.window.timeline().view();
        const QModelIndex last = it.cards().index(it.cards().rowCount() - 1, 0);
        QCOMPARE(QApplication::focusWidget(), &view);
        QVERIFY(view.selectionModel()->isSelected(last));
        QCOMPARE(view.currentIndex(), last);
    }

    void aLongTraceEndsInSight() {
        Fixture it;
        it.window.resize(1024, 700);
        it.window.runScenario(u"endless"_s);
        QTRY_COMPARE(it.window.workspace().trace().hops.size(), 21);
        QTRY_VERIFY(!it.window.workspace().isAnyRunning());
        QApplication::processEvents();
        const QListView& view = *it.window.timeline().view();
        const QModelIndex last = it.cards().index(it.cards().rowCount() - 1, 0);
        QVERIFY(view.viewport()->rect().contains(view.visualRect(last).center()));
        QCOMPARE(view.currentIndex(), last); // it says why
        QCOMPARE(it.window.timeline().currentHop(), 20);
        QVERIFY(it.shows(it.window, u"Hop 21 of 21"_s));
    }

    void aHiddenInspectorShowsNoOtherHopWhenItIsBack() {
        Fixture it;
        it.window.showTrace(test::demoTrace());
        QVERIFY(it.shows(it.window, u"Hop 1 of 4"_s));
        auto* const dock = it.window.findChild<QDockWidget*>(u"inspector"_s);
        dock->close();
        it.window.timeline().selectHop(2);
        QVERIFY(!it.shows(it.window, u"Hop 1 of 4"_s));
        dock->show();
        QVERIFY(it.shows(it.window, u"Hop 3 of 4"_s));
    }

    void aNewRequestHasATabOfItsOwn() {
        const test::ScriptedServer server(twoHops());
        Fixture it;
        const auto* const invitation = it.window.timeline().findChild<QPushButton*>();
        it.window.showTrace(test::demoTrace());
        for (int times = 0; times < 2; ++times) { // an empty tab is enough
            QTest::keyClick(&it.window, Qt::Key_N, Qt::ControlModifier);
            QVERIFY(invitation->isVisible());
            QVERIFY(it.url()->text().isEmpty());
            QCOMPARE(it.window.workspace().tabs().size(), 2);
        }
        it.window.open(QString::fromUtf8(server.url("/a")));
        QTRY_COMPARE(it.cards().rowCount(), 2);
        QTRY_VERIFY(!it.window.workspace().isAnyRunning());
        QCOMPARE(it.window.workspace().tabs().size(), 2);
        it.window.workspace().select(0);
        QCOMPARE(it.cards().rowCount(), 4);
        QCOMPARE(it.url()->text(), u"http://shop.localhost:8480/checkout"_s);
    }

    void aNewRequestLosesNothingThatWasWritten() {
        Fixture it;
        QTest::keyClicks(it.url(), u"http://half"_s);
        QTest::keyClick(&it.window, Qt::Key_N, Qt::ControlModifier);
        QVERIFY(it.url()->text().isEmpty());
        QTest::keyClick(&it.window, Qt::Key_W, Qt::ControlModifier);
        QCOMPARE(it.url()->text(), u"http://half"_s);
    }

    void theKeyboardTurnsTheTabs() {
        Fixture it;
        it.window.showTrace(test::demoTrace());
        QVERIFY(!it.window.action(Command::NextTab).isEnabled());
        it.window.workspace().openEmpty();
        it.window.workspace().openEmpty();
        for (const int tab : {0, 1, 2, 0}) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab, Qt::ControlModifier);
            QCOMPARE(it.window.workspace().current(), tab);
        }
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab,
                        Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(it.window.workspace().current(), 2);
        it.window.timeline().view()->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_L, Qt::ControlModifier);
        QCOMPARE(QApplication::focusWidget(), it.url());
    }

    void escapeStops() {
        const test::ScriptedServer server(test::Script{test::awaitRequest(), test::stall()});
        Fixture it;
        it.window.open(QString::fromUtf8(server.url("/")));
        QTRY_COMPARE(server.received().size(), 1);
        QVERIFY(it.window.action(Command::Stop).isEnabled());
        const auto* const summary = it.window.timeline().findChild<SummaryLine*>();
        QTRY_COMPARE(summary->accessibleDescription(), u"running"_s);
        QTest::keyClick(&it.window, Qt::Key_Escape);
        QTRY_VERIFY(!it.window.workspace().isAnyRunning());
        QVERIFY(it.spoken(0).contains(u"Stopped"_s));
        QVERIFY(!it.window.action(Command::Stop).isEnabled());
        QVERIFY(it.window.action(Command::Send).isEnabled());
        QVERIFY(!summary->accessibleDescription().contains(u"running"_s));
    }

    void aHopThatIsUnderWayIsSaidToBe() {
        const test::ScriptedServer server(test::Script{test::awaitRequest(), test::stall()});
        Fixture it;
        QVERIFY(it.shows(it.window, u"No hop selected"_s));
        it.window.open(QString::fromUtf8(server.url("/")));
        QTRY_COMPARE(it.cards().rowCount(), 1);
        it.click(0, it.geometry(0).url);
        QTRY_VERIFY(it.shows(it.window, u"Not over yet"_s));
        it.window.action(Command::Stop).trigger();
        QTRY_VERIFY(it.shows(it.window, u"Hop 1 of 1"_s));
    }

    void stoppingInTheContentSaysWhatHadCome() {
        const test::ScriptedServer server(
            {test::awaitRequest(), test::send("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nabc"),
             test::stall()});
        Fixture it;
        it.window.open(QString::fromUtf8(server.url("/")));
        QTRY_VERIFY(it.cards().rowCount() == 1 && it.card(0).status.contains(u"receiving"_s));
        QTRY_VERIFY2(it.card(0).status.endsWith(u" · 3 B"_s), qPrintable(it.card(0).status));
        it.window.action(Command::Stop).trigger();
        QTRY_VERIFY(!it.window.workspace().isAnyRunning());
        QVERIFY2(it.spoken(0).contains(u"Stopped while receiving; 3 B had come."_s),
                 qPrintable(it.spoken(0)));
    }

    void aRefusedConnectionIsTheLastCard() {
        QByteArray url;
        {
            const test::ScriptedServer server(test::Script{});
            url = server.url("/gone");
        }
        Fixture it;
        it.window.open(QString::fromUtf8(url));
        QTRY_COMPARE(it.cards().rowCount(), 1);
        QTRY_VERIFY(it.spoken(0).contains(u"refused the connection"_s));
        QVERIFY(it.spoken(0).contains(u"Check the port"_s));
    }

    void aTraceFillsEveryZone() {
        Fixture it;
        it.window.showTrace(test::demoTrace());
        QCOMPARE(it.cards().rowCount(), 4);
        QCOMPARE(it.window.timeline().currentHop(), 0);
        QCOMPARE(it.url()->text(), u"http://shop.localhost:8480/checkout"_s);
        QTest::keyClick(&it.window, Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(it.window.timeline().currentHop(), 1);
        QTest::keyClick(&it.window, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(it.window.timeline().currentHop(), 0);
    }

    void aChipOpensItsPanelAtItsField() {
        Fixture it;
        it.window.resize(1800, 900);
        it.window.showTrace(test::demoTrace());
        const auto chips = it.card(1).shownChips();
        const auto chip = std::find_if(chips.begin(), chips.end(), [](const Chip& one) {
            return one.text.startsWith(u"Set-Cookie"_s);
        });
        it.click(1, it.geometry(1).chips.at(chip - chips.begin()));
        QCOMPARE(it.window.timeline().currentHop(), 1);
        QCOMPARE(it.window.inspector().panel(), u"fields"_s);
        const auto* const tree = it.window.inspector().findChild<QTreeView*>();
        QCOMPARE(tree->currentIndex().siblingAtColumn(0).data().toString(), u"+ Set-Cookie"_s);
    }

    void theOtherChipsLeadToTheFindingsOfTheHop() {
        Fixture it;
        it.window.resize(1024, 700);
        it.window.showTrace(test::demoTrace());
        QVERIFY(!it.geometry(1).more.isNull());
        it.click(1, it.geometry(1).more);
        QCOMPARE(it.window.inspector().panel(), u"findings"_s);
        QTableView* const table = it.findingsTable();
        const auto hop = [&] {
            return table->currentIndex().siblingAtColumn(FindingModel::Hop).data().toString();
        };
        QCOMPARE(hop(), u"2"_s);
        table->selectRow(0);
        QCOMPARE(hop(), u"1"_s);
        it.click(1, it.geometry(1).more);
        QCOMPARE(hop(), u"2"_s);
    }

    void aSecondVisitIsToldWithoutSending() {
        Fixture it;
        trace::Trace trace = test::demoTrace();
        trace.terms.client.id = u"chrome"_s;
        it.window.showTrace(trace);
        auto* const visit = it.window.timeline().findChild<QComboBox*>();
        QCOMPARE(visit->accessibleName(), u"Second visit"_s);
        visit->setFocus();
        QTest::keyClick(visit, Qt::Key_Down); // at once
        QVERIFY2(it.spoken(2).contains(u"From cache."_s), qPrintable(it.spoken(2)));
        QVERIFY(!it.spoken(1).contains(u"From cache."_s)); // no-store
        QTest::keyClick(visit, Qt::Key_Down);              // the minute of its max-age is over
        QVERIFY2(!it.spoken(2).contains(u"From cache."_s), qPrintable(it.spoken(2)));
        QTest::keyClick(visit, Qt::Key_Up);
        QVERIFY(it.spoken(2).contains(u"From cache."_s));
        it.window.showTrace(test::loopTrace());
        it.window.showTrace(trace); // the choice holds for every trace
        QVERIFY(it.spoken(2).contains(u"From cache."_s));
        trace.terms.client.id = u"curl"_s; // keeps no cache
        it.window.showTrace(trace);
        QVERIFY(!it.spoken(2).contains(u"From cache."_s));
    }

    void aFindingLeadsToItsHopAndPanel() {
        Fixture it;
        it.window.showTrace(test::demoTrace());
        QVERIFY(it.window.inspector().showPanel(u"findings"_s));
        QTableView* const table = it.findingsTable();
        QVERIFY(table);
        const QAbstractItemModel& model = *table->model();
        int row = 0;
        while (model.index(row, 0).data(FindingModel::TopicRole).toInt() !=
                   int(findings::Topic::Caching) ||
               model.index(row, FindingModel::Hop).data().toString() != u"3"_s)
            QVERIFY(++row < model.rowCount());
        table->setFocus();
        table->selectRow(row);
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(it.window.timeline().currentHop(), 2);
        QCOMPARE(it.window.inspector().panel(), u"cache"_s);
        it.window.inspector().showPanel(u"findings"_s);
        QCOMPARE(table->currentIndex().row(), row); // one comes back to where one was
    }

    void commandsWaitForATrace() {
        Fixture it;
        const Command commands[] = {Command::ExportTrace, Command::CopyUrl, Command::CopyTrace,
                                    Command::NextHop};
        for (const Command command : commands)
            QVERIFY(!it.window.action(command).isEnabled());
        it.window.showTrace(test::demoTrace());
        for (const Command command : commands)
            QVERIFY(it.window.action(command).isEnabled());
        it.window.action(Command::CopyUrl).trigger();
        QCOMPARE(QApplication::clipboard()->text(), u"http://shop.localhost:8480/checkout"_s);
        const QList<QAction*> formats = it.window.action(Command::CopyTrace).menu()->actions();
        QCOMPARE(formats.size(), qsizetype(formats::formats().size()));
        formats[0]->trigger();
        const QByteArray har = QApplication::clipboard()->text().toUtf8();
        const QJsonArray entries = QJsonDocument::fromJson(har)["log"_L1]["entries"_L1].toArray();
        QCOMPARE(entries.size(), 4);
        for (const QJsonValue& entry : entries)
            QVERIFY(!entry["_findings"_L1].toArray().isEmpty());
        QVERIFY(!har.contains("s3cr3t"));
        formats[1]->trigger();
        const QByteArray json = QApplication::clipboard()->text().toUtf8();
        QCOMPARE(formats::findFormat(u"json")->read(json, {})->hops.size(), 4);
        QVERIFY(!json.contains("s3cr3t"));
    }

    void docksCloseAndComeBack() {
        Fixture it;
        auto* const dock = it.window.findChild<QDockWidget*>(u"inspector"_s);
        QVERIFY(dock->isVisible());
        dock->close();
        QVERIFY(!dock->isVisible());
        dock->toggleViewAction()->trigger();
        QVERIFY(dock->isVisible());
        dock->setFloating(true);
        it.window.action(Command::RestoreLayout).trigger();
        QVERIFY(!dock->isFloating());
        QVERIFY(dock->isVisible());
    }

    void layoutAndThemeAreRemembered() {
        Fixture first;
        first.window.findChild<QDockWidget*>(u"navigation"_s)->close();
        first.window.resize(700, 600); // on the screen of 800 by 800, to which newer Qt fits it
        first.window.action(Command::ThemeDark).trigger();
        QVERIFY(theme().dark);
        first.window.close();
        MainWindow second(first.preferences);
        second.show();
        QVERIFY(!second.findChild<QDockWidget*>(u"navigation"_s)->isVisible());
        QCOMPARE(second.width(), first.window.width());
        QVERIFY(second.action(Command::ThemeDark).isChecked());
        second.action(Command::ThemeLight).trigger();
        QVERIFY(!theme().dark);
        QVERIFY(first.preferences.theme() == ThemeChoice::Light);
    }

    void aRecentRequestWaitsToBeSent_data() {
        QTest::addColumn<bool>("byKey");
        QTest::newRow("a click") << false;
        QTest::newRow("Enter") << true;
    }
    void aRecentRequestWaitsToBeSent() {
        QFETCH(bool, byKey);
        const test::ScriptedServer server(QList<test::Script>{twoHops(), twoHops()});
        const QByteArray url = server.url("/a");
        Fixture it({recent("POST", url, true)});
        it.window.showTrace(test::demoTrace());
        auto* const list = it.recentRequests();
        QTRY_VERIFY(list->model()->rowCount() > 1);
        const QModelIndex newest = list->model()->index(1, 0); // below a heading
        QVERIFY(newest.data().toString().endsWith(u"/a"_s));
        if (byKey) {
            list->setFocus();
            list->setCurrentIndex(newest);
            QTest::keyClick(list, Qt::Key_Return);
        } else {
            QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                              list->visualRect(newest).center());
        }
        QCOMPARE(it.url()->text(), QString::fromUtf8(url));
        QVERIFY(!it.window.workspace().isAnyRunning());
        QCOMPARE(it.cards().rowCount(), 4); // the trace that was shown is still there
        QCOMPARE(it.remarks(), QStringList(u"Content and credentials were not kept. Add them, "
                                           "then send."_s));
        auto* const send = qobject_cast<QPushButton*>(QApplication::focusWidget());
        QVERIFY(send && send->text() == u"Send"_s);
        QTest::keyClick(send, Qt::Key_Return);
        QTRY_COMPARE(server.received().size(), 1);
        QTRY_VERIFY(server.received()[0].startsWith("POST /a "));
        QCOMPARE(it.remarks(), QStringList());
    }

    void aRecentRequestReplacesNothingThatWasWritten() {
        Fixture it;
        it.preferences.remember(recent("GET", "http://a.test/", false));
        auto* const navigation = it.window.findChild<Navigation*>();
        QTest::keyClicks(it.url(), u"http://half"_s);
        for (int times = 0; times < 2; ++times) { // what nobody touched makes room
            emit navigation->recentChosen(it.preferences.recent().constFirst());
            QCOMPARE(it.url()->text(), u"http://a.test/"_s);
            QCOMPARE(it.window.workspace().tabs().size(), 2);
        }
        it.window.workspace().select(0);
        QCOMPARE(it.url()->text(), u"http://half"_s);
        it.window.showTrace(test::demoTrace());
        it.window.workspace().openEmpty();
        it.window.workspace().select(0);
        emit navigation->recentChosen(it.preferences.recent().constFirst());
        QCOMPARE(it.window.workspace().tabs().size(),
                 3); // the request of the trace can be had again
    }

    void aRecentRequestThatIsWholeNeedsNoRemark() {
        Fixture it({recent("GET", "http://a.test/", false)});
        auto* const navigation = it.window.findChild<Navigation*>();
        QTRY_VERIFY(it.recentRequests()->isVisible());
        emit navigation->recentChosen(it.preferences.recent().constFirst());
        QCOMPARE(it.url()->text(), u"http://a.test/"_s);
        QCOMPARE(it.remarks(), QStringList());
    }

    void everyScenarioOfTheLabIsListed() {
        Fixture it;
        const auto* const model = it.lab()->model();
        QTRY_COMPARE(model->rowCount(), int(lab::scenarios().size()) + 2);
        QCOMPARE(model->index(2, 0).data().toString(), lab::scenarios()[0].title);
    }

    void titlesOfTheLabTakeTwoLinesInANarrowColumn() {
        EntryList list(u"Lab"_s);
        list.add({.id = 1, .text = u"On and on"_s, .sign = {}, .number = 1, .tip = {}});
        list.add({.id = 2, .text = u"Longer than the limit"_s, .sign = {}, .number = 2, .tip = {}});
        const auto height = [&](int row) {
            return list.visualRect(list.model()->index(row, 0)).height();
        };
        list.resize(300, 300);
        list.show();
        QApplication::processEvents();
        QCOMPARE(height(1), height(0));
        list.resize(160, 300); // in a small window
        QApplication::processEvents();
        QVERIFY(height(1) >= height(0) + 10);
        list.resize(EntryList::stripWidth, 300); // signs alone
        QApplication::processEvents();
        QCOMPARE(height(1), height(0));
    }

    void whatIsSentMovesNothingElse() {
        const test::ScriptedServer server(twoHops());
        Fixture it;
        QTRY_VERIFY(it.lab()->model()->rowCount() > 2);
        QApplication::processEvents();
        const QModelIndex third = it.lab()->model()->index(4, 0);
        const QRect before = it.lab()->visualRect(third);
        QVERIFY(!it.recentRequests()->isVisible());
        it.window.open(QString::fromUtf8(server.url("/a")));
        QTRY_VERIFY(it.recentRequests()->isVisible());
        QApplication::processEvents();
        QVERIFY(third.isValid());
        QCOMPARE(it.lab()->visualRect(third), before);
    }

    void theNavigationShowsWhereTheFocusIs() {
        Fixture it;
        auto* const list = it.lab();
        QTRY_VERIFY(list->model()->rowCount() > 0);
        list->setFocus(Qt::TabFocusReason);
        QCOMPARE(list->currentIndex(), list->model()->index(0, 0));
        const QImage focused = list->grab().toImage();
        QTest::keyClick(list, Qt::Key_Down);
        QCOMPARE(list->currentIndex(), list->model()->index(2, 0)); // past a heading
        QVERIFY(list->grab().toImage() != focused);
        const QPoint frame = list->visualRect(list->currentIndex()).center();
        const QImage now = list->grab().toImage();
        QCOMPARE(now.pixelColor(8, frame.y()), theme().accent);
    }

    void enterExportsAndSaysWhere() {
        Fixture it;
        const QString file = it.folder.filePath(u"out.har"_s);
        it.window.showTrace(test::demoTrace());
        it.window.action(Command::ExportTrace).trigger();
        auto* const dialog = it.window.findChild<ExportDialog*>();
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        auto* const name = dialog->findChild<QLineEdit*>();
        name->selectAll();
        QTest::keyClicks(name, file);
        QTest::keyClick(name, Qt::Key_Return);
        QVERIFY(QFile::exists(file));
        QVERIFY(!dialog->isVisible());
        const auto* const bar = it.window.findChild<QStatusBar*>();
        QVERIFY(bar->isVisible());
        QVERIFY2(bar->currentMessage().contains(file), qPrintable(bar->currentMessage()));
    }

    void aPictureIsSavedAndItIsSaidWhere() {
        Fixture it;
        it.window.showTrace(test::demoTrace());
        const auto* const bar = it.window.findChild<QStatusBar*>();
        const QString file = it.folder.filePath(u"picture.png"_s);
        QVERIFY(QFile(file).open(QIODevice::WriteOnly)); // is there already, for all to read
        QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther);
        test::choosing(file, [&] { it.window.action(Command::SavePicture).trigger(); });
        QCOMPARE(QImage(file).size(), it.window.size());
        QVERIFY(!(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther)));
        QCOMPARE(bar->currentMessage(), u"Saved as %1."_s.arg(file));
        const QString nowhere = it.folder.filePath(u"none/picture.png"_s);
        test::choosing(nowhere, [&] { it.window.action(Command::SavePicture).trigger(); });
        QCOMPARE(bar->currentMessage(), u"%1 cannot be written."_s.arg(nowhere));
    }

    void everyControlHasAName() {
        Fixture it;
        it.window.showTrace(test::demoTrace());
        it.window.stepPanel().show();
        QSet<QWidget*> all;
        QStringList nameless;
        const auto lookAround = [&] {
            QApplication::processEvents();
            for (QWidget* const control : controls(it.window)) {
                all.insert(control);
                const auto* const spoken = QAccessible::queryAccessibleInterface(control);
                if (!spoken || spoken->text(QAccessible::Name).isEmpty())
                    nameless.append(QString::fromLatin1(control->metaObject()->className()) + u' ' +
                                    control->objectName());
            }
        };
        QWidget* const zones[] = {&it.window.composer(), &it.window.inspector(),
                                  &it.window.advisor(), &it.window.stepPanel()};
        for (QWidget* const zone : zones)
            for (auto* const tabs : zone->findChildren<QTabBar*>())
                for (int tab = 0; tab < tabs->count(); ++tab) {
                    tabs->setCurrentIndex(tab);
                    lookAround();
                }
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u", "_s)));
        QVERIFY(all.size() > 40);
    }

    void tabReachesEveryZone() {
        Fixture it;
        it.window.showTrace(test::demoTrace());
        QApplication::processEvents();
        const QWidget* const zones[] = {&it.window.composer(), &it.window.timeline(),
                                        &it.window.inspector(), it.window.findChild<Navigation*>()};
        QSet<const QWidget*> reached;
        it.url()->setFocus();
        for (int presses = 0; presses < 80; ++presses) {
            QWidget* const focused = QApplication::focusWidget();
            for (const QWidget* const zone : zones)
                if (zone == focused || zone->isAncestorOf(focused))
                    reached.insert(zone);
            QTest::keyClick(focused, Qt::Key_Tab);
        }
        QCOMPARE(reached.size(), qsizetype(std::size(zones)));
    }
};

QTEST_MAIN(MainWindowTest)
#include "tst_mainwindow.moc"
