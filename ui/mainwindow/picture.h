#pragma once

#include "app/trace/trace.h"
#include "ui/theme/theme.h"

#include <QSize>

#include <optional>

class QApplication;
class QImage;
class QIODevice;

namespace thence::ui {

/// What of a window a picture repeats.
struct View {
    QSize size{1440, 900};
    std::optional<int> hop{}; ///< none: the one that tells most
    QString panel{};          ///< of the inspector; empty: the first
    QByteArray layout{};      ///< of the docks; empty: as in a new window
};

/// The whole window showing `trace`, drawn without a display being needed. Secrets are shown that
/// `trace` still has.
QImage picture(QApplication& application, const trace::Trace& trace, const Theme& theme,
               const View& view = {});

/// Writes that picture to `device` as PNG; false if it cannot be written.
bool savePicture(QApplication& application, const trace::Trace& trace, QIODevice& device,
                 const Theme& theme);

} // namespace thence::ui
