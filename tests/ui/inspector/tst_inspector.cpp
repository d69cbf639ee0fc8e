#include "app/findings/findings.h"
#include "tests/support/activate.h"
#include "tests/support/demotrace.h"
#include "tests/support/named.h"
#include "ui/inspector/inspector.h"
#include "ui/inspector/panel.h"
#include "ui/inspector/panels.h"
#include "ui/inspector/raw/rawpanel.h"
#include "ui/models/clientchip.h"
#include "ui/models/fielddiffmodel.h"
#include "ui/models/predictionmodel.h"
#include "ui/models/timingmodel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/fittingtabs.h"
#include "ui/widgets/scrollpage.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/tabbar.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace thence;
using namespace Qt::StringLiterals;
using ui::Inspector;

namespace {

QToolButton* button(const QWidget& parent, const QString& text) {
    for (QToolButton* const candidate : parent.findChildren<QToolButton*>())
        if (candidate->text() == text)
            return candidate;
    return nullptr;
}

/// Every line of a tree, "name value" below its section.
QString shownLines(const QTreeView& tree) {
    QStringList lines;
    const QAbstractItemModel& model = *tree.model();
    for (int s = 0; s < model.rowCount(); ++s) {
        const QModelIndex section = model.index(s, 0);
        for (int i = 0; i < model.rowCount(section); ++i)
            lines.append(model.index(i, 0, section).data().toString() + u' ' +
                         model.index(i, 1, section).data().toString());
    }
    return lines.join(u'\n');
}

/// Two hops, the second with what a hostile server would send to every view, as large as the limits
/// let it be.
trace::Trace hostileTrace() {
    trace::Trace trace = test::demoTrace();
    trace.hops.removeLast();
    trace.hops.removeLast();
    trace::Exchange& exchange = trace.hops[1].exchange;
    exchange.response->reason = QByteArray(64 * 1024, 'R');
    exchange.response->fields.set("Location", QByteArray(128 * 1024, 'x'));
    exchange.response->fields.append("X-<b>", "<img src='http://evil.test/'>\x1b[2J\xe2\x80\xae");
    exchange.response->fields.append("Content-Type", "text/html");
    exchange.response->content = QByteArray(1024 * 1024, '<');
    exchange.decodedSize = exchange.encodedSize = exchange.response->content.size();
    exchange.responseHead = "HTTP/1.1 302 " + exchange.response->reason + "\r\n" +
                            exchange.response->fields.toBytes() + "\r\n";
    return trace;
}

} // namespace

class TestInspector : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { ui::applyTheme(*qApp, ui::lightTheme()); }

    void panelsAreMadeWhenFirstShown() {
        Inspector inspector;
        QCOMPARE(inspector.findChildren<ui::Panel*>().size(), 0);
        inspector.showHop(test::demoTrace(), 0);
        QCOMPARE(inspector.findChildren<ui::Panel*>().size(), 1);
        QVERIFY(inspector.showPanel(u"tls"_s));
        QCOMPARE(inspector.findChildren<ui::Panel*>().size(), 2);
        QCOMPARE(inspector.panel(), u"tls"_s);
        QVERIFY(!inspector.showPanel(u"nonsense"_s));
        QCOMPARE(inspector.panel(), u"tls"_s);
    }

    void aPanelShowsTheHopThatIsSelected() {
        Inspector inspector;
        inspector.showPanel(u"overview"_s);
        inspector.showHop(test::demoTrace(), 1);
        const auto* const sheet = test::named<ui::Sheet>(inspector, u"Overview of the hop"_s);
        QVERIFY(sheet);
        QVERIFY(sheet->toPlainText().contains(u"302 Found"_s));
        inspector.showPanel(u"tls"_s);
        inspector.showHop(test::demoTrace(), 3);
        inspector.showPanel(u"overview"_s);
        QVERIFY(sheet->toPlainText().contains(u"200 OK"_s));
        inspector.showHop(test::demoTrace(), 99);
        QVERIFY(!sheet->isVisibleTo(&inspector));
    }

    void tabGoesFromTheTabsIntoThePanel() {
        QWidget window;
        auto* const row = new QHBoxLayout(&window);
        auto* const inspector = new Inspector;
        row->addWidget(inspector);
        row->addWidget(new QLineEdit); // made before any panel is
        window.resize(500, 240);
        window.show();
        test::activate(window);
        inspector->showHop(test::demoTrace(), 1);
        for (const QString& id : {u"tls"_s, u"overview"_s, u"tls"_s}) {
            inspector->showPanel(id);
            inspector->findChild<ui::TabBar*>()->setFocus();
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            if (qobject_cast<QToolButton*>(QApplication::focusWidget())) // More
                QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            const auto* const sheet = qobject_cast<ui::Sheet*>(QApplication::focusWidget());
            QVERIFY2(sheet && sheet->isVisible(), qPrintable(id));
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab);
            QVERIFY(inspector->findChild<ui::FittingTabs*>()->isAncestorOf(
                QApplication::focusWidget()));
        }
    }

    void aPanelThatNeedsMoreHeightScrolls_data() {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("name");
        QTest::newRow("Security") << u"security"_s << u"Security of the hop"_s;
        QTest::newRow("Timing") << u"timing"_s << u"Addresses and times"_s;
    }
    void aPanelThatNeedsMoreHeightScrolls() {
        QFETCH(QString, id);
        QFETCH(QString, name);
        Inspector inspector;
        inspector.resize(320, 220);
        inspector.show();
        test::activate(inspector);
        inspector.showHop(test::demoTrace(), 1);
        inspector.showPanel(id);
        QApplication::processEvents();
        auto* const sheet = test::named<ui::Sheet>(inspector, name);
        QCOMPARE(sheet->verticalScrollBar()->maximum(), 0); // one thing scrolls, not two
        const ui::ScrollPage* page = nullptr;
        for (const auto* const each : inspector.findChildren<ui::ScrollPage*>())
            if (each->isAncestorOf(sheet))
                page = each;
        QScrollBar& bar = *page->verticalScrollBar();
        QVERIFY(bar.maximum() > 0);
        QCOMPARE(page->widget()->width(), page->viewport()->width());
        sheet->setFocus();
        bar.setValue(0);
        QTest::keyClick(sheet, Qt::Key_PageDown);
        QVERIFY(bar.value() > 0);
        inspector.resize(320, 900);
        QTRY_COMPARE(bar.maximum(), 0);
    }

    void aLinkThatGetsTheFocusIsSeen() {
        Inspector inspector;
        inspector.resize(320, 220);
        inspector.show();
        test::activate(inspector);
        inspector.showPanel(u"security"_s);
        inspector.showHop(test::demoTrace(), 1, findings::examine(test::demoTrace()));
        QApplication::processEvents();
        auto* const sheet = test::named<ui::Sheet>(inspector, u"Security of the hop"_s);
        sheet->setFocus();
        for (int link = 0; link < 2; ++link) {
            QTest::keyClick(sheet, Qt::Key_Tab);
            QVERIFY(sheet->hasFocus());
            QVERIFY(sheet->visibleRegion().contains(sheet->cursorRect().center()));
        }
    }

    void tabsThatDoNotFitAreInAMenu() {
        Inspector inspector;
        inspector.resize(240, 500);
        inspector.show();
        auto* const tabs = inspector.findChild<ui::FittingTabs*>();
        QToolButton* const more = button(*tabs, u"More ▾"_s);
        QVERIFY(more->isVisible());
        emit more->menu()->aboutToShow();
        QVERIFY(!more->menu()->actions().isEmpty());
        QAction* const last = more->menu()->actions().last();
        const QString name = last->text();
        last->trigger();
        QCOMPARE(tabs->bar()->tabText(tabs->currentIndex()), name);
        QVERIFY(tabs->bar()->isTabVisible(tabs->currentIndex()));
        QVERIFY(tabs->bar()->width() <= 240);
        inspector.resize(1400, 500);
        QTRY_VERIFY(!more->isVisible());
        for (int i = 0; i < tabs->count(); ++i)
            QVERIFY(tabs->bar()->isTabVisible(i));
    }

    void secretsAreMaskedUntilAskedFor() {
        Inspector inspector;
        inspector.resize(420, 600);
        inspector.show();
        inspector.showPanel(u"fields"_s);
        inspector.showHop(test::demoTrace(), 1);
        const auto* const tree = test::named<QTreeView>(inspector, u"Fields of the hop"_s);
        QVERIFY(tree);
        QVERIFY(!shownLines(*tree).contains(u"s3cr3t"_s));
        QTest::mouseClick(button(inspector, u"Copy all"_s), Qt::LeftButton);
        QVERIFY(!QGuiApplication::clipboard()->text().contains(u"s3cr3t"_s));
        QTest::mouseClick(button(inspector, u"Show secrets"_s), Qt::LeftButton);
        QVERIFY(shownLines(*tree).contains(u"s3cr3t"_s));
        QTest::mouseClick(button(inspector, u"Hide secrets"_s), Qt::LeftButton);
        QVERIFY(!shownLines(*tree).contains(u"s3cr3t"_s));
    }

    void theListOfFieldsHasTheRoomUntilOneIsSelected() {
        Inspector inspector;
        inspector.resize(302, 280); // in a small window
        inspector.show();
        inspector.showPanel(u"fields"_s);
        inspector.showHop(test::demoTrace(), 1);
        QApplication::processEvents();
        auto* const tree = test::named<QTreeView>(inspector, u"Fields of the hop"_s);
        const auto* const whole =
            test::named<QPlainTextEdit>(inspector, u"The whole value of the selected field"_s);
        QVERIFY(!whole->isVisible());
        QVERIFY(!button(inspector, u"Copy value"_s)->isVisible());
        const int height = tree->height();
        QVERIFY(height > 4 * 24);
        const QModelIndex section = tree->model()->index(0, 0);
        const QModelIndex field = tree->model()->index(3, 0, section);
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(field).center());
        QVERIFY(whole->isVisible());
        QVERIFY(button(inspector, u"Copy value"_s)->isVisible());
        QApplication::processEvents();
        QVERIFY(tree->height() < height);
        QVERIFY(tree->viewport()->rect().contains(tree->visualRect(field))); // it is still seen
    }

    void whatWasNotSentIsCalledSo() {
        Inspector inspector;
        inspector.resize(420, 600);
        inspector.show();
        inspector.showHop(test::hstsTrace(), 1);
        inspector.showPanel(u"raw"_s);
        QVERIFY(!button(inspector, u"Save…"_s)->isVisible()); // nothing to save
        inspector.showPanel(u"fields"_s);
        const auto* const tree = test::named<QTreeView>(inspector, u"Fields of the hop"_s);
        QVERIFY(tree->model()->index(0, 0).data().toString().contains(u"not sent"_s));
        inspector.showHop(test::hstsTrace(), 2);
        QVERIFY(!tree->model()->index(0, 0).data().toString().contains(u"not sent"_s));
        inspector.showPanel(u"raw"_s);
        QVERIFY(button(inspector, u"Save…"_s)->isVisible());
    }

    void differencesCarryASign() {
        Inspector inspector;
        inspector.showPanel(u"fields"_s);
        inspector.showHop(test::demoTrace(), 2);
        const QString lines =
            shownLines(*test::named<QTreeView>(inspector, u"Fields of the hop"_s));
        QVERIFY2(lines.contains(u"− Content-Type"_s), qPrintable(lines));
        inspector.showHop(test::demoTrace(), 0);
        const QString first =
            shownLines(*test::named<QTreeView>(inspector, u"Fields of the hop"_s));
        QVERIFY2(!first.contains(u"+ "_s) && !first.contains(u"− "_s), qPrintable(first));
    }

    void fieldsAreFiltered() {
        Inspector inspector;
        inspector.show();
        inspector.showPanel(u"fields"_s);
        inspector.showHop(test::demoTrace(), 1);
        QTest::keyClicks(test::named<QLineEdit>(inspector, u"Filter the fields"_s), u"loca"_s);
        const QString lines =
            shownLines(*test::named<QTreeView>(inspector, u"Fields of the hop"_s));
        QVERIFY(lines.contains(u"Location"_s));
        QVERIFY(!lines.contains(u"User-Agent"_s));
    }

    void theBadByteIsSelected() {
        trace::Trace trace = test::failingTrace();
        trace::Exchange& exchange = trace.hops.last().exchange;
        exchange.responseHead = "HTTP/1.1 2x0 OK\r\n\r\n";
        exchange.failure = trace::Failure{trace::Failure::Kind::Malformed, trace::Phase::Receive,
                                          u"no digit"_s, 10};
        Inspector inspector;
        inspector.showPanel(u"raw"_s);
        inspector.showHop(trace, int(trace.hops.size()) - 1);
        const auto* const bytes = test::named<QPlainTextEdit>(inspector, u"Bytes of the message"_s);
        QCOMPARE(bytes->extraSelections().size(), 1);
        QCOMPARE(bytes->extraSelections().first().cursor.selectedText(), u"x"_s);
    }

    void aHopWithFieldsAndNoHeadsWasSent() {
        const trace::Trace trace = test::fieldsOnly(test::demoTrace());
        Inspector inspector;
        inspector.show();
        inspector.showHop(trace, 0);
        inspector.showPanel(u"raw"_s);
        const auto* const bytes = test::named<QPlainTextEdit>(inspector, u"Bytes of the message"_s);
        QTRY_VERIFY(bytes->toPlainText().contains(u"not known"_s));
        const auto* const raw = inspector.findChild<ui::RawPanel*>();
        QVERIFY(!raw->findChild<ui::CopyButton*>()->isVisible());
        inspector.showPanel(u"timing"_s);
        QVERIFY(!test::named<QTableView>(inspector, u"Phases of the exchange"_s)->isVisible());
        const auto* const times = test::named<ui::Sheet>(inspector, u"Addresses and times"_s);
        QVERIFY(times->toPlainText().contains(u"is not known"_s));
        QVERIFY(!times->toPlainText().contains(u"none was made"_s));
        inspector.showPanel(u"fields"_s);
        const auto* const fields = test::named<QTreeView>(inspector, u"Fields of the hop"_s);
        const QString title = fields->model()->index(0, 0).data().toString();
        QVERIFY2(title.startsWith(u"Request fields: "_s), qPrintable(title));
    }

    void modelsKeepTheRules() {
        ui::FieldDiffModel fields;
        const QAbstractItemModelTester fieldTester(
            &fields, QAbstractItemModelTester::FailureReportingMode::QtTest);
        using Kind = http::FieldDifference::Kind;
        const QList<ui::FieldDiffModel::Section> sections{
            {u"A"_s, {{Kind::Same, "A", "1", {}}, {Kind::Changed, "B", "1", "2"}}},
            {u"B"_s, {}},
            {u"C"_s, QList<http::FieldDifference>(1'200, {Kind::Same, "c", "1", {}})}};
        fields.setContents(ui::FieldDiffModel::read(sections, false));
        fields.replaceContents(ui::FieldDiffModel::read(sections, true));
        for (const int shown : {500, 1'000, 1'200}) { // page by page
            const QModelIndex section = fields.index(2, 0);
            QCOMPARE(fields.rowCount(section), shown + (shown < 1'200 ? 1 : 0));
            const QModelIndex last = fields.index(fields.rowCount(section) - 1, 0, section);
            fields.showMore(last);
        }
        fields.setFilter(u"b: 1"_s);
        QCOMPARE(fields.rowCount(), 1);
        fields.setContents({});
        ui::PredictionModel predictions;
        const QAbstractItemModelTester predictionTester(
            &predictions, QAbstractItemModelTester::FailureReportingMode::QtTest);
        predictions.setPredictions(redirect::predictAll(test::demoTrace(), 1),
                                   test::demoTrace().composed);
        predictions.setPredictions({}, {});
        ui::TimingModel timing;
        const QAbstractItemModelTester timingTester(
            &timing, QAbstractItemModelTester::FailureReportingMode::QtTest);
        timing.setTimings(test::demoTrace().hops[1].exchange.timings);
    }

    void clientsThatDisagreeAreMarkedAndExplained() {
        Inspector inspector;
        inspector.resize(420, 600);
        inspector.show();
        inspector.showPanel(u"clients"_s);
        trace::Trace trace = test::demoTrace();
        trace.terms.client.id = u"chrome"_s;
        inspector.showHop(trace, 1);
        auto* const table = test::named<QTableView>(inspector, u"Clients and what they do next"_s);
        const auto* const sheet =
            test::named<ui::Sheet>(inspector, u"What the selected client changes, and why"_s);
        QVERIFY(table && sheet);
        const QAbstractItemModel& model = *table->model();
        QCOMPARE(model.index(0, 0).data().toString(), u"Chrome"_s);
        QCOMPARE(model.index(0, ui::PredictionModel::Next).data().toString(), u"GET"_s);
        QVERIFY(
            model.index(0, ui::PredictionModel::Next).data(ui::PredictionModel::LostRole).toBool());
        QVERIFY(sheet->toPlainText().contains(u"POST → GET"_s));
        int rfc = 0;
        while (model.index(rfc, 0).data().toString() != u"RFC 9110"_s)
            QVERIFY(++rfc < model.rowCount());
        const QModelIndex next = model.index(rfc, ui::PredictionModel::Next);
        QCOMPARE(next.data().toString(), u"POST"_s);
        QVERIFY(next.data(ui::PredictionModel::DiffersRole).toBool());
        table->scrollTo(next);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(next).center());
        QVERIFY2(sheet->toPlainText().contains(u"RFC 9110"_s), qPrintable(sheet->toPlainText()));
        inspector.showHop(trace, 3);
        QVERIFY(!table->isVisible());
    }

    void aCellOfTheWholeTraceLeadsToItsHop() {
        Inspector inspector;
        inspector.resize(420, 600);
        inspector.show();
        inspector.showPanel(u"clients"_s);
        trace::Trace trace = test::demoTrace();
        trace.terms.client.id = u"chrome"_s;
        inspector.showHop(trace, 0);
        auto* const table =
            test::named<QTableView>(inspector, u"Clients and how far they go along"_s);
        const auto* const sheet = test::named<ui::Sheet>(
            inspector, u"Where the selected client leaves the chain, and why"_s);
        QVERIFY(table && sheet);
        QCOMPARE(table->model()->rowCount(), 0); // asked for only when it is shown
        button(inspector, u"Whole trace"_s)->click();
        QCOMPARE(table->model()->columnCount(), 4);
        int rfc = 0;
        while (table->model()->headerData(rfc, Qt::Vertical) != u"RFC 9110"_s)
            QVERIFY(++rfc < table->model()->rowCount());
        QSignalSpy wanted(&inspector, &Inspector::hopWanted);
        const QModelIndex cell = table->model()->index(rfc, 1);
        table->scrollTo(cell);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(cell).center());
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.first().first().toInt(), 1);
        inspector.showHop(trace, 1);
        QCOMPARE(table->currentIndex(), cell);
        QVERIFY2(sheet->toPlainText().contains(u"Leaves the chain after hop 2"_s),
                 qPrintable(sheet->toPlainText()));
    }

    void theChipOfTheClientsLeadsToThisHop() {
        Inspector inspector;
        inspector.resize(420, 600);
        inspector.show();
        inspector.showPanel(u"clients"_s);
        inspector.showHop(test::demoTrace(), 1);
        button(inspector, u"Whole trace"_s)->click();
        const auto* const here =
            test::named<QTableView>(inspector, u"Clients and what they do next"_s);
        QVERIFY(!here->isVisible());
        const auto chip = ui::clientChip(test::demoTrace(), 1);
        QVERIFY(chip);
        QVERIFY(inspector.showPanel(chip->panel, chip->part));
        QVERIFY(here->isVisible());
        QVERIFY(button(inspector, u"This hop"_s)->isChecked());
    }

    void bothPagesOfClientsHaveTheSameOneSelected() {
        Inspector inspector;
        inspector.resize(420, 600);
        inspector.show();
        inspector.showPanel(u"clients"_s);
        trace::Trace trace = test::demoTrace();
        trace.terms.client.id = u"chrome"_s;
        inspector.showHop(trace, 1);
        auto* const here = test::named<QTableView>(inspector, u"Clients and what they do next"_s);
        auto* const whole =
            test::named<QTableView>(inspector, u"Clients and how far they go along"_s);
        QVERIFY(here && whole);
        const auto rowNamed = [](const QAbstractItemModel& model, const auto& nameOf) {
            int row = 0;
            while (row < model.rowCount() && nameOf(row) != u"RFC 9110"_s)
                ++row;
            return row;
        };
        const int rfc = rowNamed(*here->model(), [&](int row) {
            return here->model()->index(row, 0).data().toString();
        });
        const QModelIndex cell = here->model()->index(rfc, 0);
        here->scrollTo(cell);
        QTest::mouseClick(here->viewport(), Qt::LeftButton, {}, here->visualRect(cell).center());
        button(inspector, u"Whole trace"_s)->click();
        const auto wholeName = [&](int row) {
            return whole->model()->headerData(row, Qt::Vertical).toString();
        };
        QCOMPARE(wholeName(whole->currentIndex().row()), u"RFC 9110"_s);
        QCOMPARE(whole->currentIndex().column(), 1);

        // And back, by a click on the name: it stays with the hop.
        QSignalSpy wanted(&inspector, &Inspector::hopWanted);
        whole->scrollToTop();
        QHeaderView* const names = whole->verticalHeader();
        QTest::mouseClick(names->viewport(), Qt::LeftButton, {},
                          QPoint(10, names->sectionViewportPosition(1) + 5));
        QCOMPARE(whole->currentIndex().row(), 1);
        QVERIFY(wanted.isEmpty());
        const QColor back = names->viewport()->grab().toImage().pixelColor(
            names->width() - 2, names->sectionViewportPosition(1) + 2);
        QCOMPARE(back, ui::theme().selection);
        const QString second = wholeName(1);
        button(inspector, u"This hop"_s)->click();
        QCOMPARE(here->currentIndex().siblingAtColumn(0).data().toString(), second);
        inspector.showHop(trace, 0);
        QCOMPARE(here->currentIndex().siblingAtColumn(0).data().toString(), second);
    }

    void aResponseThatCannotBeReadLeadsToItsBytes() {
        trace::Trace trace = test::demoTrace();
        trace::Exchange& exchange = trace.hops[0].exchange;
        exchange.response.reset();
        exchange.responseHead = "HTTP/1.1 200 OK\r\nName\x01: value\r\n\r\n";
        exchange.failure = trace::Failure{.kind = trace::Failure::Kind::Malformed,
                                          .phase = trace::Phase::Receive,
                                          .reason = u"a control byte in a name"_s,
                                          .offset = 21};
        trace.hops = {trace.hops[0]};
        trace.hops[0].decision = trace::Stop{
            .reason = trace::Stop::Reason::Failed, .detail = {}, .target = {}, .repeats = {}};
        Inspector inspector;
        inspector.resize(420, 600);
        inspector.show();
        inspector.showHop(trace, 0);
        inspector.showPanel(u"raw"_s);
        button(inspector, u"Sent"_s)->click();
        inspector.showPanel(u"overview"_s);
        auto* const sheet = test::named<ui::Sheet>(inspector, u"Overview of the hop"_s);
        const QTextCursor link = sheet->document()->find(u"Show the bytes in Raw"_s);
        QVERIFY(!link.isNull());
        QTextCursor start(link);
        start.setPosition(link.selectionStart() + 1);
        QTest::mouseClick(sheet->viewport(), Qt::LeftButton, {}, sheet->cursorRect(start).center());
        QCOMPARE(inspector.panel(), u"raw"_s);
        const auto* const bytes = test::named<QPlainTextEdit>(inspector, u"Bytes of the message"_s);
        QVERIFY(bytes->toPlainText().startsWith(u"HTTP/1.1 200 OK"_s));
        QCOMPARE(bytes->textCursor().blockNumber(), 1); // where the bad byte is
    }

    void whatDidNotHappenIsNotZero() {
        trace::Timings timings;
        timings[trace::Phase::Blocked] = std::chrono::nanoseconds(0);
        timings[trace::Phase::Wait] = std::chrono::milliseconds(3);
        timings[trace::Phase::Receive] = std::chrono::milliseconds(1);
        ui::TimingModel model;
        model.setTimings(timings);
        const auto time = [&](trace::Phase phase) {
            return model.index(int(phase), ui::TimingModel::Time).data().toString();
        };
        QCOMPARE(time(trace::Phase::Blocked), u"0.000 ms"_s);
        QCOMPARE(time(trace::Phase::Tls), u"did not happen"_s);
        QCOMPARE(time(trace::Phase::Wait), u"3.000 ms"_s);
        QCOMPARE(model.index(int(trace::Phase::Wait), ui::TimingModel::Share).data().toString(),
                 u"75.0 %"_s);
        QCOMPARE(model.index(7, ui::TimingModel::Time).data().toString(), u"4.000 ms"_s);
    }

    void everythingPaintsInBothThemes_data() {
        QTest::addColumn<trace::Trace>("trace");
        QTest::newRow("demo") << test::demoTrace();
        QTest::newRow("failing") << test::failingTrace();
        QTest::newRow("loop") << test::loopTrace();
        QTest::newRow("HSTS") << test::hstsTrace();
        QTest::newRow("running") << test::firstHops(test::demoTrace(), 2);
        QTest::newRow("hostile") << hostileTrace();
    }
    void everythingPaintsInBothThemes() {
        QFETCH(trace::Trace, trace);
        Inspector inspector;
        inspector.resize(420, 600);
        inspector.show();
        for (const ui::Theme* const theme : {&ui::darkTheme(), &ui::lightTheme()}) {
            ui::applyTheme(*qApp, *theme);
            for (int hop = 0; hop < trace.hops.size(); ++hop) {
                inspector.showHop(trace, hop);
                for (const ui::PanelEntry& entry : ui::panelEntries()) {
                    QVERIFY(inspector.showPanel(QLatin1String(entry.id)));
                    QVERIFY2(inspector.minimumSizeHint().width() <= 420, entry.id);
                    QCOMPARE(inspector.grab().toImage().pixelColor(2, 2), theme->card);
                }
            }
        }
    }
};

QTEST_MAIN(TestInspector)
#include "tst_inspector.moc"
