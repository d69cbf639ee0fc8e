#include "app/redirect/client.h"
#include "app/url/parse.h"
#include "tests/support/demotrace.h"
#include "tests/support/named.h"
#include "ui/composer/clientlist.h"
#include "ui/composer/composer.h"
#include "ui/theme/theme.h"
#include "ui/widgets/inlinenote.h"
#include "ui/widgets/tabbar.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace thence;
using namespace Qt::StringLiterals;
using ui::Composer;
using ui::ComposerError;

namespace {

QPushButton* button(const QWidget& composer, const QString& text) {
    for (QPushButton* const candidate : composer.findChildren<QPushButton*>())
        if (candidate->text() == text)
            return candidate;
    return nullptr;
}

void openTab(Composer& composer, const QString& name) {
    auto* const bar = composer.findChild<ui::TabBar*>();
    for (int i = 0; i < bar->count(); ++i)
        if (bar->tabText(i).startsWith(name)) {
            bar->setCurrentIndex(i);
            composer.setUnfolded(true);
            return;
        }
    QFAIL("no such tab");
}

QString tabs(const Composer& composer) {
    const auto* const bar = composer.findChild<ui::TabBar*>();
    QStringList texts;
    for (int i = 0; i < bar->count(); ++i)
        texts.append(bar->tabText(i));
    return texts.join(u'|');
}

void replaceText(QLineEdit* edit, const QString& text) {
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, text);
}

QString errorShown(const Composer& composer) {
    for (const ui::InlineNote* const note : composer.findChildren<ui::InlineNote*>())
        if (!note->isHidden() && note->isError())
            return note->text();
    return {};
}

} // namespace

class TestComposer : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { ui::applyTheme(*qApp, ui::lightTheme()); }

    void init() {
        composer_ = std::make_unique<Composer>();
        composer_->resize(780, 340);
        composer_->show();
        composer_->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(composer_.get()));
        url_ = test::named<QLineEdit>(*composer_, u"URL"_s);
        QVERIFY(url_);
    }
    void cleanup() { composer_.reset(); }

    void pastingAUrlAndEnterIsEnough() {
        QSignalSpy sent(composer_.get(), &Composer::sendRequested);
        QGuiApplication::clipboard()->setText(u" https://shop.test/a \n"_s);
        url_->setFocus();
        QTest::keyClick(url_, Qt::Key_V, Qt::ControlModifier);
        QTest::keyClick(url_, Qt::Key_Return);
        QCOMPARE(sent.size(), 1);
        const auto request = composer_->request();
        QVERIFY(request.has_value());
        QCOMPARE(request->method, "GET"_ba);
        QCOMPARE(request->target.href(), "https://shop.test/a"_ba);
        QVERIFY(!request->content);
        QVERIFY(request->fields.isEmpty());
    }

    void aLongUrlIsNotCut() {
        const QString url = u"https://shop.test/"_s + QString(100'000, u'a');
        QGuiApplication::clipboard()->setText(url);
        url_->setFocus();
        QTest::keyClick(url_, Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(composer_->request()->target.href(), url.toLatin1());
    }

    void aBadUrlIsExplainedAndKept() {
        QSignalSpy sent(composer_.get(), &Composer::sendRequested);
        replaceText(url_, u"http://shop.test:99999/"_s);
        QCOMPARE(errorShown(*composer_), QString()); // not while one is still typing
        QTest::keyClick(url_, Qt::Key_Return);
        QCOMPARE(sent.size(), 0);
        QVERIFY2(errorShown(*composer_).contains(u"port"_s), qPrintable(errorShown(*composer_)));
        QCOMPARE(url_->text(), u"http://shop.test:99999/"_s);
        replaceText(url_, u"http://shop.test/"_s);
        QCOMPARE(errorShown(*composer_), QString());
    }

    void anyTokenIsAMethod_data() {
        QTest::addColumn<QString>("method");
        QTest::addColumn<bool>("fits");
        QTest::newRow("listed") << u"POST"_s << true;
        QTest::newRow("own") << u"PURGE"_s << true;
        QTest::newRow("lower case stays") << u"get"_s << true;
        QTest::newRow("space") << u"GET /"_s << false;
        QTest::newRow("nothing") << u""_s << false;
    }
    void anyTokenIsAMethod() {
        QFETCH(QString, method);
        QFETCH(bool, fits);
        replaceText(url_, u"http://a.test/"_s);
        auto* const box = test::named<QComboBox>(*composer_, u"Method"_s);
        box->lineEdit()->clear();
        QTest::keyClicks(box->lineEdit(), method);
        QTest::keyClick(box->lineEdit(), Qt::Key_Return);
        const auto request = composer_->request();
        QCOMPARE(request.has_value(), fits);
        if (fits) {
            QCOMPARE(request->method, method.toUtf8());
        } else {
            QCOMPARE(request.error().part, ComposerError::Part::Method);
            QVERIFY(!errorShown(*composer_).isEmpty());
        }
    }

    void userinfoBecomesAField() {
        replaceText(url_, u"https://ann:pw@a.test/"_s);
        const auto request = composer_->request();
        QCOMPARE(request.value().target.href(), "https://a.test/"_ba);
        QCOMPARE(request->fields.toBytes(),
                 "Authorization: Basic " + "ann:pw"_ba.toBase64() + "\r\n");
    }

    void fieldsAreTypedIntoTheTable() {
        replaceText(url_, u"http://a.test/"_s);
        openTab(*composer_, u"Fields"_s);
        auto* const table = test::named<QTableView>(*composer_, u"Request fields"_s);
        table->setFocus();
        table->setCurrentIndex(table->model()->index(0, 1));
        QTest::keyClicks(table, u"X"_s);
        auto* editor = table->findChild<QLineEdit*>();
        QVERIFY(editor);
        QTest::keyClicks(editor, u"-Name"_s);
        QTest::keyClick(editor, Qt::Key_Tab);
        editor = qobject_cast<QLineEdit*>(QApplication::focusWidget());
        QVERIFY(editor);
        QTest::keyClicks(editor, u"1"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(composer_->request().value().fields.toBytes(), "X-Name: 1\r\n"_ba);
        QVERIFY(tabs(*composer_).startsWith(u"Fields 1|"_s));

        QGuiApplication::clipboard()->setText(u"A: 1\nB: 2"_s);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_V, Qt::ControlModifier);
        QVERIFY(tabs(*composer_).startsWith(u"Fields 3|"_s));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          table->visualRect(table->model()->index(0, 2)).center());
        QTest::keyClick(table, Qt::Key_Delete);
        QVERIFY(tabs(*composer_).startsWith(u"Fields 2|"_s));
    }

    void anOpenEditorDoesNotOutliveTheComposer() {
        openTab(*composer_, u"Fields"_s);
        auto* const table = test::named<QTableView>(*composer_, u"Request fields"_s);
        table->setFocus();
        table->setCurrentIndex(table->model()->index(0, 1));
        QTest::keyClicks(table, u"X"_s);
        QVERIFY(table->findChild<QLineEdit*>());
        composer_.reset(); // the editor commits on the way down
    }

    void aBadFieldOpensItsTab() {
        composer_->setUnfolded(false);
        QSignalSpy sent(composer_.get(), &Composer::sendRequested);
        http::Request request{"GET", url::parse("http://a.test/").value(), {{"Bad Name", "1"}}, {}};
        composer_->setRequest(request);
        QTest::mouseClick(button(*composer_, u"Send"_s), Qt::LeftButton);
        QCOMPARE(sent.size(), 0);
        QVERIFY(composer_->isUnfolded());
        QVERIFY2(errorShown(*composer_).contains(u"Bad Name"_s),
                 qPrintable(errorShown(*composer_)));
    }

    void contentTypeFollowsTheKind() {
        replaceText(url_, u"http://a.test/"_s);
        openTab(*composer_, u"Content"_s);
        auto* const kinds = test::named<QComboBox>(*composer_, u"Kind of content"_s);
        kinds->setFocus();
        QTest::keyClicks(kinds, u"J"_s); // JSON
        auto* const text = test::named<QPlainTextEdit>(*composer_, u"Content"_s);
        text->setFocus();
        QTest::keyClicks(text, u"{\"a\":1}"_s);
        auto request = composer_->request();
        QCOMPARE(request.value().content.value().bytes, "{\"a\":1}"_ba);
        QCOMPARE(request->fields.toBytes(), "Content-Type: application/json\r\n"_ba);
        QVERIFY(tabs(*composer_).contains(u"Content 7 B"_s));
        kinds->setFocus();
        QTest::keyClick(kinds, Qt::Key_Home); // None
        request = composer_->request();
        QVERIFY(!request.value().content);
        QVERIFY(request->fields.isEmpty());
    }

    void aFileIsReadWhenItIsSent() {
        const QTemporaryDir dir;
        QFile file(dir.filePath(u"a.bin"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("\x00\xff", 2);
        file.close();
        replaceText(url_, u"http://a.test/"_s);
        openTab(*composer_, u"Content"_s);
        test::named<QComboBox>(*composer_, u"Kind of content"_s)->setCurrentIndex(4);
        QCOMPARE(composer_->request().error().part, ComposerError::Part::Content);
        auto* const path = test::named<QLineEdit>(*composer_, u"File to send"_s);
        replaceText(path, file.fileName());
        QCOMPARE(composer_->request().value().content.value().bytes, QByteArray("\x00\xff", 2));
        replaceText(path, dir.filePath(u"none"_s));
        QVERIFY(composer_->request().error().text.contains(u"cannot be read"_s));
    }

    void basicIsWrittenIntoTheFields() {
        replaceText(url_, u"http://a.test/"_s);
        openTab(*composer_, u"Auth"_s);
        auto* const kinds = test::named<QComboBox>(*composer_, u"Kind of authorization"_s);
        kinds->setFocus();
        QTest::keyClick(kinds, Qt::Key_Down);
        replaceText(test::named<QLineEdit>(*composer_, u"User name"_s), u"ann"_s);
        replaceText(test::named<QLineEdit>(*composer_, u"Password"_s), u"pw"_s);
        QCOMPARE(composer_->request().value().fields.first("Authorization").value(),
                 "Basic " + "ann:pw"_ba.toBase64());
        QVERIFY(tabs(*composer_).contains(u"Auth Basic"_s));
    }

    void everythingOfARequestComesBack() {
        for (const trace::Trace& trace :
             {test::demoTrace(), test::failingTrace(), test::hstsTrace()}) {
            composer_->setRequest(trace.composed);
            QCOMPARE(composer_->request().value(), trace.composed);
        }
        http::Request odd{"POST",
                          url::parse("http://a.test/").value(),
                          {{"A", "1"}, {"a", "caf\xe9"}},
                          http::Content{"a\r\nb\xc2\xa0 c\n"}};
        composer_->setRequest(odd);
        QCOMPARE(composer_->request().value(), odd);
        odd.content = http::Content{QByteArray("\x00\xff\r\n", 4)};
        composer_->setRequest(odd);
        QCOMPARE(composer_->request().value(), odd);
    }

    void termsAreRead() {
        openTab(*composer_, u"Limits"_s);
        auto* const redirects = test::named<QSpinBox>(*composer_, u"Redirects"_s);
        QCOMPARE(composer_->terms().limits.redirects, -1);
        redirects->setValue(3);
        test::named<QSpinBox>(*composer_, u"Connecting"_s)->setValue(2);
        test::named<QSpinBox>(*composer_, u"Content kept"_s)->setValue(5);
        test::named<QSpinBox>(*composer_, u"Memory"_s)->setValue(7);
        QVERIFY(tabs(*composer_).contains(u"Limits 4"_s));
        openTab(*composer_, u"Cookies"_s);
        test::named<QPlainTextEdit>(*composer_, u"Cookies for the first request"_s)
            ->setPlainText(u"a=1\nb=2"_s);
        openTab(*composer_, u"Network"_s);
        test::named<QPlainTextEdit>(*composer_, u"Addresses to use instead of DNS, one a line"_s)
            ->setPlainText(u"a.test:80:127.0.0.1"_s);
        auto* const verify = composer_->findChild<QCheckBox*>(u"verify"_s);
        QTest::mouseClick(verify, Qt::LeftButton, {}, QPoint(8, verify->height() / 2));

        const trace::Terms terms = composer_->terms();
        QCOMPARE(terms.limits.redirects, 3);
        QCOMPARE(terms.limits.memory, qint64(7 << 20));
        QCOMPARE(terms.cookies, "a=1; b=2"_ba);
        QCOMPARE(terms.limits.connect, std::chrono::milliseconds(2000));
        QCOMPARE(terms.limits.keptContent, qint64(5 * 1024));
        QCOMPARE(terms.limits.head, trace::Limits().head);
        QVERIFY(!terms.network.verify);
        QCOMPARE(terms.network.overrides.size(), 1);
        QVERIFY(tabs(*composer_).contains(u"TLS unverified"_s));
    }

    void aClientIsSearchedFor() {
        QPushButton* const opener = button(*composer_, u"Follow as Chrome ▾"_s);
        QVERIFY(opener);
        QTest::mouseClick(opener, Qt::LeftButton);
        auto* const list = composer_->findChild<ui::ClientList*>();
        QVERIFY(list);
        auto* const search = list->findChild<QLineEdit*>();
        QTest::keyClicks(search, u"rfc9"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(composer_->client(), u"rfc9110"_s);
        QCOMPARE(composer_->terms().client.id, u"rfc9110"_s);
    }

    void arrowsStepOverGroups() {
        ui::ClientList list(u"chrome"_s);
        list.setAttribute(Qt::WA_DeleteOnClose, false);
        QSignalSpy chosen(&list, &ui::ClientList::chosen);
        auto* const search = list.findChild<QLineEdit*>();
        QTest::keyClicks(search, u"zzz"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(chosen.size(), 0); // nothing is found, nothing is chosen
        search->clear();
        QTest::keyClicks(search, u"c"_s);
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(search, Qt::Key_Down);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QVERIFY(redirect::findClient(chosen.first().first().toString()));
    }

    void theOptionsOfAClientAreSaidInWords() {
        openTab(*composer_, u"Client"_s);
        for (const redirect::Client& client : redirect::clients()) {
            composer_->setClient(client.id);
            for (const redirect::Option& option : client.options) {
                auto* const box = composer_->findChild<QCheckBox*>(option.name);
                QVERIFY2(!option.label.isEmpty(), qPrintable(client.id + option.name));
                QCOMPARE(box->text(), u"%1 (%2)"_s.arg(option.label, option.name));
            }
        }
        composer_->setClient(u"chrome"_s);
        auto* const navigates = composer_->findChild<QCheckBox*>(u"--navigate"_s);
        QTest::keyClick(navigates, Qt::Key_Space);
        QCOMPARE(composer_->terms().client.options, QStringList(u"--navigate"_s));
    }

    void theTabKeyReachesTheMethod() {
        auto* const method = test::named<QComboBox>(*composer_, u"Method"_s);
        url_->setFocus();
        bool reached = false;
        for (int i = 0; i < 20 && !reached; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            reached = QApplication::focusWidget() == method;
        }
        QVERIFY(reached);
    }

    void theOneButtonThatIsBlueIsSend() {
        auto* const send = button(*composer_, u"Send"_s);
        const auto middle = [&] { return send->grab().toImage().pixelColor(send->width() / 2, 4); };
        QCOMPARE(middle(), ui::theme().accent);
        composer_->setRunning(true);
        QCOMPARE(middle(), ui::theme().field);
        QCOMPARE(send->grab().toImage().pixelColor(send->width() / 2, 0), ui::theme().bad);
        composer_->setRunning(false);
        QCOMPARE(middle(), ui::theme().accent);
    }

    void sendBecomesStop() {
        QSignalSpy sent(composer_.get(), &Composer::sendRequested);
        QSignalSpy stopped(composer_.get(), &Composer::stopRequested);
        replaceText(url_, u"http://a.test/"_s);
        composer_->setRunning(true);
        QTest::keyClick(url_, Qt::Key_Return);
        QCOMPARE(sent.size(), 0);
        QTest::mouseClick(button(*composer_, u"Stop"_s), Qt::LeftButton);
        QCOMPARE(stopped.size(), 1);
        composer_->setRunning(false);
        QTest::mouseClick(button(*composer_, u"Send"_s), Qt::LeftButton);
        QCOMPARE(sent.size(), 1);
    }

    void aTraceCanPause() {
        QVERIFY(!composer_->pauses());
        auto* const pause = composer_->findChild<QCheckBox*>(u"pause"_s);
        pause->setFocus();
        QTest::keyClick(pause, Qt::Key_Space);
        QVERIFY(composer_->pauses());
    }

    void aTabFoldsAndUnfolds() {
        auto* const bar = composer_->findChild<ui::TabBar*>();
        QVERIFY(!composer_->isUnfolded());
        QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(1).center());
        QVERIFY(composer_->isUnfolded());
        QCOMPARE(bar->currentIndex(), 1);
        QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(1).center());
        QVERIFY(!composer_->isUnfolded());
    }

    void everyPagePaintsInBothThemes() {
        composer_->setRequest(test::demoTrace().composed);
        composer_->setUnfolded(true);
        auto* const bar = composer_->findChild<ui::TabBar*>();
        for (const ui::Theme* const theme : {&ui::darkTheme(), &ui::lightTheme()}) {
            ui::applyTheme(*qApp, *theme);
            for (int i = 0; i < bar->count(); ++i) {
                bar->setCurrentIndex(i);
                for (const int width : {560, 780}) {
                    composer_->resize(width, 340);
                    QVERIFY(composer_->minimumSizeHint().width() <= 560);
                    const QImage image = composer_->grab().toImage();
                    QCOMPARE(image.pixelColor(2, 2), theme->card);
                }
            }
        }
    }

private:
    std::unique_ptr<Composer> composer_;
    QLineEdit* url_ = nullptr;
};

QTEST_MAIN(TestComposer)
#include "tst_composer.moc"
