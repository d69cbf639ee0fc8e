#include "ui/theme/theme.h"

#include "ui/theme/fonts.h"
#include "ui/theme/quietstyle.h"
#include "ui/theme/stylesheet.h"

#include <QApplication>

namespace thence::ui {

void applyTheme(QApplication& application, const Theme& theme) {
    setTheme(theme);
    if (application.styleSheet().isEmpty()) // a style sheet wraps the style it finds
        QApplication::setStyle(new QuietStyle);
    QApplication::setFont(bodyFont());
    QApplication::setPalette(palette(theme));
    application.setStyleSheet(styleSheet(theme));
}

Unstyled::Unstyled() : sheet_(qApp->styleSheet()) {
    qApp->setStyleSheet({});
}

Unstyled::~Unstyled() {
    qApp->setStyleSheet(sheet_);
}

} // namespace thence::ui
