#include "ui/mainwindow/run.h"

#include "ui/mainwindow/mainwindow.h"

#include <QApplication>
#include <QTimer>

namespace whereto::ui {

using namespace Qt::StringLiterals;

int runWindow(QApplication& application, const std::optional<QString>& url) {
    QApplication::setApplicationDisplayName(u"Whereto"_s);
    QApplication::setDesktopFileName(u"io.github.whereto.Whereto"_s);
    Preferences preferences;
    applyTheme(application, resolve(preferences.theme()));
    MainWindow window(preferences, MainWindow::Furnish::AfterFirstPaint);
    window.show();
    if (url)
        QTimer::singleShot(0, &window, [&] { window.open(*url); });
    return QApplication::exec();
}

} // namespace whereto::ui
