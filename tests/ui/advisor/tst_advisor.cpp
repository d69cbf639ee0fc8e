#include "tests/support/activate.h"
#include "tests/support/demotrace.h"
#include "tests/support/named.h"
#include "ui/advisor/advisor.h"
#include "ui/advisor/compareview.h"
#include "ui/advisor/comparisontext.h"
#include "ui/advisor/ghostview.h"
#include "ui/advisor/snippetbox.h"
#include "ui/advisor/verdictbox.h"
#include "ui/advisor/verdictview.h"
#include "ui/theme/theme.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/pagetext.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/segmentedswitch.h"
#include "ui/widgets/separator.h"
#include "ui/widgets/tabbar.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace thence;
using namespace thence::ui;

namespace {

/// Every text that can be seen, without the invisible places where lines may break.
QString seen(const QWidget& widget) {
    QApplication::processEvents(); // new widgets are shown when their layout says so
    QStringList texts;
    for (const QLabel* const label : widget.findChildren<QLabel*>())
        if (label->isVisible())
            texts.append(label->text());
    for (const PageText* const text : widget.findChildren<PageText*>())
        if (text->isVisible())
            texts.append(text->toPlainText());
    return texts.join(u'\n').remove(QChar(0x200B));
}

template <class Button>
Button* button(const QWidget& widget, const QString& name) {
    for (Button* const found : widget.findChildren<Button*>())
        if (found->accessibleName() == name || found->text() == name)
            return found;
    return nullptr;
}

void click(QWidget* widget) {
    QVERIFY(widget);
    QTest::mouseClick(widget, Qt::LeftButton);
}

QToolButton* answer(const QWidget& widget, const QString& question, const QString& word) {
    return button<QToolButton>(widget, question + u' ' + word);
}

const QString permanent = u"Is the move permanent?"_s;
const QString keep = u"Must the method and content survive?"_s;

} // namespace

class TestAdvisor : public QObject {
    Q_OBJECT

private slots:
    void init() {
        applyTheme(*qApp, lightTheme());
        advisor_ = std::make_unique<Advisor>();
        advisor_->resize(420, 900);
        advisor_->show();
        QVERIFY(QTest::qWaitForWindowExposed(advisor_.get()));
    }
    void cleanup() { advisor_.reset(); }

    void aHopIsJudged() {
        advisor_->showHop(test::demoTrace(), 1);
        const QString text = seen(*advisor_);
        QVERIFY2(text.contains("Use 307 Temporary Redirect."_L1), qPrintable(text));
        QVERIFY2(text.contains("This hop answered 302."_L1), qPrintable(text));
        QVERIFY2(text.contains("48 bytes"_L1), qPrintable(text));
        QVERIFY2(text.contains(u"RFC 9110 §15.4.8"_s), qPrintable(text));
        QVERIFY(answer(*advisor_, permanent, u"No"_s)->isChecked());
        QVERIFY(answer(*advisor_, keep, u"Yes"_s)->isChecked());
    }

    void theSwitchesChangeTheAnswer() {
        advisor_->showHop(test::demoTrace(), 1);
        click(answer(*advisor_, permanent, u"Yes"_s));
        QVERIFY2(seen(*advisor_).contains("Use 308 Permanent Redirect."_L1),
                 qPrintable(seen(*advisor_)));
        click(answer(*advisor_, permanent, u"No"_s));
        click(answer(*advisor_, keep, u"No"_s));
        QVERIFY2(seen(*advisor_).contains("Use 303 See Other."_L1), qPrintable(seen(*advisor_)));
        click(button<QToolButton>(*advisor_, u"Back to the evidence"_s));
        QVERIFY(seen(*advisor_).contains("Use 307"_L1));
        QVERIFY(!button<QToolButton>(*advisor_, u"Back to the evidence"_s)->isVisible());
    }

    void theSwitchesObeyKeys() {
        advisor_->showHop(test::demoTrace(), 1);
        QToolButton* const yes = answer(*advisor_, permanent, u"Yes"_s);
        yes->setFocus();
        QTest::keyClick(yes, Qt::Key_Space);
        QVERIFY(seen(*advisor_).contains("Use 308"_L1));
    }

    void anotherHopStartsFromItsEvidence() {
        advisor_->showHop(test::demoTrace(), 1);
        click(answer(*advisor_, permanent, u"Yes"_s));
        advisor_->showHop(test::demoTrace(), 0);
        advisor_->showHop(test::demoTrace(), 1);
        QVERIFY(answer(*advisor_, permanent, u"No"_s)->isChecked());
    }

    void aChainThatGrowsLeavesTheSwitches() {
        advisor_->showHop(test::firstHops(test::demoTrace(), 2), 1);
        click(answer(*advisor_, permanent, u"Yes"_s));
        advisor_->showHop(test::firstHops(test::demoTrace(), 3), 1);
        QVERIFY(answer(*advisor_, permanent, u"Yes"_s)->isChecked());
        advisor_->showHop(test::demoTrace(), 1);
        QVERIFY(seen(*advisor_).contains("Use 308"_L1));
    }

    void theSnippetIsCopied() {
        advisor_->showHop(test::demoTrace(), 1);
        click(button<CopyButton>(*advisor_, u"Copy the server's configuration"_s));
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 u"location = /checkout {\n    return 307 /checkout-v2;\n}\n"_s);
        auto* const tabs = advisor_->findChild<SnippetBox*>()->findChild<TabBar*>();
        tabs->setFocus();
        QTest::keyClick(tabs, Qt::Key_Right);
        click(button<CopyButton>(*advisor_, u"Copy the server's configuration"_s));
        QVERIFY(QGuiApplication::clipboard()->text().startsWith("RewriteEngine"_L1));
    }

    void whatCannotBeSaidIsNotCopied() {
        advisor_->showHop(test::demoTrace(), 1);
        click(answer(*advisor_, keep, u"No"_s)); // 303
        auto* const box = advisor_->findChild<SnippetBox*>();
        auto* const tabs = box->findChild<TabBar*>();
        for (int i = 0; i < tabs->count(); ++i)
            if (tabs->tabText(i) == u"IIS"_s)
                tabs->setCurrentIndex(i);
        QCOMPARE(box->findChild<QPlainTextEdit*>()->toPlainText(),
                 u"IIS has no way to answer 303."_s);
        QVERIFY(!button<CopyButton>(*box, u"Copy the server's configuration"_s)->isEnabled());
    }

    void whatIf() {
        QSignalSpy asked(advisor_.get(), &Advisor::whatIf);
        advisor_->showHop(test::demoTrace(), 1);
        auto* const ghost = advisor_->findChild<GhostView*>();
        QVERIFY(!ghost->isVisible());
        click(button<QPushButton>(*advisor_, u"What if hop 2 answered 307?"_s));
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first(), QVariantList({1, 307}));
        QVERIFY(ghost->isVisible());
        QVERIFY2(seen(*ghost).contains("The next request is POST, not GET."_L1),
                 qPrintable(seen(*ghost)));

        auto* const status = ghost->findChild<QComboBox*>();
        status->setFocus();
        QTest::keyClick(status, Qt::Key_Down); // 308
        QCOMPARE(ghost->result().hops.first().response->status, 308);
        QVERIFY2(seen(*ghost).contains("A strong sign for search engines"_L1),
                 qPrintable(seen(*ghost)));

        auto* const location = ghost->findChild<QLineEdit*>(QString(), Qt::FindDirectChildrenOnly);
        location->selectAll();
        QTest::keyClicks(location, u"https://evil.test/<b>"_s);
        QVERIFY2(seen(*ghost).contains("The content crosses from"_L1), qPrintable(seen(*ghost)));
    }

    void withoutATrace() {
        advisor_->clear();
        QVERIFY(seen(*advisor_).contains("Answer the two questions."_L1));
        click(answer(*advisor_, permanent, u"Yes"_s));
        QVERIFY(seen(*advisor_).contains("Answer the two questions."_L1));
        QVERIFY(answer(*advisor_, permanent, u"Yes"_s)->isChecked());
        click(answer(*advisor_, keep, u"Yes"_s));
        QVERIFY(seen(*advisor_).contains("Use 308 Permanent Redirect."_L1));
        QVERIFY(advisor_->findChild<SnippetBox*>()->text().contains("return 308"_L1));
        for (const QPushButton* const ask : advisor_->findChildren<QPushButton*>())
            QVERIFY(!ask->isVisible());
    }

    void aFinalResponseIsNotJudged() {
        advisor_->showHop(test::demoTrace(), 3);
        QVERIFY(seen(*advisor_).contains("200 OK is not a redirect."_L1));
        QVERIFY(!advisor_->findChild<SnippetBox*>()->isVisible());
        QVERIFY(!answer(*advisor_, permanent, u"Yes"_s)->isEnabled());
    }

    void noSnippetIsWrittenForWhatBrowsersRefuse() {
        trace::Trace trace = test::firstHops(test::demoTrace(), 2);
        trace::Hop& hop = trace.hops[1];
        hop.exchange.response->fields.set("Location", "javascript:alert(document.domain)");
        hop.decision = trace::Stop{trace::Stop::Reason::UnsupportedScheme, {}, {}, {}};
        advisor_->showHop(trace, 1);
        QVERIFY2(seen(*advisor_).contains("No redirect status is right here."_L1),
                 qPrintable(seen(*advisor_)));
        QVERIFY(!advisor_->findChild<SnippetBox*>()->isVisible());
        QVERIFY(!answer(*advisor_, permanent, u"Yes"_s)->isEnabled());
        for (const QPushButton* const ask : advisor_->findChildren<QPushButton*>())
            QVERIFY(!ask->isVisible());
    }

    void anyTwoAreCompared() {
        auto* const tabs = advisor_->heading()->findChild<TabBar*>();
        tabs->setFocus();
        QTest::keyClick(tabs, Qt::Key_Right);
        auto* const compare = advisor_->findChild<CompareView*>();
        QVERIFY(compare->isVisible());
        QVERIFY(seen(*compare).contains("both: kept"_L1));
        QVERIFY(seen(*compare).contains("Often said, but"_L1));
        QVERIFY(seen(*compare).contains("A checkout moves for a sale"_L1));
        QVERIFY(seen(*compare).contains("What is the biggest difference between 307 and 308?"_L1));
        click(answer(*compare, u"First status"_s, u"303"_s));
        QCOMPARE(compare->left(), 303);
        QVERIFY(seen(*compare).contains("becomes GET (HEAD stays)"_L1));
        QVERIFY(seen(*compare).contains("Post, redirect, get"_L1));
    }

    void anotherStatusIsReadAtOnce() {
        auto* const compare = openCompare();
        const auto* const text = compare->findChild<ComparisonText*>();
        click(answer(*compare, u"First status"_s, u"303"_s));
        QVERIFY(text->toPlainText().contains("Post, redirect, get"_L1));
        QVERIFY(!text->toPlainText().contains("A checkout moves for a sale"_L1));
        for (const QLabel* const label : compare->findChildren<QLabel*>()) // no paint without them
            QVERIFY2(label->isVisible(), qPrintable(label->text()));
    }

    // A page of labels would be laid out for as long as a person waits.
    void theComparisonIsOneText() {
        auto* const compare = openCompare();
        const auto* const text = compare->findChild<ComparisonText*>();
        QVERIFY(compare->findChildren<QLabel*>().size() < 20);
        for (const int width : {300, 420, 620, 900}) {
            advisor_->resize(width, 700);
            QApplication::processEvents();
            QVERIFY(text->height() >= text->document()->size().height()); // and all of it is there
            QVERIFY(text->width() >= text->document()->size().width());
        }
    }

    void theComparisonStandsSideBySideWhereThereIsRoom() {
        auto* const compare = openCompare();
        const auto* const text = compare->findChild<ComparisonText*>();
        const auto place = [&](const QString& words) {
            return text->cursorRect(text->document()->find(words)).topLeft();
        };
        const QString left = u"The target is under another URL for now"_s;
        const QString right = u"The target has a new URL for good"_s;
        QVERIFY(place(left).y() < place(right).y());
        advisor_->resize(800, 700);
        QApplication::processEvents();
        QCOMPARE(place(left).y(), place(right).y());
        QVERIFY(place(left).x() + 300 < place(right).x());
    }

    void keysScrollTheComparison() {
        auto* const compare = openCompare();
        auto* const text = compare->findChild<ComparisonText*>();
        text->setFocus();
        QTest::keyClick(text, Qt::Key_PageDown);
        QVERIFY(page(u"Compare"_s)->verticalScrollBar()->value() > 0);
    }

    void nothingIsWiderThanThePanel_data() {
        QTest::addColumn<trace::Trace>("trace");
        QTest::newRow("demo") << test::demoTrace();
        QTest::newRow("failing") << test::failingTrace();
        QTest::newRow("loop") << test::loopTrace();
        QTest::newRow("long") << test::longTrace();
        QTest::newRow("HSTS") << test::hstsTrace();
    }

    void nothingIsWiderThanThePanel() {
        QFETCH(trace::Trace, trace);
        advisor_->resize(300, 900); // the least that the window leaves it
        for (int hop = 0; hop < trace.hops.size(); hop += 11) {
            advisor_->showHop(trace, hop);
            for (QPushButton* const ask : advisor_->findChildren<QPushButton*>())
                if (ask->isVisible())
                    click(ask);
            QApplication::processEvents();
            auto* const tabs = advisor_->heading()->findChild<TabBar*>();
            for (int page = 0; page < tabs->count(); ++page) {
                tabs->setCurrentIndex(page);
                QApplication::processEvents();
                for (const QScrollArea* const area : advisor_->findChildren<QScrollArea*>())
                    QVERIFY2(!area->isVisible() || area->widget()->width() <= area->width(),
                             qPrintable(area->accessibleName()));
            }
            tabs->setCurrentIndex(0);
        }
    }

    void anotherHopIsReadFromItsTop() {
        advisor_->resize(320, 300);
        advisor_->showHop(test::firstHops(test::demoTrace(), 2), 1);
        QApplication::processEvents();
        QScrollBar& bar = *page(u"Verdict"_s)->verticalScrollBar();
        const auto* const edge =
            advisor_->findChild<Separator*>(QString(), Qt::FindDirectChildrenOnly);
        QVERIFY(!edge->isVisible());
        QTRY_VERIFY(bar.maximum() > 120);
        bar.setValue(120);
        QVERIFY(edge->isVisible());              // between what is scrolled and the heading
        advisor_->showHop(test::demoTrace(), 1); // the same hop, more of its chain
        QCOMPARE(bar.value(), 120);
        advisor_->showHop(test::demoTrace(), 2);
        QCOMPARE(bar.value(), 0);
        QVERIFY(!edge->isVisible());
    }

    void whatGetsTheFocusIsSeen() {
        advisor_->resize(320, 300);
        advisor_->showHop(test::demoTrace(), 1);
        test::activate(*advisor_);
        QApplication::processEvents();
        QScrollBar& bar = *page(u"Verdict"_s)->verticalScrollBar();
        bar.setValue(bar.maximum());
        auto* const tabs = advisor_->heading()->findChild<TabBar*>();
        tabs->setFocus();
        QTest::keyClick(tabs, Qt::Key_Tab); // from what is not scrolled into what is
        const QWidget* const first = QApplication::focusWidget();
        QVERIFY(page(u"Verdict"_s)->widget()->isAncestorOf(first));
        QTRY_COMPARE(first->visibleRegion().boundingRect(), first->rect());
    }

    void whatIfIsToldOnceAtAnyWidth() {
        advisor_->resize(560, 400);
        advisor_->showHop(test::demoTrace(), 1);
        auto* const ghost = advisor_->findChild<GhostView*>();
        for (const int width : {560, 300, 420, 301}) {
            advisor_->resize(width, 400);
            click(button<QPushButton>(*advisor_, u"What if hop 2 answered 307?"_s));
            const QString text = seen(*ghost);
            QCOMPARE(text.count("AS IT WOULD BE"_L1), 1);
            QCOMPARE(text.count("Nothing is sent."_L1), 1);
        }
    }

    void whatIfComesIntoSight() {
        advisor_->resize(320, 300);
        advisor_->showHop(test::demoTrace(), 1);
        QApplication::processEvents();
        auto* const ask = button<QPushButton>(*advisor_, u"What if hop 2 answered 307?"_s);
        page(u"Verdict"_s)->ensureWidgetVisible(ask);
        click(ask);
        const auto* const status = advisor_->findChild<GhostView*>()->findChild<QComboBox*>();
        QTRY_VERIFY(!status->visibleRegion().isEmpty());
        QTRY_COMPARE(status->visibleRegion().boundingRect(), status->rect());
    }

    void textIsPlainAndEverythingHasAName() {
        advisor_->showHop(test::demoTrace(), 1);
        click(button<QPushButton>(*advisor_, u"What if hop 2 answered 307?"_s));
        // QFormLayout makes labels of its own, from words of ours.
        const QStringList ours{u"Status"_s, u"Location"_s, u"Cache-Control"_s};
        for (const QLabel* const label : advisor_->findChildren<QLabel*>())
            QVERIFY2(label->textFormat() == Qt::PlainText || ours.contains(label->text()),
                     qPrintable(label->text()));
        for (const QWidget* const widget : advisor_->findChildren<QWidget*>()) {
            if (widget->focusPolicy() == Qt::NoFocus || widget->window() != advisor_.get() ||
                qobject_cast<const QLabel*>(widget) || widget->objectName().startsWith("qt_"_L1))
                continue;
            const auto* const push = qobject_cast<const QAbstractButton*>(widget);
            const bool inside = qobject_cast<const QComboBox*>(widget->parentWidget());
            QVERIFY2(!widget->accessibleName().isEmpty() || (push && !push->text().isEmpty()) ||
                         inside,
                     widget->metaObject()->className());
        }
    }

    void theDarkThemeIsFollowed() {
        advisor_->showHop(test::demoTrace(), 1);
        const QImage light = advisor_->grab().toImage();
        applyTheme(*qApp, darkTheme());
        QApplication::processEvents();
        const QImage dark = advisor_->grab().toImage();
        QVERIFY(light.pixelColor(3, 3).lightness() > 200);
        QVERIFY(dark.pixelColor(3, 3).lightness() < 60);
        const auto* const box = advisor_->findChild<VerdictBox*>();
        const QPoint inside = box->mapTo(advisor_.get(), QPoint(box->width() - 12, 6));
        QVERIFY(dark.pixelColor(inside).lightness() < 90);
        const auto* const headline = box->findChild<QLabel*>();
        QCOMPARE(headline->palette().color(QPalette::WindowText), darkTheme().temporary);
    }

private:
    CompareView* openCompare() {
        advisor_->heading()->findChild<TabBar*>()->setCurrentIndex(1);
        QApplication::processEvents();
        return advisor_->findChild<CompareView*>();
    }

    QScrollArea* page(const QString& name) { return test::named<QScrollArea>(*advisor_, name); }

    std::unique_ptr<Advisor> advisor_;
};

QTEST_MAIN(TestAdvisor)
#include "tst_advisor.moc"
