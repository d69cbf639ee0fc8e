#include "tests/support/hostile.h"
#include "tests/support/named.h"
#include "tests/support/scriptedserver.h"
#include "ui/advisor/advisor.h"
#include "ui/composer/composer.h"
#include "ui/inspector/inspector.h"
#include "ui/inspector/panels.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/models/fielddiffmodel.h"
#include "ui/timeline/summaryline.h"
#include "ui/timeline/timeline.h"
#include "ui/widgets/background.h"
#include "ui/widgets/sheet.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTextEdit>
#include <QToolButton>
#include <QTreeView>

using namespace thence;
using namespace thence::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int mostCharacters = 45'000; // in one text: a page, and what is said about it
constexpr int mostLines = 2'100;
constexpr int longestLine = 2'100;
constexpr int longestLabel = 2'500; // with places to break
constexpr int mostRows = 1'600;     // a page of each section; hops and findings are what they are

struct Fixture {
    QTemporaryDir folder;
    Preferences preferences{folder.filePath(u"settings.ini"_s)};
    MainWindow window{preferences};

    Fixture() { window.show(); }

    void show(const test::Hostile& hostile) {
        QList<test::Script> scripts;
        for (const QByteArray& response : hostile.responses)
            scripts.append(test::answerAndClose(response));
        const test::ScriptedServer server(scripts);
        window.composer().setClient(QString::fromLatin1(hostile.client));
        window.open(QString::fromUtf8(server.url("/0")));
        QTRY_VERIFY_WITH_TIMEOUT(!window.workspace().isAnyRunning(), 30'000);
        QCOMPARE(window.workspace().trace().hops.size(), hostile.responses.size());
    }
    void open(const char* panel, int hop) {
        window.timeline().selectHop(hop);
        window.inspector().showPanel(QString::fromLatin1(panel));
        Background::finishAll();
        QApplication::processEvents();
    }
};

int rowsBelow(const QAbstractItemModel& model, const QModelIndex& parent = {}) {
    const int rows = model.rowCount(parent);
    int all = rows;
    for (int row = 0; row < rows; ++row)
        all += rowsBelow(model, model.index(row, 0, parent));
    return all;
}

/// What is laid out in `part` beyond the bounds; empty where all is well.
QString tooLarge(const QWidget& part) {
    const auto isText = [](const QTextDocument& text) -> QString {
        if (text.characterCount() > mostCharacters || text.blockCount() > mostLines)
            return u"a text of %1 characters in %2 blocks"_s.arg(text.characterCount())
                .arg(text.blockCount());
        for (QTextBlock block = text.begin(); block.isValid(); block = block.next())
            if (block.length() > longestLine)
                return u"a line of %1 characters"_s.arg(block.length());
        return {};
    };
    for (const auto* const text : part.findChildren<QTextEdit*>())
        if (const QString what = isText(*text->document()); !what.isEmpty())
            return what;
    for (const auto* const text : part.findChildren<QPlainTextEdit*>())
        if (const QString what = isText(*text->document()); !what.isEmpty())
            return what;
    for (const auto* const label : part.findChildren<QLabel*>())
        if (label->text().size() > longestLabel)
            return u"a label of %1 characters"_s.arg(label->text().size());
    for (const auto* const widget : part.findChildren<QWidget*>())
        if (widget->toolTip().size() > longestLabel ||
            widget->accessibleDescription().size() > longestLabel)
            return u"a tool tip or description of %1"_s.arg(
                QLatin1String(widget->metaObject()->className()));
    for (const auto* const view : part.findChildren<QAbstractItemView*>()) {
        if (!view->model() || view->inherits("QListView"))
            continue;
        if (const int rows = rowsBelow(*view->model()); rows > mostRows)
            return u"a list of %1 rows"_s.arg(rows);
    }
    return {};
}

/// Of every card: texts that are painted or spoken.
QString tooLargeCard(Timeline& timeline) {
    const QAbstractItemModel& model = *timeline.view()->model();
    for (int row = 0; row < std::min(model.rowCount(), 20); ++row) {
        const QModelIndex index = model.index(row, 0);
        const auto card = index.data(HopModel::RowRole).value<HopRow>();
        QStringList texts{card.status, card.message, card.advice,
                          card.method, card.cause,   index.data().toString()};
        for (const trace::Piece& piece : card.effect)
            texts.append(piece.text);
        for (const Chip& chip : card.shownChips())
            texts.append(chip.text);
        for (const QString& text : texts)
            if (text.size() > 700)
                return u"a text of %1 characters on card %2"_s.arg(text.size()).arg(row);
        if (index.data(Qt::AccessibleTextRole).toString().size() > 6'000)
            return u"a long sentence for card %1"_s.arg(row);
    }
    return {};
}

} // namespace

/// The window with responses that are as large as the limits allow: what it lays out and lists is
/// bounded, whatever came. How long that takes is measured by tests/bench/bench_window.
class LargeTest : public QObject {
    Q_OBJECT

private slots:
    void nothingLargeIsLaidOut_data() {
        QTest::addColumn<int>("place");
        const QByteArrayList shown{
            "50k-fields",          "11k-set-cookie", "200K-location", "250K-reason-arabic",
            "250K-cache-control",  "32-interims",    "1M-newlines",   "1M-json",
            "250K-value-combining"};
        const QList<test::Hostile> all = test::hostileResponses();
        for (int i = 0; i < all.size(); ++i)
            if (shown.contains(all[i].name))
                QTest::newRow(all[i].name) << i;
    }
    void nothingLargeIsLaidOut() {
        QFETCH(int, place);
        Fixture it;
        it.show(test::hostileResponses()[place]);
        if (QTest::currentTestFailed())
            return;
        const auto hops = int(it.window.workspace().trace().hops.size());
        for (const int hop : QSet<int>{0, hops - 1})
            for (const PanelEntry& panel : panelEntries()) {
                it.open(panel.id, hop);
                const QString what = tooLarge(it.window);
                QVERIFY2(what.isEmpty(), qPrintable(u"%1, hop %2: %3"_s.arg(
                                             QLatin1String(panel.id), QString::number(hop), what)));
            }
        const QString what = tooLargeCard(it.window.timeline());
        QVERIFY2(what.isEmpty(), qPrintable(what));
    }

    void certificatesHaveNoLargeNames() {
        Fixture it;
        it.window.showTrace(test::hostileCertificates());
        it.open("tls", 0);
        QVERIFY2(tooLarge(it.window).isEmpty(), qPrintable(tooLarge(it.window)));
    }

    void theNextFieldsAreShownByTheLastRow() {
        Fixture it;
        it.show(hostile("20k-named-fields"));
        it.open("fields", 0);
        auto* const tree = test::named<QTreeView>(it.window.inspector(), u"Fields of the hop"_s);
        const QAbstractItemModel& model = *tree->model();
        const QModelIndex response = model.index(1, 0);
        QVERIFY(response.data().toString().contains(u"20003"_s));
        QCOMPARE(model.rowCount(response), FieldDiffModel::page + 1);
        const QModelIndex more = model.index(FieldDiffModel::page, 0, response);
        QCOMPARE(more.data(Qt::AccessibleTextRole).toString(),
                 u"… 19503 more: show the next 500"_s);
        emit tree->clicked(more);
        QCOMPARE(model.rowCount(response), 2 * FieldDiffModel::page + 1);
        // The filter looks at all of them, and a link leads to any.
        it.window.inspector().showPanel(u"fields"_s, u"f19999"_s);
        QCOMPARE(tree->currentIndex().data(FieldDiffModel::LineRole).toString(), u"f19999: 1"_s);
    }

    void everyPartOfALongTextCanBeReached() {
        Fixture it;
        it.show(hostile("1M-newlines"));
        it.open("content", 0);
        auto* const text =
            test::named<QPlainTextEdit>(it.window.inspector(), u"Content of the response"_s);
        auto* const next = test::named<QToolButton>(it.window.inspector(), u"Next part"_s);
        QVERIFY(next->isVisible());
        int pages = 1;
        qsizetype lines = text->document()->blockCount();
        for (; next->isEnabled(); ++pages) {
            next->click();
            lines += text->document()->blockCount();
        }
        QVERIFY(pages > 100);
        QCOMPARE(lines, 1'000'000 + 1); // the line after the last one is the empty end
    }

    void whatIsCopiedIsWhole() {
        Fixture it;
        it.show(hostile("200K-location"));
        Background::finishAll();
        it.window.timeline().selectHop(1);
        it.window.action(Command::CopyUrl).trigger();
        QVERIFY(QGuiApplication::clipboard()->text().size() > 200'000);
        it.window.action(Command::CopyTrace).menu()->actions().first()->trigger();
        QTRY_VERIFY(QGuiApplication::clipboard()->text().startsWith(u'{'));
        QVERIFY(QGuiApplication::clipboard()->text().size() > 400'000);
    }

    void aClosedWindowForgetsWhatItWorksOut() {
        for (int round = 0; round < 4; ++round) {
            Fixture it;
            it.show(hostile("250K-cache-control"));
            for (const PanelEntry& panel : panelEntries())
                it.window.inspector().showPanel(QString::fromLatin1(panel.id));
            for (QAction* const format : it.window.action(Command::CopyTrace).menu()->actions())
                format->trigger();
        }
        Background::finishAll();
    }

private:
    static test::Hostile hostile(const QByteArray& name) {
        for (const test::Hostile& one : test::hostileResponses())
            if (name == one.name)
                return one;
        qFatal("no case is called %s", name.constData());
    }
};

QTEST_MAIN(LargeTest)
#include "tst_large.moc"
