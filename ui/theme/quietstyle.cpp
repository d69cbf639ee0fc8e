#include "ui/theme/quietstyle.h"

#include "ui/theme/colors.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>

namespace thence::ui {

using namespace Qt::StringLiterals;

namespace {

bool turnsWithTheWheel(const QObject* object) {
    return qobject_cast<const QComboBox*>(object) ||
           qobject_cast<const QAbstractSpinBox*>(object) || qobject_cast<const QTabBar*>(object);
}

/// Whether the style sheet gives it a frame of the accent's colour while it has the focus.
bool hasOwnFrame(const QWidget* widget) {
    return qobject_cast<const QComboBox*>(widget) ||
           (qobject_cast<const QAbstractButton*>(widget) &&
            !qobject_cast<const QCheckBox*>(widget));
}

} // namespace

QuietStyle::QuietStyle() : QProxyStyle(QStyleFactory::create(u"Fusion"_s)) {}

int QuietStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                          QStyleHintReturn* data) const {
    switch (hint) {
    case SH_UnderlineShortcut:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ComboBox_Popup: // a list in our colours, not a menu in the system's
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

void QuietStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
                               QPainter* painter, const QWidget* widget) const {
    if (element != PE_FrameFocusRect)
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    if (hasOwnFrame(widget))
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(theme().accent);
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter->restore();
}

void QuietStyle::polish(QWidget* widget) {
    QProxyStyle::polish(widget);
    if (!turnsWithTheWheel(widget))
        return;
    widget->installEventFilter(this);
    if (widget->focusPolicy() == Qt::WheelFocus)
        widget->setFocusPolicy(Qt::StrongFocus);
}

void QuietStyle::unpolish(QWidget* widget) {
    widget->removeEventFilter(this);
    QProxyStyle::unpolish(widget);
}

bool QuietStyle::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::Wheel || static_cast<QWidget*>(watched)->hasFocus())
        return QProxyStyle::eventFilter(watched, event);
    event->ignore(); // whoever scrolls around it has it
    return true;
}

} // namespace thence::ui
