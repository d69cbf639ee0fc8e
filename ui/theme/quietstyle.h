#pragma once

#include <QProxyStyle>

namespace whereto::ui {

/// Fusion without the underlined letters in menus; Alt and the letter work all the same.
class QuietStyle : public QProxyStyle {
    Q_OBJECT

public:
    QuietStyle();

    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* data) const override;
};

} // namespace whereto::ui
