#include "ui/mainwindow/docktitle.h"

#include "ui/theme/theme.h"

#include <QDockWidget>
#include <QHBoxLayout>
#include <QIcon>
#include <QPainter>
#include <QToolButton>

namespace thence::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int buttonSide = 22;
constexpr int iconSide = 10;
constexpr int topMargin = 4;
constexpr int rightMargin = 16;
constexpr int buttonMargin = (buttonSide - iconSide) / 2; // the icon ends where content does
constexpr int minHeight = 28;
constexpr int roomForBoth = 100;

void call(QToolButton& button, const QString& name) {
    button.setAccessibleName(name);
    button.setToolTip(name);
}

/// Lies over the end of the heading, and is seen only while it is of use. It is there all the
/// same, for the Tab key.
class Button : public QToolButton {
public:
    Button(const QString& icon, const QString& name, QWidget* parent)
        : QToolButton(parent), icon_(icon) {
        call(*this, name);
        setFocusPolicy(Qt::TabFocus);
        setFixedSize(buttonSide, buttonSide);
    }

protected:
    void paintEvent(QPaintEvent* event) override {
        if (!parentWidget()->underMouse() && !hasFocus())
            return;
        QPainter(this).fillRect(rect(), theme().card);
        QToolButton::paintEvent(event);
        QPainter painter(this);
        const QString shade = theme().dark ? u"dark"_s : u"light"_s;
        QRect place(0, 0, iconSide, iconSide);
        place.moveCenter(rect().center());
        QIcon(u":/icons/%1-%2.png"_s.arg(icon_, shade)).paint(&painter, place);
    }

private:
    QString icon_;
};

} // namespace

DockTitle::DockTitle(QDockWidget& dock, QWidget* heading) {
    setAttribute(Qt::WA_StyledBackground);
    setProperty("surface", u"card"_s);
    heading->setSizePolicy(QSizePolicy::Ignored,
                           QSizePolicy::Preferred); // long words widen no dock
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, topMargin, rightMargin, 0);
    row->addWidget(heading, 1);
    row->addStretch();
    // After the heading, so that they lie over it and the Tab key comes to them later.
    float_ = new Button(u"float"_s, tr("Float %1").arg(dock.windowTitle()), this);
    close_ = new Button(u"close"_s, tr("Close %1").arg(dock.windowTitle()), this);
    connect(float_, &QToolButton::clicked, &dock,
            [&dock] { dock.setFloating(!dock.isFloating()); });
    connect(&dock, &QDockWidget::topLevelChanged, this, [this, &dock](bool floats) {
        call(*float_, (floats ? tr("Dock %1") : tr("Float %1")).arg(dock.windowTitle()));
    });
    connect(close_, &QToolButton::clicked, &dock, &QDockWidget::close);
}

QSize DockTitle::sizeHint() const {
    return QWidget::sizeHint().expandedTo(minimumSizeHint()); // also while nothing has a heading
}

QSize DockTitle::minimumSizeHint() const {
    return {buttonSide + rightMargin - buttonMargin,
            std::max(minHeight, QWidget::minimumSizeHint().height())};
}

bool DockTitle::event(QEvent* event) {
    if (event->type() == QEvent::Enter || event->type() == QEvent::Leave)
        for (QToolButton* const button : {float_, close_})
            button->update();
    return QWidget::event(event);
}

void DockTitle::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const int top = (height() + topMargin - buttonSide) / 2;
    const int right = width() - rightMargin + buttonMargin;
    close_->move(right - buttonSide, top);
    float_->move(right - 2 * buttonSide, top);
    float_->setVisible(width() >= roomForBoth);
}

} // namespace thence::ui
