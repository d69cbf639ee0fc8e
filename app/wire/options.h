#pragma once

#include "app/trace/terms.h"

namespace thence::wire {

/// Tells the exchanges of a Wire apart.
using ExchangeId = quint64;

/// What they share.
struct Options {
    trace::Limits limits = {};
    trace::Network network = {};
};

} // namespace thence::wire
