#pragma once

#include "app/redirect/jsoncursor.h"
#include "app/redirect/locationrules.h"

namespace whereto::redirect {

/// The "location" object of a client file. Problems are left with `parent`.
LocationRules readLocationRules(JsonCursor& parent);

} // namespace whereto::redirect
