#include "ui/mainwindow/run.h"

#include "ui/mainwindow/mainwindow.h"

#include <QApplication>
#include <QTimer>

namespace thence::ui {

using namespace Qt::StringLiterals;

int runWindow(QApplication& application, const std::optional<QString>& url) {
    QApplication::setApplicationDisplayName(u"Thence"_s);
    QApplication::setDesktopFileName(u"io.github.thence.Thence"_s);
    Preferences preferences;
    applyTheme(application, resolve(preferences.theme()));
    MainWindow window(preferences, MainWindow::Building::AfterFirstPaint);
    window.show();
    if (url)
        QTimer::singleShot(0, &window, [&] { window.open(*url); });
    return QApplication::exec();
}

} // namespace thence::ui
