#pragma once

#include <QString>

namespace thence::cli {

/// One line for somebody who asked for a client that there is not, with those it may have been.
QString unknownClient(const QString& id);

} // namespace thence::cli
