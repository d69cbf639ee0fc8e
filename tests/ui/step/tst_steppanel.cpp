#include "tests/support/activate.h"
#include "tests/support/messages.h"
#include "ui/composer/clientbutton.h"
#include "ui/models/fieldmodel.h"
#include "ui/step/steppanel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/inlinenote.h"
#include "ui/widgets/tabbar.h"
#include "ui/workspace/contentkind.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace thence;
using namespace thence::ui;
using namespace Qt::StringLiterals;

namespace {

record::Pause waiting(QByteArrayView request, int index = 1) {
    record::Pause pause;
    pause.index = index;
    pause.client = u"chrome"_s;
    pause.step.next = test::request(request);
    pause.step.changes = {{.part = trace::Part::Method,
                           .name = {},
                           .from = "POST",
                           .to = "GET",
                           .reason = u"A 302 makes a POST a GET."_s,
                           .reference = u"Fetch"_s}};
    return pause;
}

void replaceText(QLineEdit* box, const QString& text) {
    box->setFocus();
    box->selectAll();
    QTest::keyClick(box, Qt::Key_Delete);
    QTest::keyClicks(box, text);
}

} // namespace

/// The request that waits in a pause, driven by clicks and keys.
class StepPanelTest : public QObject {
    Q_OBJECT

    std::unique_ptr<StepPanel> panel_;
    QLineEdit* url_ = nullptr;
    QLineEdit* method_ = nullptr;
    std::unique_ptr<QSignalSpy> sent_;

    QPushButton* button(const QString& text) {
        for (auto* const found : panel_->findChildren<QPushButton*>())
            if (found->text() == text)
                return found;
        return nullptr;
    }
    http::Request sent() { return sent_->constLast()[0].value<http::Request>(); }
    QString error() {
        for (const auto* const note : panel_->findChildren<InlineNote*>())
            if (note->isVisible() && note->isError())
                return note->text();
        return {};
    }
    QString remark() {
        for (const auto* const note : panel_->findChildren<InlineNote*>())
            if (note->isVisible() && !note->isError() && note->text().contains(u"curl"))
                return note->text();
        return {};
    }
    void openTab(const QString& begin) {
        auto* const bar = panel_->findChild<ui::TabBar*>();
        for (int i = 0; i < bar->count(); ++i)
            if (bar->tabText(i).startsWith(begin))
                QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(i).center());
    }

private slots:
    void initTestCase() { applyTheme(*qApp, lightTheme()); }

    void init() {
        panel_ = std::make_unique<StepPanel>();
        panel_->resize(780, 320);
        panel_->show();
        test::activate(*panel_);
        url_ = panel_->findChild<QLineEdit*>(u"url"_s);
        method_ = panel_->findChild<QComboBox*>()->lineEdit();
        sent_ = std::make_unique<QSignalSpy>(panel_.get(), &StepPanel::goOnWanted);
    }

    void enterSendsWhatTheClientMade() {
        const record::Pause pause = waiting("GET http://a.test/b | X-Own: 1");
        panel_->setPause(1, pause);
        QCOMPARE(url_->text(), u"http://a.test/b"_s);
        QCOMPARE(method_->text(), u"GET"_s);
        QTest::keyClick(panel_->focusWidget(), Qt::Key_Return);
        QCOMPARE(sent_->size(), 1);
        QCOMPARE(sent(), pause.step.next);
        QVERIFY(!panel_->isEnabled());
        panel_->goOn(); // nothing waits any more
        QCOMPARE(sent_->size(), 1);
    }

    void untouchedRequestsGoOutAsTheyAre() {
        record::Pause pause = waiting("GET http://user:secret@a.test/b");
        panel_->setPause(1, pause);
        QTest::mouseClick(button(u"Go on"_s), Qt::LeftButton);
        QCOMPARE(sent(), pause.step.next);
    }

    void everythingCanBeEdited() {
        panel_->setPause(1, waiting("GET http://a.test/b | X-Own: 1"));
        QVERIFY(!button(u"Undo edits"_s)->isVisible());
        replaceText(method_, u"PUT"_s);
        replaceText(url_, u"http://a.test/other"_s);
        openTab(u"Content"_s);
        QComboBox* kinds = nullptr;
        for (auto* const box : panel_->findChildren<QComboBox*>())
            if (box->accessibleName() == u"Kind of content"_s)
                kinds = box;
        kinds->setFocus();
        for (int presses = 0; presses < int(ContentKind::Text); ++presses)
            QTest::keyClick(kinds, Qt::Key_Down);
        auto* const text = panel_->findChild<QPlainTextEdit*>();
        QVERIFY(text->isVisible());
        text->setFocus();
        QTest::keyClicks(text, u"hello"_s);
        openTab(u"Fields"_s);
        auto* const table = panel_->findChild<QTableView*>();
        table->model()->setData(table->model()->index(0, FieldModel::Value), u"2"_s);
        QVERIFY(button(u"Undo edits"_s)->isVisible());
        QTest::keyClick(url_, Qt::Key_Return);
        QCOMPARE(sent_->size(), 1);
        QCOMPARE(sent().method, "PUT");
        QCOMPARE(sent().target.href(), "http://a.test/other");
        QVERIFY(sent().content);
        QCOMPARE(sent().content->bytes, "hello");
        QCOMPARE(sent().fields.first("X-Own"), "2");
    }

    void theUrlIsReadAsTheClientReadsIt_data() {
        QTest::addColumn<QString>("client");
        QTest::addColumn<QByteArray>("host");
        QTest::newRow("chrome") << u"chrome"_s << QByteArray("a.test");
        QTest::newRow("curl") << u"curl"_s << QByteArray("b.test");
    }

    void theUrlIsReadAsTheClientReadsIt() {
        QFETCH(QString, client);
        QFETCH(QByteArray, host);
        record::Pause pause = waiting("GET http://a.test/b");
        pause.client = client;
        panel_->setPause(1, pause);
        replaceText(url_, u"http://a.test\\@b.test/"_s);
        QTest::keyClick(url_, Qt::Key_Return);
        QCOMPARE(sent().target.host(), host);
    }

    void badInputIsToldAndKept_data() {
        QTest::addColumn<QString>("method");
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("says");
        QTest::newRow("method") << u"G T"_s << u"http://a.test/"_s << u"1"_s << u"not a method"_s;
        QTest::newRow("no method") << u""_s << u"http://a.test/"_s << u"1"_s << u"no method"_s;
        QTest::newRow("port") << u"GET"_s << u"http://a.test:99999/"_s << u"1"_s << u"port"_s;
        QTest::newRow("scheme") << u"GET"_s << u"ftp://a.test/"_s << u"1"_s << u"http"_s;
        QTest::newRow("field") << u"GET"_s << u"http://a.test/"_s << u"a\nb"_s << u"Row 1"_s;
    }

    void badInputIsToldAndKept() {
        QFETCH(QString, method);
        QFETCH(QString, url);
        QFETCH(QString, field);
        QFETCH(QString, says);
        panel_->setPause(1, waiting("GET http://a.test/b | X-Own: 1"));
        replaceText(method_, method);
        replaceText(url_, url);
        auto* const model = panel_->findChild<FieldModel*>();
        model->setData(model->index(0, FieldModel::Value), field);
        QTest::mouseClick(button(u"Go on"_s), Qt::LeftButton);
        QCOMPARE(sent_->size(), 0);
        QVERIFY2(error().contains(says), qPrintable(error()));
        QCOMPARE(method_->text(), method);
        QCOMPARE(url_->text(), url);
        QVERIFY(panel_->isEnabled());
        QTest::mouseClick(button(u"Undo edits"_s), Qt::LeftButton);
        QVERIFY(error().isEmpty());
        QTest::mouseClick(button(u"Go on"_s), Qt::LeftButton);
        QCOMPARE(sent_->size(), 1);
    }

    void goingToTheEndIsNotGoingOn() {
        QSignalSpy toEnd(panel_.get(), &StepPanel::goToEndWanted);
        panel_->setPause(1, waiting("GET http://a.test/b"));
        QTest::mouseClick(button(u"Go to the end"_s), Qt::LeftButton);
        QCOMPARE(toEnd.size(), 1);
        QCOMPARE(sent_->size(), 0);
    }

    void anotherClientMakesTheStep() {
        panel_->setPause(1, waiting("GET http://a.test/b"));
        QSignalSpy chosen(panel_.get(), &StepPanel::clientChosen);
        emit panel_->findChild<ClientButton*>()->chosen(u"curl"_s);
        QCOMPARE(chosen[0][0].toString(), u"curl"_s);
        record::Pause again = waiting("POST http://a.test/b");
        again.client = again.step.client = u"curl"_s;
        panel_->setPause(1, again);
        QCOMPARE(method_->text(), u"POST"_s);
        QVERIFY(remark().isEmpty());
    }

    void editsOutliveAnotherClient() {
        panel_->setPause(1, waiting("GET http://a.test/b"));
        replaceText(url_, u"http://a.test/mine"_s);
        record::Pause again = waiting("POST http://a.test/b");
        again.client = again.step.client = u"curl"_s;
        panel_->setPause(1, again);
        QCOMPARE(url_->text(), u"http://a.test/mine"_s);
        QVERIFY2(remark().contains(u"curl by itself would send POST http://a.test/b"_s),
                 qPrintable(remark()));
        QTest::mouseClick(button(u"Undo edits"_s), Qt::LeftButton);
        QCOMPARE(url_->text(), u"http://a.test/b"_s);
        QCOMPARE(method_->text(), u"POST"_s);
        QVERIFY(remark().isEmpty());
    }

    void aClientThatWouldStopIsTold() {
        record::Pause pause = waiting("GET http://a.test/b");
        pause.client = pause.step.client = u"curl"_s;
        pause.refusal = trace::Stop{.reason = trace::Stop::Reason::NotFollowed};
        panel_->setPause(1, pause);
        QVERIFY2(remark().startsWith(u"curl would not go on: "_s), qPrintable(remark()));
    }

    void editsWaitWithTheirPause() {
        record::Pause pause = waiting("GET http://a.test/b");
        panel_->setPause(1, pause);
        replaceText(url_, u"http://a.test/mine"_s);
        panel_->clear();
        panel_->setPause(2, pause); // of another record
        QCOMPARE(url_->text(), u"http://a.test/b"_s);
        panel_->setPause(1, pause); // the same one, shown again
        QCOMPARE(url_->text(), u"http://a.test/mine"_s);
        panel_->clear();
        ++pause.index;
        panel_->setPause(1, pause); // the next one
        QCOMPARE(url_->text(), u"http://a.test/b"_s);
    }

    void paintsInBothThemes() {
        panel_->setPause(1, waiting("GET http://a.test/b"));
        for (const Theme* const theme : {&darkTheme(), &lightTheme()}) {
            applyTheme(*qApp, *theme);
            panel_->resize(480, 320);
            QVERIFY(panel_->minimumSizeHint().width() <= 480);
            QVERIFY(!panel_->grab().isNull());
        }
    }
};

QTEST_MAIN(StepPanelTest)
#include "tst_steppanel.moc"
