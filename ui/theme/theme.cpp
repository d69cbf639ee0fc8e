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

Unstyled::Unstyled() {
    // Whatever else is there would be styled anew twice; and QStyleSheetStyle does not outlive
    // being replaced under widgets that it has styled already.
    if (QApplication::topLevelWidgets().size() > 1)
        return;
    sheet_ = qApp->styleSheet();
    qApp->setStyleSheet({});
}

Unstyled::~Unstyled() {
    if (!sheet_.isEmpty())
        qApp->setStyleSheet(sheet_);
}

} // namespace thence::ui
