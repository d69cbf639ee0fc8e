#pragma once

#include "app/lab/received.h"
#include "app/lab/script.h"

namespace thence::lab {

/// The first rule of `scripts` that answers `request`, or null.
const Rule* findRule(const QList<Script>& scripts, const Received& request);

} // namespace thence::lab
