#pragma once

#include "app/lab/received.h"
#include "app/lab/script.h"

namespace thence::lab {

/// The first route of `scripts` that answers `request`, or null.
const Route* findRoute(const QList<Script>& scripts, const Received& request);

} // namespace thence::lab
