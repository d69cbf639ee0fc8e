#pragma once

#include "ui/mainwindow/picture.h"
#include "ui/mainwindow/session.h"
#include "ui/mainwindow/verdicts.h"

#include <functional>

class QWidget;

namespace whereto::ui {

/// Takes what the window shows out of it: as a file, or as text for the clipboard. Files ask for
/// their place in a dialog over the window.
class Takeout {
public:
    /// All of them outlive it.
    Takeout(QWidget& window, const Session& session, const Verdicts& verdicts)
        : window_(window), session_(session), verdicts_(verdicts) {}

    /// The trace with its findings, secrets hidden.
    QString har() const;
    QString json() const;
    /// Asks where to, and whether with secrets. Once the file is there `say` hears of it.
    void saveHar(const std::function<void(const QString&)>& say) const;
    /// A picture of the window as PNG, secrets hidden, in a file for its owner alone. Says where it
    /// is, or what went wrong; nothing where no file was chosen.
    QString savePicture(const View& view) const;

private:
    QWidget& window_;
    const Session& session_;
    const Verdicts& verdicts_;
};

} // namespace whereto::ui
