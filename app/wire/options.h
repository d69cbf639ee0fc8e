#pragma once

#include "app/trace/terms.h"

namespace thence::wire {

/// What the exchanges of a Wire share.
struct Options {
    trace::Limits limits = {};
    trace::Network network = {};
};

} // namespace thence::wire
