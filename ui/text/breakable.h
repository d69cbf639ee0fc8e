#pragma once

#include <QString>

namespace thence::ui {

/// `text` with places where a line may break after each mark of a URL and inside very long words,
/// so that a path cannot make a panel wider than it is. The places are invisible characters: for
/// showing, not for copying.
QString breakable(const QString& text);

} // namespace thence::ui
