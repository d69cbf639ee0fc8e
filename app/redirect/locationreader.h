#pragma once

#include "app/json/cursor.h"
#include "app/redirect/locationrules.h"

namespace thence::redirect {

/// The "location" object of a client file. Problems are left with `parent`.
LocationRules readLocationRules(json::Cursor& parent);

} // namespace thence::redirect
