#pragma once

#include "app/trace/trace.h"
#include "ui/theme/theme.h"

#include <QSize>

class QApplication;
class QImage;
class QIODevice;

namespace whereto::ui {

/// The whole window showing `trace`, drawn without a display being needed.
QImage picture(QApplication& application, const trace::Trace& trace, const Theme& theme,
               QSize size = {1440, 900});

/// Writes that picture to `device` as PNG; false if it cannot be written.
bool savePicture(QApplication& application, const trace::Trace& trace, QIODevice& device,
                 const Theme& theme);

} // namespace whereto::ui
