#include "tests/support/demotrace.h"
#include "ui/composer/composer.h"
#include "ui/composer/requests.h"
#include "ui/theme/theme.h"
#include "ui/workspace/workspace.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace thence;
using namespace thence::ui;
using namespace Qt::StringLiterals;

namespace {

struct Fixture {
    Workspace workspace;
    Composer composer;
    Requests* requests = new Requests(workspace, composer);

    void show(const trace::Trace& trace) {
        composer.setRequest(trace.composed);
        composer.setClient(trace.terms.client.id);
        workspace.show(trace);
    }
    /// What somebody is in the middle of writing.
    Draft unfinished() {
        return {.method = u"PO ST"_s,
                .url = u"http://"_s,
                .fields = {{true, "X-One", "1"}, {false, "X-Off", "2"}, {true, "", "no name"}},
                .content = {.kind = ContentKind::Json, .text = u"{\"half\": "_s},
                .client = u"curl"_s,
                .remark = u"Add the content."_s};
    }
};

} // namespace

/// Each tab has a composer of its own, to look at.
class RequestsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, lightTheme()); }

    void whatIsWrittenInATabWaitsThere() {
        Fixture it;
        it.show(test::demoTrace());
        const Draft sent = it.composer.draft();
        it.composer.setDraft(it.unfinished());
        it.workspace.openEmpty();
        QVERIFY(it.composer.draft().isBlank());
        it.workspace.select(0);
        QCOMPARE(it.composer.draft(), it.unfinished());
        QVERIFY(it.composer.draft() != sent);
        it.workspace.select(1);
        QVERIFY(it.composer.draft().isBlank());
    }

    void contentKeepsItsBytes() {
        Fixture it;
        for (const QByteArray& bytes : {QByteArray("a\r\nb"), QByteArray("\xff\x00", 2)}) {
            http::Request request = test::demoTrace().composed;
            request.content = http::Content{bytes};
            it.composer.setRequest(request);
            const int tab = it.workspace.current();
            it.workspace.openEmpty();
            it.workspace.select(tab);
            QCOMPARE(it.composer.request()->content->bytes, bytes);
        }
    }

    void aBranchShowsTheRequestOfItsTrace() {
        Fixture it;
        it.show(test::demoTrace());
        it.composer.setDraft(it.unfinished());
        it.workspace.continueFrom(0, it.composer.pauses());
        QCOMPARE(it.composer.request()->target, test::demoTrace().composed.target);
        QCOMPARE(it.composer.client(), test::demoTrace().terms.client.id);
        it.workspace.select(0);
        QCOMPARE(it.composer.draft(), it.unfinished());
    }

    void ofAnUnknownClientThereIsNoBranch() {
        Fixture it;
        trace::Trace trace = test::demoTrace();
        trace.terms.client.version = u"0.1"_s;
        it.workspace.show(trace);
        QSignalSpy refused(it.requests, &Requests::refused);
        it.requests->continueFrom(0);
        QCOMPARE(it.workspace.tabs().size(), 1);
        QVERIFY(refused.value(0).value(0).toString().contains(u"version 0.1"));
    }

    void whatWasSentElsewhereIsNotKeptHere() {
        Fixture it;
        it.show(test::demoTrace());
        it.workspace.continueFrom(1, it.composer.pauses());
        it.workspace.select(0);
        it.composer.setRequest(test::loopTrace().composed);
        it.workspace.show(test::loopTrace()); // beside the trace that has a branch
        QCOMPARE(it.workspace.tabs().size(), 3);
        QCOMPARE(it.composer.request()->target, test::loopTrace().composed.target);
        it.workspace.select(0);
        QCOMPARE(it.composer.request()->target, test::demoTrace().composed.target);
    }

    void closingShowsWhatWaitsNextToIt() {
        Fixture it;
        it.composer.setDraft(it.unfinished());
        it.workspace.openEmpty();
        it.workspace.close(1);
        QCOMPARE(it.composer.draft(), it.unfinished());
        it.workspace.openEmpty();
        it.workspace.close(0); // the tab that is shown stays as it is
        QVERIFY(it.composer.draft().isBlank());
    }
};

QTEST_MAIN(RequestsTest)
#include "tst_requests.moc"
