#include "app/findings/findings.h"
#include "tests/support/named.h"
#include "tests/support/tracebuilder.h"
#include "ui/inspector/cache/cachelines.h"
#include "ui/inspector/inspector.h"
#include "ui/inspector/panels.h"
#include "ui/inspector/search/searchlines.h"
#include "ui/inspector/security/securitylines.h"
#include "ui/models/credentialmodel.h"
#include "ui/models/findingmodel.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTreeView>

using namespace thence;
using namespace Qt::StringLiterals;
using ui::Inspector;
using ui::SheetLine;
using ui::SheetLines;

namespace {

/// The lines as text: "key: text | remark".
QString text(const SheetLines& lines) {
    QStringList result;
    for (const SheetLine& line : lines)
        result.append((line.kind == SheetLine::Kind::Pair ? line.key + u": "_s : QString()) +
                      line.text + (line.remark.isEmpty() ? QString() : u" | "_s + line.remark));
    return result.join(u'\n');
}

/// A token and a password that go from origin to origin, a hop kept for an hour, a page at the end.
trace::Trace leakyTrace() {
    return test::trace(
        "GET http://www.shop.test/Old?token=abcdefghijkl | Authorization: Basic c2VjcmV0 -> 301 | "
        "Location: https://shop.test/old?token=abcdefghijkl\n"
        "GET https://shop.test/old?token=abcdefghijkl | Authorization: Basic c2VjcmV0 -> 302 | "
        "Location: https://pay.test/ | Cache-Control: max-age=3600 | Date: {0} | Set-Cookie: "
        "sid=s3cr3t\n"
        "GET https://pay.test/ | Authorization: Basic c2VjcmV0 -> 200 | Content-Type: text/html | "
        "Date: {0} | @content <p>");
}

/// An inspector on the screen with `panel` in front.
class OpenInspector : public Inspector {
public:
    OpenInspector(const QString& panel, const trace::Trace& trace, int hop,
                  QSize size = {420, 700}) {
        resize(size);
        show();
        showPanel(panel);
        showHop(trace, hop, findings::examine(trace));
    }
};

/// Clicks where `words` begin in a sheet.
void clickText(ui::Sheet& sheet, const QString& words) {
    const QTextCursor found = sheet.document()->find(words);
    QVERIFY2(!found.isNull(), qPrintable(sheet.toPlainText()));
    sheet.setTextCursor(found);
    sheet.ensureCursorVisible();
    QTextCursor start(found);
    start.setPosition(found.selectionStart() + 1);
    QTest::mouseClick(sheet.viewport(), Qt::LeftButton, {}, sheet.cursorRect(start).center());
}

} // namespace

class VerdictPanelsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { ui::applyTheme(*qApp, ui::lightTheme()); }

    void panelsSay_data() {
        using Writer = SheetLines (*)(const trace::Trace&, int, const QList<findings::Finding>&);
        QTest::addColumn<Writer>("writer");
        QTest::addColumn<int>("hop");
        QTest::addColumn<QString>("words");
        const Writer cache = ui::cacheLines, search = ui::searchLines, security = ui::securityLines;
        QTest::newRow("kept for ever") << cache << 0 << u"The browser keeps this 301 without end"_s;
        QTest::newRow("what another cache does") << cache << 0 << u"Any private cache"_s;
        QTest::newRow("how to undo it") << cache << 0 << u"How to take it back"_s;
        QTest::newRow("kept for a time")
            << cache << 1 << u"The browser keeps this 302 for 60 min"_s;
        QTest::newRow("the field") << cache << 1 << u"Cache-Control: max-age=3600"_s;
        QTest::newRow("the lifetime") << cache << 1 << u"Fresh: 60 min, from max-age"_s;
        QTest::newRow("a second visit")
            << cache << 1 << u"answered without asking, for 3599 s more"_s;
        QTest::newRow("the source") << cache << 1 << u"RFC 9111 §4.2.1"_s;
        QTest::newRow("a strong signal") << search << 0 << u"Google: strong"_s;
        QTest::newRow("a weak signal") << search << 1 << u"Yandex: weak"_s;
        QTest::newRow("what is indexed")
            << search << 2
            << u"URL: https://shop.test/old?token=abcdefghijkl | Its redirect at "
               "hop 2 is temporary."_s;
        QTest::newRow("a shorter chain") << search << 0 << u"One redirect instead of 2"_s;
        QTest::newRow("the gravest first") << security << 0 << u"✕ Error: Credential sent"_s;
    }
    void panelsSay() {
        using Writer = SheetLines (*)(const trace::Trace&, int, const QList<findings::Finding>&);
        QFETCH(Writer, writer);
        QFETCH(int, hop);
        QFETCH(QString, words);
        const trace::Trace trace = leakyTrace();
        const QString shown = text(writer(trace, hop, findings::examine(trace)));
        QVERIFY2(shown.contains(words), qPrintable(shown));
        QVERIFY2(!shown.contains(u"c2VjcmV0"_s) && !shown.contains(u"s3cr3t"_s), qPrintable(shown));
    }

    void nothingCameIsNoVerdict() {
        const trace::Trace trace = test::trace("GET http://a.test/ -> @fail");
        const auto findings = findings::examine(trace);
        QVERIFY(text(ui::cacheLines(trace, 0, findings)).contains(u"Nothing to keep"_s));
        QVERIFY(text(ui::searchLines(trace, 0, findings)).contains(u"No redirect"_s));
        QVERIFY(text(ui::securityLines(trace, 0, findings)).contains(u"No credential"_s));
    }

    void aFloodIsCut() {
        QByteArray cookies;
        for (int i = 0; i < 3000; ++i)
            cookies += "c" + QByteArray::number(i) + "=0123456789; ";
        trace::Trace trace = test::trace("GET http://a.test/ -> 302 | Location: /b\n"
                                         "GET http://a.test/b -> 200 | Content-Type: text/html");
        trace.hops[0].exchange.request.fields.append("Cookie", cookies);
        for (int i = 0; i < 3000; ++i)
            trace.hops[0].exchange.response->fields.append("Set-Cookie", "a=" + QByteArray(9, 'x'));
        const auto findings = findings::examine(trace);
        const SheetLines lines = ui::securityLines(trace, 0, findings);
        QVERIFY2(lines.size() < 500, qPrintable(QString::number(lines.size())));
        QVERIFY(text(lines).contains(u"Credentials left out: 2960."_s));
    }

    void aCellOfTheCredentialsLeadsToItsHop() {
        const trace::Trace trace = leakyTrace();
        OpenInspector inspector(u"security"_s, trace, 1);
        auto* const table =
            test::named<QTableView>(inspector, u"Which hop carried which credential"_s);
        QVERIFY(table && table->isVisible());
        const QModelIndex cell = table->model()->index(0, 0);
        QCOMPARE(cell.data().toString(), u"sent in clear"_s);
        const QSignalSpy hops(&inspector, &Inspector::hopWanted);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(cell).center());
        QCOMPARE(hops.size(), 1);
        QCOMPARE(hops.constFirst().constFirst().toInt(), 0);
        QCOMPARE(inspector.panel(), u"security"_s);
        const trace::Trace harmless = test::trace("GET https://a.test/ -> 200");
        inspector.showHop(harmless, 0, findings::examine(harmless));
        QVERIFY(!table->isVisible());
    }

    void theMatrixScrollsToWholeColumns() {
        QByteArray lines;
        for (char host = 'a'; host < 'h'; ++host)
            lines += "GET https://"_ba + host +
                     ".test/ | Cookie: sid=1 -> 302 | Location: https://" + char(host + 1) +
                     ".test/\n";
        const trace::Trace trace = test::trace(lines + "GET https://h.test/ -> 200");
        const auto findings = findings::examine(trace);
        Inspector inspector;
        inspector.resize(420, 500);
        inspector.show();
        inspector.showPanel(u"security"_s);
        for (int hop = 0; hop < trace.hops.size(); ++hop) {
            inspector.showHop(trace, hop, findings);
            QApplication::processEvents();
            const auto* const table =
                test::named<QTableView>(inspector, u"Which hop carried which credential"_s);
            const int first = table->columnAt(0);
            QCOMPARE(table->columnViewportPosition(first), 0);
            const QRect cell = table->visualRect(table->model()->index(0, hop));
            QVERIFY(cell.left() >= 0 && cell.right() <= table->viewport()->width());
        }
    }

    void aMatrixOfOneColumnStandsOnTheCard() {
        OpenInspector inspector(u"security"_s,
                                test::trace("GET https://a.test/ | Cookie: sid=1 -> 200"), 0,
                                {420, 400});
        auto* const table =
            test::named<QTableView>(inspector, u"Which hop carried which credential"_s);
        QApplication::processEvents();
        const QImage seen = table->grab().toImage();
        for (const QPoint& empty :
             {QPoint(2, 2), QPoint(seen.width() - 3, 4), QPoint(2, seen.height() - 3)})
            QCOMPARE(seen.pixelColor(empty), ui::lightTheme().card);
    }

    void theSentenceAndTheCellsOfAHopAgree_data() {
        QTest::addColumn<QByteArray>("lines");
        const QByteArray upgrade =
            "POST http://a.localhost/ | @content x=1 -> 308 | Location: https://a.localhost/\n"
            "POST https://a.localhost/ | @content x=1 -> 200";
        QTest::newRow("https") << upgrade;
        QTest::newRow("content elsewhere")
            << "POST https://a.test/ | @content x=1 -> 307 | Location: https://b.test/\n"
               "POST https://b.test/ | @content x=1 -> 200"_ba;
        QTest::newRow("content in clear") << "POST http://a.test/ | @content x=1 -> 200"_ba;
        QTest::newRow("a cookie elsewhere")
            << "GET https://a.test/ | Cookie: sid=1 -> 302 | Location: https://b.test/\n"
               "GET https://b.test/ | Cookie: sid=1 -> 200"_ba;
    }
    void theSentenceAndTheCellsOfAHopAgree() {
        QFETCH(QByteArray, lines);
        const trace::Trace trace = test::trace(lines);
        const auto findings = findings::examine(trace);
        ui::CredentialModel model;
        model.setTrace(trace);
        for (int hop = 0; hop < trace.hops.size(); ++hop) {
            const QString cell = model.index(0, hop).data().toString();
            const bool isRed = cell == u"other origin"_s || cell == u"sent in clear"_s;
            const QString sentence = ui::securityHeadline(trace, hop, findings);
            const bool isCalm = sentence == u"Nothing here gives anything away"_s;
            QVERIFY2(!isRed || !isCalm, qPrintable(cell + u": "_s + sentence));
        }
    }

    void aFieldIsALinkToItsPlace() {
        OpenInspector inspector(u"cache"_s, leakyTrace(), 1);
        clickText(*test::named<ui::Sheet>(inspector, u"Caching of the hop"_s), u"max-age=3600"_s);
        QCOMPARE(inspector.panel(), u"fields"_s);
        const auto* const tree = test::named<QTreeView>(inspector, u"Fields of the hop"_s);
        QCOMPARE(tree->currentIndex().siblingAtColumn(1).data().toString(), u"max-age=3600"_s);
    }

    void findingsAreFilteredAndRead() {
        OpenInspector inspector(u"findings"_s, leakyTrace(), 0);
        auto* const table = test::named<QTableView>(inspector, u"Findings"_s);
        auto* const topic = test::named<QComboBox>(inspector, u"Topic"_s);
        auto* const severity = test::named<QComboBox>(inspector, u"Severity"_s);
        QVERIFY(table && topic && severity);
        const int all = table->model()->rowCount();
        topic->setFocus();
        QTest::keyClicks(topic, u"Sec"_s);
        QCOMPARE(topic->currentText(), u"Security"_s);
        const int security = table->model()->rowCount();
        QVERIFY(security > 0 && security < all);
        severity->setFocus();
        QTest::keyClicks(severity, u"Err"_s);
        QVERIFY(table->model()->rowCount() > 0 && table->model()->rowCount() < security);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          table->visualRect(table->model()->index(0, 0)).center());
        const auto* const sheet = test::named<ui::Sheet>(inspector, u"The selected finding"_s);
        QVERIFY2(sheet->toPlainText().startsWith(u"✕ Error: "_s), qPrintable(sheet->toPlainText()));
    }

    void theGravestFindingOfTheHopIsRead() {
        const trace::Trace trace = leakyTrace();
        const auto findings = findings::examine(trace);
        OpenInspector inspector(u"findings"_s, trace, 1);
        auto* const table = test::named<QTableView>(inspector, u"Findings"_s);
        const auto* const sheet = test::named<ui::Sheet>(inspector, u"The selected finding"_s);
        const auto cell = [&](int column) {
            return table->currentIndex().siblingAtColumn(column).data().toString();
        };
        for (const int hop : {1, 0, 2}) {
            inspector.showHop(trace, hop, findings);
            QCOMPARE(cell(ui::FindingModel::Hop), QString::number(hop + 1));
            const auto severity = [&](int row) {
                return table->model()->index(row, 0).data(ui::FindingModel::SeverityRole).toInt();
            };
            for (int row = 0; row < table->model()->rowCount(); ++row)
                if (table->model()->index(row, ui::FindingModel::Hop).data() == cell(1))
                    QVERIFY(severity(row) <= severity(table->currentIndex().row()));
            QVERIFY2(sheet->toPlainText().contains(cell(ui::FindingModel::Summary)),
                     qPrintable(sheet->toPlainText()));
            QVERIFY(table->viewport()->rect().contains(
                table->visualRect(table->currentIndex()).center()));
        }
        // What was chosen stays while the hop does.
        const int chosen = table->currentIndex().row();
        const QModelIndex last = table->model()->index(chosen > 0 ? chosen - 1 : chosen + 1, 1);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(last).center());
        inspector.showHop(trace, 2, findings);
        QCOMPARE(table->currentIndex().row(), last.row());
    }

    void aLinkSaysWhereItLeads() {
        OpenInspector inspector(u"findings"_s, leakyTrace(), 0);
        auto* const sheet = test::named<ui::Sheet>(inspector, u"The selected finding"_s);
        const QString text = sheet->toPlainText();
        const qsizetype link = text.indexOf(u"Show in "_s);
        QVERIFY2(link >= 0, qPrintable(text));
        const QString panel = text.mid(link + 8).section(u'\n', 0, 0);
        clickText(*sheet, u"Show in"_s);
        QCOMPARE(ui::panelName(inspector.panel()), panel);
    }

    void aLowWindowStillListsFindings() {
        OpenInspector inspector(u"findings"_s, leakyTrace(), 0, {300, 285});
        const auto* const table = test::named<QTableView>(inspector, u"Findings"_s);
        QVERIFY2(table->viewport()->height() >= 3 * table->rowHeight(0),
                 qPrintable(QString::number(table->viewport()->height())));
    }

    void aFindingLeadsToItsHop() {
        OpenInspector inspector(u"findings"_s, leakyTrace(), 2);
        auto* const table = test::named<QTableView>(inspector, u"Findings"_s);
        const QSignalSpy hops(&inspector, &Inspector::hopWanted);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Home, Qt::ControlModifier);
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(hops.size(), 1);
        QCOMPARE(hops.constFirst().constFirst().toInt(), 0);
        QVERIFY(inspector.panel() != u"findings"_s);
    }
};

QTEST_MAIN(VerdictPanelsTest)
#include "tst_verdicts.moc"
