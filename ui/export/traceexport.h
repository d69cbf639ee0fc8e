#pragma once

#include "app/formats/formats.h"
#include "ui/widgets/background.h"
#include "ui/workspace/verdicts.h"
#include "ui/workspace/workspace.h"

#include <functional>

class QImage;
class QWidget;

namespace thence::ui {

/// Gives the trace that is shown to others: as a file, or as text for the clipboard. Files ask for
/// their place in a dialog over the window.
class TraceExport {
public:
    /// All of them outlive it.
    TraceExport(QWidget& window, const Workspace& workspace, const Verdicts& verdicts)
        : window_(window), workspace_(workspace), verdicts_(verdicts) {}

    /// The trace with its findings as a text, secrets hidden. `done` has it: before this returns,
    /// or later where there is much to write. What was asked for before and is not there is
    /// forgotten.
    void text(const formats::Format& format, const std::function<void(const QString&)>& done);
    /// Asks where to, as what, and whether with secrets. Once the file is there `say` hears of it.
    void save(const std::function<void(const QString&)>& say) const;
    /// What `draw` makes of the trace with its secrets hidden, as PNG in a file for its owner
    /// alone. Says where it is, or what went wrong; nothing where no file was chosen.
    QString savePicture(const std::function<QImage(const trace::Trace&)>& draw) const;

private:
    /// What gives the findings of each hop for a file, in any thread.
    std::function<QList<QJsonObject>()> members() const;

    QWidget& window_;
    const Workspace& workspace_;
    const Verdicts& verdicts_;
    Background background_;
};

} // namespace thence::ui
