#pragma once

#include "app/json/cursor.h"
#include "app/redirect/rules.h"

namespace thence::redirect {

/// The keys of a client file that say what it does, see readClient(). Problems are left with `at`.
Rules readRules(json::Cursor& at);

} // namespace thence::redirect
