#pragma once

#include <QString>

namespace whereto::cli {

/// One line for somebody who asked for a client that there is not, with those it may have been.
QString unknownClient(const QString& id);

} // namespace whereto::cli
