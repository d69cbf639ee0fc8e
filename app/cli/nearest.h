#pragma once

#include <QStringList>

namespace thence::cli {

/// Those of `names` that somebody who wrote `text` may have meant, best first, three at most: names
/// that begin with it, and names that are a few letters away.
QStringList nearest(const QString& text, const QStringList& names);

} // namespace thence::cli
