#pragma once

#include <QByteArray>
#include <QSize>
#include <QString>

#include <optional>

namespace thence::ui {

/// What of a window a picture repeats.
struct View {
    QSize size{1440, 900};
    std::optional<int> hop{}; ///< none: the one that tells most
    QString panel{};          ///< of the inspector; empty: the first
    QByteArray layout{};      ///< of the docks; empty: as in a new window
};

} // namespace thence::ui
