#pragma once

#include "app/trace/trace.h"
#include "ui/mainwindow/view.h"
#include "ui/theme/theme.h"

class QApplication;
class QImage;
class QIODevice;

namespace thence::ui {

/// The whole window showing `trace`, drawn without a display being needed. Secrets are shown that
/// `trace` still has.
QImage picture(QApplication& application, const trace::Trace& trace, const Theme& theme,
               const View& view = {});

/// Writes that picture to `device` as PNG; false if it cannot be written.
bool savePicture(QApplication& application, const trace::Trace& trace, QIODevice& device,
                 const Theme& theme);

} // namespace thence::ui
