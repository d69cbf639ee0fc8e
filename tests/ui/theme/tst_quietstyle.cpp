#include "ui/theme/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QTabBar>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

using namespace thence::ui;
using namespace Qt::StringLiterals;

namespace {

/// Inputs on a page that is higher than what is seen of it.
struct Page {
    QScrollArea area;
    QComboBox* const combo = new QComboBox;
    QComboBox* const editable = new QComboBox;
    QSpinBox* const spin = new QSpinBox;
    QTabBar* const tabs = new QTabBar;

    Page() {
        auto* const content = new QWidget;
        auto* const column = new QVBoxLayout(content);
        for (QWidget* const input : inputs())
            column->addWidget(input);
        for (QComboBox* const box : {combo, editable})
            box->addItems({u"one"_s, u"two"_s, u"three"_s});
        for (const char* const word : {"one", "two", "three"})
            tabs->addTab(QLatin1String(word));
        editable->setEditable(true);
        content->setFixedHeight(600);
        area.setWidget(content);
        area.resize(300, 200);
        area.show();
        area.activateWindow();
    }
    QList<QWidget*> inputs() const { return {combo, editable, spin, tabs}; }
    QString values() const {
        return u"%1 %2 %3 %4"_s.arg(combo->currentText(), editable->currentText())
            .arg(spin->value())
            .arg(tabs->currentIndex());
    }
};

void wheel(QWidget* widget, int delta) {
    const QPoint middle = widget->rect().center();
    QWheelEvent event(middle, widget->mapToGlobal(middle), {}, {0, delta}, Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QSpontaneKeyEvent::setSpontaneous(&event); // only those go on to the widget around
    qApp->notify(widget, &event);
}

} // namespace

class QuietStyleTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, lightTheme()); }

    void theWheelScrollsThePageAndChangesNothing() {
        Page page;
        page.area.setFocus();
        const QString before = page.values();
        int scrolled = 0;
        for (QWidget* const input : page.inputs()) {
            wheel(input, -60);
            QCOMPARE(page.values(), before);
            QVERIFY2(page.area.verticalScrollBar()->value() > scrolled,
                     input->metaObject()->className());
            scrolled = page.area.verticalScrollBar()->value();
        }
        wheel(page.editable->lineEdit(), -60);
        QCOMPARE(page.values(), before);
    }

    void thatHoldsAfterAChangeOfTheme() {
        Page page;
        applyTheme(*qApp, darkTheme());
        applyTheme(*qApp, lightTheme());
        page.area.setFocus();
        const QString before = page.values();
        for (QWidget* const input : page.inputs())
            wheel(input, -60);
        QCOMPARE(page.values(), before);
    }

    void anInputWithTheFocusTurnsWithTheWheel() {
        Page page;
        QVERIFY(QTest::qWaitForWindowActive(&page.area));
        page.combo->setFocus();
        wheel(page.combo, -120);
        QCOMPARE(page.combo->currentText(), u"two"_s);
        page.spin->setFocus();
        wheel(page.spin, 120);
        QCOMPARE(page.spin->value(), 1);
        page.editable->setFocus();
        wheel(page.editable, -120);
        QCOMPARE(page.editable->currentText(), u"two"_s);
    }

    void theWheelGivesNoFocus() {
        const Page page;
        for (const QWidget* const input :
             {static_cast<QWidget*>(page.combo), static_cast<QWidget*>(page.spin)})
            QCOMPARE(input->focusPolicy(), Qt::StrongFocus);
    }

    void buttonsOfDialogsAreWords() {
        QDialogButtonBox box(QDialogButtonBox::Cancel | QDialogButtonBox::Close);
        box.show();
        for (const QAbstractButton* const button : box.buttons())
            QVERIFY2(button->icon().isNull(), qPrintable(button->text()));
        QVERIFY(!qApp->style()->styleHint(QStyle::SH_DialogButtonBox_ButtonsHaveIcons));
    }

    void theFocusIsNotDrawnTwice() {
        QPushButton button(u"Send"_s);
        button.show();
        button.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&button));
        button.clearFocus();
        const QImage idle = button.grab().toImage();
        button.setFocus();
        QTRY_VERIFY(button.hasFocus());
        const QImage focused = button.grab().toImage();
        const QRect inside = button.rect().adjusted(7, 2, -7, -2);
        QCOMPARE(focused.copy(inside), idle.copy(inside)); // the border alone tells it
        QVERIFY(focused != idle);
    }
};

QTEST_MAIN(QuietStyleTest)
#include "tst_quietstyle.moc"
