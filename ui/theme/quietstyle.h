#pragma once

#include <QProxyStyle>

namespace thence::ui {

/// Fusion with less to look at: no underlined letters in menus (Alt and the letter work all the
/// same), no icons on the buttons of dialogs, no dotted frames. And with no accidents: the wheel
/// scrolls the page, and changes a value or a tab only where the focus is.
class QuietStyle : public QProxyStyle {
    Q_OBJECT

public:
    QuietStyle();

    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* data) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;

    using QProxyStyle::polish;
    using QProxyStyle::unpolish;
    void polish(QWidget* widget) override;
    void unpolish(QWidget* widget) override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace thence::ui
