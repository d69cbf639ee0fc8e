#pragma once

#include <QString>
#include <QStringList>

namespace thence::cli {

/// `text` in lines of at most `width` characters, broken at spaces; a longer word has a line of its
/// own.
QStringList wrapped(const QString& text, int width);

} // namespace thence::cli
