#include "tests/support/demotrace.h"
#include "ui/composer/composer.h"
#include "ui/mainwindow/drafts.h"
#include "ui/mainwindow/session.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QTest>

using namespace thence;
using namespace thence::ui;
using namespace Qt::StringLiterals;

namespace {

struct Fixture {
    HopModel model;
    Session session{model};
    Composer composer;
    Drafts* drafts = new Drafts(session, composer);

    void show(const trace::Trace& trace) {
        composer.setRequest(trace.composed);
        composer.setClient(trace.terms.client.id);
        session.show(trace);
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
class DraftsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, lightTheme()); }

    void whatIsWrittenInATabWaitsThere() {
        Fixture it;
        it.show(test::demoTrace());
        const Draft sent = it.composer.draft();
        it.composer.setDraft(it.unfinished());
        it.session.openEmpty();
        QVERIFY(it.composer.draft().isBlank());
        it.session.select(0);
        QCOMPARE(it.composer.draft(), it.unfinished());
        QVERIFY(it.composer.draft() != sent);
        it.session.select(1);
        QVERIFY(it.composer.draft().isBlank());
    }

    void contentKeepsItsBytes() {
        Fixture it;
        for (const QByteArray& bytes : {QByteArray("a\r\nb"), QByteArray("\xff\x00", 2)}) {
            http::Request request = test::demoTrace().composed;
            request.content = http::Content{bytes};
            it.composer.setRequest(request);
            const int tab = it.session.current();
            it.session.openEmpty();
            it.session.select(tab);
            QCOMPARE(it.composer.request()->content->bytes, bytes);
        }
    }

    void aBranchShowsTheRequestOfItsTrace() {
        Fixture it;
        it.show(test::demoTrace());
        it.composer.setDraft(it.unfinished());
        it.session.continueFrom(0, it.composer.pauses());
        QCOMPARE(it.composer.request()->target, test::demoTrace().composed.target);
        QCOMPARE(it.composer.client(), test::demoTrace().client);
        it.session.select(0);
        QCOMPARE(it.composer.draft(), it.unfinished());
    }

    void whatWasSentElsewhereIsNotKeptHere() {
        Fixture it;
        it.show(test::demoTrace());
        it.session.continueFrom(1, it.composer.pauses());
        it.session.select(0);
        it.composer.setRequest(test::loopTrace().composed);
        it.session.show(test::loopTrace()); // beside the trace that has a branch
        QCOMPARE(it.session.tabs().size(), 3);
        QCOMPARE(it.composer.request()->target, test::loopTrace().composed.target);
        it.session.select(0);
        QCOMPARE(it.composer.request()->target, test::demoTrace().composed.target);
    }

    void closingShowsWhatWaitsNextToIt() {
        Fixture it;
        it.composer.setDraft(it.unfinished());
        it.session.openEmpty();
        it.session.close(1);
        QCOMPARE(it.composer.draft(), it.unfinished());
        it.session.openEmpty();
        it.session.close(0); // the tab that is shown stays as it is
        QVERIFY(it.composer.draft().isBlank());
    }
};

QTEST_MAIN(DraftsTest)
#include "tst_drafts.moc"
