#include "ui/mainwindow/picture.h"

#include "app/trace/hopsummary.h"
#include "ui/inspector/inspector.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/widgets/background.h"

#include <QApplication>
#include <QImage>
#include <QPixmap>
#include <QTemporaryDir>

namespace thence::ui {

using namespace Qt::StringLiterals;

QImage picture(QApplication& application, const trace::Trace& trace, const Theme& theme,
               const View& view) {
    applyTheme(application, theme);
    // The person's own layout and requests have no place in a picture for others.
    const QTemporaryDir nowhere;
    Preferences preferences(nowhere.filePath(u"thence.ini"_s));
    preferences.setLayout(view.layout);
    MainWindow window(preferences);
    window.setAttribute(Qt::WA_DontShowOnScreen);
    window.resize(view.size);
    window.show();
    window.showTrace(trace, view.hop.value_or(trace::tellingHop(trace)));
    if (!view.panel.isEmpty())
        window.inspector().showPanel(view.panel);
    QApplication::processEvents(QEventLoop::ExcludeUserInputEvents);
    Background::finishAll();
    return window.grab().toImage();
}

bool savePicture(QApplication& application, const trace::Trace& trace, QIODevice& device,
                 const Theme& theme) {
    return picture(application, trace, theme).save(&device, "PNG");
}

} // namespace thence::ui
