#include "app/formats/formats.h"
#include "app/url/parse.h"
#include "tests/support/activate.h"
#include "tests/support/scriptedserver.h"
#include "ui/composer/composer.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/navigation/tracetabs.h"
#include "ui/step/steppanel.h"
#include "ui/timeline/summaryline.h"
#include "ui/timeline/timeline.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>

using namespace thence;
using namespace thence::ui;
using namespace Qt::StringLiterals;

namespace {

QByteArray redirect(const QByteArray& location) {
    return "HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n";
}

/// /a → /b → /c → 200, on one connection.
test::Script threeRedirects() {
    return test::answer(redirect("/b")) + test::answer(redirect("/c")) +
           test::answer(redirect("/d")) +
           test::answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi");
}

/// /a → /b → 200, on one connection.
test::Script oneRedirect() {
    return test::answer(redirect("/b")) +
           test::answer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
}

struct Fixture {
    QTemporaryDir folder;
    Preferences preferences{folder.filePath(u"settings.ini"_s)};
    MainWindow window{preferences};

    Fixture() {
        window.show();
        test::activate(window);
    }
    void pauseAtEveryHop() {
        auto* const box = window.composer().findChild<QCheckBox*>(u"pause"_s);
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Space);
    }
    bool isPausedAt(int hop) {
        const auto& pause = window.workspace().record().pause;
        return pause && pause->index == hop && window.stepPanel().isVisible();
    }
    QPushButton* button(const QString& text) {
        for (auto* const found : window.stepPanel().findChildren<QPushButton*>())
            if (found->text() == text)
                return found;
        return nullptr;
    }
    QLineEdit* waitingUrl() { return window.stepPanel().findChild<QLineEdit*>(u"url"_s); }
    TraceTabs& tabs() { return *window.findChild<TraceTabs*>(); }
    const QList<trace::Hop>& hops() { return window.workspace().trace().hops; }
    QAbstractItemModel& cards() { return *window.timeline().view()->model(); }
    HopRow card(int row) { return cards().index(row, 0).data(HopModel::RowRole).value<HopRow>(); }
    bool panelSays(const QString& text) {
        for (const auto* const label : window.stepPanel().findChildren<QLabel*>())
            if (label->isVisible() && label->text() == text)
                return true;
        return false;
    }
    QString summary() {
        return window.timeline().findChild<SummaryLine*>()->accessibleDescription();
    }
    QString spoken(int row) {
        return cards().index(row, 0).data(Qt::AccessibleTextRole).toString();
    }
};

} // namespace

/// Pauses, edits and branches in the window, against a scripted server.
class StepModeTest : public QObject {
    Q_OBJECT

private slots:
    void enterGoesFromHopToHop() {
        const test::ScriptedServer server(threeRedirects());
        Fixture it;
        it.pauseAtEveryHop();
        QVERIFY(!it.window.stepPanel().isVisible());
        it.window.open(QString::fromUtf8(server.url("/a")));
        for (int hop = 1; hop < 4; ++hop) {
            QTRY_VERIFY(it.isPausedAt(hop));
            QCOMPARE(server.received()[0].count("GET "), hop);
            QVERIFY(it.spoken(hop).contains(u"waits for you"_s));
            QVERIFY2(it.summary().endsWith(u"paused before hop %1"_s.arg(hop + 1)),
                     qPrintable(it.summary()));
            for (int done = 0; done < hop; ++done) // what they mean helps to decide
                QVERIFY(!it.card(done).verdicts.isEmpty());
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        }
        QTRY_VERIFY(!it.window.workspace().isAnyRunning());
        QCOMPARE(it.hops().size(), 4);
        QVERIFY(!it.window.stepPanel().isVisible());
        QVERIFY(it.summary().endsWith(u"ends 200 OK"_s));
        QVERIFY(!it.hops()[0].follow()->edited);
    }

    void goToTheEnd() {
        const test::ScriptedServer server(threeRedirects());
        Fixture it;
        it.pauseAtEveryHop();
        it.window.open(QString::fromUtf8(server.url("/a")));
        QTRY_VERIFY(it.isPausedAt(1));
        QTest::mouseClick(it.button(u"Go to the end"_s), Qt::LeftButton);
        QTRY_VERIFY(!it.window.workspace().isAnyRunning());
        QCOMPARE(it.hops().size(), 4);
    }

    void escapeStops() {
        const test::ScriptedServer server(threeRedirects());
        Fixture it;
        it.pauseAtEveryHop();
        it.window.open(QString::fromUtf8(server.url("/a")));
        QTRY_VERIFY(it.isPausedAt(1));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QTRY_VERIFY(!it.window.workspace().isAnyRunning());
        QVERIFY(!it.window.stepPanel().isVisible());
        QCOMPARE(server.received()[0].count("GET "), 1);
        QVERIFY(it.spoken(1).contains(u"Stopped before this request was sent."_s));
    }

    void editsAreSentAndMarked() {
        const test::ScriptedServer server(threeRedirects());
        Fixture it;
        it.pauseAtEveryHop();
        it.window.open(QString::fromUtf8(server.url("/a")));
        QTRY_VERIFY(it.isPausedAt(1));
        it.waitingUrl()->setText(QString::fromUtf8(server.url("/mine")));
        it.waitingUrl()->setFocus();
        QTest::keyClick(it.waitingUrl(), Qt::Key_Return);
        QTRY_VERIFY(it.isPausedAt(2));
        QVERIFY(server.received()[0].contains("GET /mine "));
        QVERIFY(it.spoken(1).contains(u"Edited by hand"_s));
        QTest::keyClick(&it.window, Qt::Key_F8, Qt::ShiftModifier);
        QTRY_VERIFY(!it.window.workspace().isAnyRunning());
        QVERIFY(formats::toBytes(*formats::findFormat(u"har"), it.window.workspace().trace())
                    .contains("\"_edited\": true"));
        QVERIFY(!it.spoken(2).contains(u"Edited by hand"_s));
    }

    void anotherMethodIsToldWhereverTheStepIs() {
        const test::ScriptedServer server(oneRedirect());
        Fixture it;
        it.pauseAtEveryHop();
        it.window.composer().setRequest({.method = "POST",
                                         .target = *url::parseTyped(server.url("/a")),
                                         .fields = {},
                                         .content = http::Content{.bytes = "abc"}});
        it.window.action(Command::Send).trigger();
        QTRY_VERIFY(it.isPausedAt(1));
        QVERIFY(it.spoken(0).contains(u"POST → GET"_s));
        QVERIFY(it.panelSays(u"Chrome sends this next, unless you change it."_s));
        auto* const method = it.window.stepPanel().findChild<QComboBox*>();
        method->setCurrentText(u"POST"_s);
        method->setFocus();
        QTest::mouseClick(it.button(u"Go on"_s), Qt::LeftButton);
        QTRY_VERIFY(!it.window.workspace().isAnyRunning());
        QCOMPARE(it.hops()[1].exchange.request.method, "POST");
        const QString told = u"Chrome would send GET; you sent POST"_s;
        QVERIFY2(it.spoken(0).contains(told), qPrintable(it.spoken(0)));
        QVERIFY(!it.spoken(0).contains(u"POST → GET"_s));

        it.window.timeline().selectHop(1);
        it.window.action(Command::ContinueFromHop).trigger();
        QTRY_VERIFY(it.isPausedAt(1));
        QVERIFY(it.panelSays(u"You sent POST here; Chrome would send GET."_s));
        QVERIFY(it.spoken(0).contains(told));
        QVERIFY(it.window.workspace().trace().elapsed >= it.hops()[0].exchange.timings.total());
    }

    void oneStepAsAnotherClient() {
        const test::ScriptedServer server(threeRedirects());
        Fixture it;
        it.pauseAtEveryHop();
        it.window.open(QString::fromUtf8(server.url("/a")));
        QTRY_VERIFY(it.isPausedAt(1));
        it.window.workspace().stepAs(u"curl"_s);
        QTRY_COMPARE(it.window.workspace().record().pause->client, u"curl"_s);
        QTest::mouseClick(it.button(u"Go to the end"_s), Qt::LeftButton);
        QTRY_VERIFY(!it.window.workspace().isAnyRunning());
        QCOMPARE(server.received()[0].count("User-Agent: curl"), 1);
        QVERIFY(it.spoken(1).contains(u"As curl"_s));
    }

    void aBranchIsATab() {
        const test::ScriptedServer server(
            {threeRedirects(), test::answer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")});
        Fixture it;
        it.window.open(QString::fromUtf8(server.url("/a")));
        QTRY_COMPARE(it.hops().size(), 4);
        QTRY_VERIFY(!it.window.workspace().isAnyRunning());
        QVERIFY(!it.tabs().isVisible());
        it.window.timeline().selectHop(2);
        QTest::keyClick(&it.window, Qt::Key_B, Qt::ControlModifier);
        QTRY_VERIFY(it.isPausedAt(2));
        QVERIFY(it.tabs().isVisible());
        QCOMPARE(it.tabs().count(), 2);
        QCOMPARE(it.tabs().tabText(1), u"Branch 1, from hop 3"_s);
        QCOMPARE(it.waitingUrl()->text(), QString::fromUtf8(server.url("/c")));
        QCOMPARE(server.received().size(), 1);

        QTest::mouseClick(it.button(u"Go on"_s), Qt::LeftButton);
        QTRY_VERIFY(!it.window.workspace().isAnyRunning());
        QCOMPARE(server.received()[1].count("GET /c "), 1);
        QCOMPARE(it.hops().size(), 3);
        QCOMPARE(it.hops()[1].exchange.request.target.path(), "/b");

        QTest::mouseClick(&it.tabs(), Qt::LeftButton, {}, it.tabs().tabRect(0).center());
        QCOMPARE(it.window.workspace().current(), 0);
        QCOMPARE(it.hops().size(), 4);
        QCOMPARE(it.cards().rowCount(), 4);
        it.window.action(Command::CloseTab).trigger();
        QVERIFY(!it.tabs().isVisible());
        QCOMPARE(it.hops().size(), 3);
        QVERIFY(!it.window.action(Command::CloseTab).isEnabled());
    }

    void aNewTraceCostsNoBranch() {
        const test::ScriptedServer server(threeRedirects());
        const QString url = QString::fromUtf8(server.url("/a"));
        Fixture it;
        const auto follow = [&](int tabs) {
            it.window.open(url);
            return QTest::qWaitFor([&] {
                return !it.window.workspace().isAnyRunning() && it.hops().size() == 4 &&
                       it.tabs().count() == tabs;
            });
        };
        QVERIFY(follow(1));
        it.window.action(Command::ContinueFromHop).trigger();
        QTRY_VERIFY(it.isPausedAt(0));
        QTest::mouseClick(it.button(u"Go to the end"_s), Qt::LeftButton);
        QTRY_VERIFY(!it.window.workspace().isAnyRunning());
        QVERIFY(follow(3)); // beside the branch
        QCOMPARE(it.window.workspace().current(), 2);
        QVERIFY(follow(3)); // in the place of a trace that nothing came from
        it.window.workspace().select(0);
        QVERIFY(follow(4)); // beside the trace that has a branch
        QCOMPARE(it.tabs().tabText(1), u"Branch 1, from hop 1"_s);
    }

    void editsOutliveALookAtAnotherTab() {
        const test::ScriptedServer server({threeRedirects(), threeRedirects()});
        Fixture it;
        it.window.open(QString::fromUtf8(server.url("/a")));
        QTRY_COMPARE(it.hops().size(), 4);
        QTRY_VERIFY(!it.window.workspace().isAnyRunning());
        it.window.timeline().selectHop(1);
        it.window.action(Command::ContinueFromHop).trigger();
        QTRY_VERIFY(it.isPausedAt(1));
        it.waitingUrl()->setText(QString::fromUtf8(server.url("/mine")));
        it.window.workspace().select(0);
        QVERIFY(!it.window.stepPanel().isVisible());
        QCOMPARE(it.cards().rowCount(), 4);
        QVERIFY(it.window.action(Command::ExportTrace).isEnabled());
        QCOMPARE(it.tabs().tabText(1), u"Branch 1, from hop 2 · paused"_s);
        it.window.workspace().select(1);
        QCOMPARE(it.tabs().tabText(1), u"Branch 1, from hop 2"_s);
        QVERIFY(it.window.stepPanel().isVisible());
        QCOMPARE(it.cards().rowCount(), 2);
        QCOMPARE(it.waitingUrl()->text(), QString::fromUtf8(server.url("/mine")));
        it.window.workspace().close(1); // a trace under way ends with its tab
        QVERIFY(!it.window.workspace().isAnyRunning());
        QVERIFY(it.window.action(Command::Send).isEnabled());
    }

    void severalWaitAtTheSameTime() {
        const test::ScriptedServer server({threeRedirects(), threeRedirects()});
        Fixture it;
        it.pauseAtEveryHop();
        it.window.open(QString::fromUtf8(server.url("/a")));
        QTRY_VERIFY(it.isPausedAt(1));
        it.waitingUrl()->setText(QString::fromUtf8(server.url("/first")));
        it.window.action(Command::NewRequest).trigger();
        QVERIFY(!it.window.stepPanel().isVisible());
        it.window.open(QString::fromUtf8(server.url("/a")));
        QTRY_VERIFY(it.isPausedAt(1));
        it.waitingUrl()->setText(QString::fromUtf8(server.url("/second")));
        QVERIFY(it.tabs().tabText(0).endsWith(u"· paused"_s));

        it.window.workspace().select(0);
        QVERIFY(it.isPausedAt(1));
        QCOMPARE(it.waitingUrl()->text(), QString::fromUtf8(server.url("/first")));
        it.window.action(Command::Stop).trigger(); // the shown one alone
        QTRY_COMPARE(it.window.workspace().state(), record::State::Over);
        QCOMPARE(it.hops().constLast().stop()->reason, trace::Stop::Reason::Cancelled);

        it.window.workspace().select(1);
        QVERIFY(it.isPausedAt(1));
        QCOMPARE(it.waitingUrl()->text(), QString::fromUtf8(server.url("/second")));
        QTest::mouseClick(it.button(u"Go to the end"_s), Qt::LeftButton);
        QTRY_VERIFY(!it.window.workspace().isAnyRunning());
        QCOMPARE(server.received()[1].count("GET /second "), 1);
        QCOMPARE(server.received()[0].count("GET /first "), 0);
    }

    void theFirstRequestCanBeginABranch() {
        const test::ScriptedServer server({threeRedirects(), threeRedirects()});
        Fixture it;
        it.window.open(QString::fromUtf8(server.url("/a")));
        QTRY_COMPARE(it.hops().size(), 4);
        QTRY_VERIFY(!it.window.workspace().isAnyRunning());
        it.window.action(Command::ContinueFromHop).trigger();
        QTRY_VERIFY(it.isPausedAt(0));
        QTest::mouseClick(it.button(u"Go to the end"_s), Qt::LeftButton);
        QTRY_VERIFY(!it.window.workspace().isAnyRunning());
        QCOMPARE(it.hops().size(), 4);
        QCOMPARE(it.preferences.recent().size(), 1);
    }

    void theTimelinesMenuContinues() {
        Fixture it;
        QVERIFY(it.window.timeline().view()->actions().contains(
            &it.window.action(Command::ContinueFromHop)));
        QVERIFY(!it.window.action(Command::ContinueFromHop).isEnabled());
    }
};

QTEST_MAIN(StepModeTest)
#include "tst_stepmode.moc"
