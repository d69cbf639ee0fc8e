#include "tests/support/demotrace.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/wireprobe.h"
#include "ui/workspace/workspace.h"

#include <QSignalSpy>
#include <QTest>

using namespace thence;
using namespace thence::test;
using namespace thence::ui;
using namespace Qt::StringLiterals;
using record::State;

namespace {

const trace::Terms asCurl{.client = {.id = u"curl"_s}};

Script redirectThenOk() {
    return answer("HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n") +
           answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi");
}

Script silence() {
    return {awaitRequest(), stall()};
}

} // namespace

class TestWorkspace : public QObject {
    Q_OBJECT

private slots:
    void severalAreFollowedAtTheSameTime() {
        ScriptedServer silent(silence());
        ScriptedServer quick(redirectThenOk());
        Workspace workspace;
        QSignalSpy finished(&workspace, &Workspace::finished);
        workspace.start(requestFor(silent.url()), asCurl, false);
        workspace.openEmpty();
        workspace.start(requestFor(quick.url()), asCurl, false);
        QTRY_COMPARE(workspace.state(), State::Over);
        QCOMPARE(workspace.trace().hops.size(), 2);
        QCOMPARE(finished.size(), 1);
        QCOMPARE(workspace.tabs()[0].state, u"running"_s);
        workspace.select(0);
        QCOMPARE(workspace.state(), State::Running);
        workspace.stop();
        QTRY_COMPARE(workspace.state(), State::Over);
        QCOMPARE(workspace.trace().stop()->reason, trace::Stop::Reason::Cancelled);
        QVERIFY(!workspace.isAnyRunning());
    }

    void whatEndsElsewhereChangesNothingHere() {
        ScriptedServer quick(redirectThenOk());
        Workspace workspace;
        workspace.start(requestFor(quick.url()), asCurl, false);
        workspace.openEmpty();
        QSignalSpy changed(&workspace, &Workspace::changed);
        QSignalSpy finished(&workspace, &Workspace::finished);
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(changed.size(), 0);
        QVERIFY(workspace.trace().hops.isEmpty());
    }

    void aNewTraceTakesThePlaceOfOneThatWaits() {
        ScriptedServer server({redirectThenOk(), redirectThenOk()});
        Workspace workspace;
        workspace.start(requestFor(server.url()), asCurl, true);
        QTRY_COMPARE(workspace.state(), State::Paused);
        const record::Id waiting = workspace.record().id;
        QVERIFY(workspace.isPaused(waiting));
        workspace.start(requestFor(server.url()), asCurl, false);
        QVERIFY(!workspace.record().pause);
        QVERIFY(!workspace.isPaused(waiting));
        QTRY_COMPARE(workspace.state(), State::Over);
        QCOMPARE(workspace.trace().hops.size(), 2);
        QCOMPARE(workspace.tabs().size(), 1);
    }

    void aTabThatRunsCanBeClosed() {
        ScriptedServer silent({silence(), silence()});
        Workspace workspace;
        workspace.start(requestFor(silent.url()), asCurl, false);
        workspace.openEmpty();
        workspace.start(requestFor(silent.url()), asCurl, false);
        workspace.close(1);
        QCOMPARE(workspace.tabs().size(), 1);
        QCOMPARE(workspace.state(), State::Running);
        workspace.dropAll();
        QCOMPARE(workspace.state(), State::Over);
        QVERIFY(!workspace.isAnyRunning());
    }

    void whatWasWrittenGoesAlongWithItsRequest() {
        ScriptedServer silent(silence());
        Workspace workspace;
        workspace.show(demoTrace());
        workspace.continueFrom(0, false);
        workspace.select(0);
        Draft written;
        written.url = u"http://a.test/x"_s;
        workspace.keepDraft(written);
        workspace.start(requestFor(silent.url()), asCurl, false); // beside the branch
        QCOMPARE(workspace.tabs().size(), 3);
        workspace.select(0);
        QVERIFY(!workspace.draft());
        workspace.dropAll();
    }
};

QTEST_GUILESS_MAIN(TestWorkspace)
#include "tst_workspace.moc"
