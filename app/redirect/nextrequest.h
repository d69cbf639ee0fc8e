#pragma once

#include "app/redirect/location.h"
#include "app/redirect/progress.h"
#include "app/redirect/rules.h"
#include "app/trace/decision.h"

namespace thence::redirect {

/// A redirect that is going to be followed.
struct Step {
    const http::Request& request;
    const http::Response& response;
    const Target& target;
    char letter; ///< of the method table
    const Progress& progress;
};

/// The request after `step`, and every difference from the one before.
trace::Follow nextRequest(const Rules& rules, const Step& step);

} // namespace thence::redirect
