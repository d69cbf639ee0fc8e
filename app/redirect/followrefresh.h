#pragma once

#include "app/redirect/progress.h"
#include "app/redirect/rules.h"
#include "app/trace/decision.h"

#include <optional>

namespace thence::redirect {

/// The navigation that the document in `response` asks for, by its Refresh field or by
/// <meta http-equiv=refresh>: a GET, after the delay. Null if it asks for none, or for a URL that
/// is not http or https, which browsers pass over.
std::optional<trace::Follow> followRefresh(const Rules& rules, const http::Request& request,
                                           const http::Response& response,
                                           const Progress& progress);

} // namespace thence::redirect
