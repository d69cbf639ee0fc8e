#pragma once

#include "app/advisor/ghost.h"
#include "app/trace/trace.h"

namespace thence::advisor {

/// How the imagined hops of `ghost` differ from what happened in `trace`, in the order of Topic.
QList<Difference> differences(const trace::Trace& trace, const WhatIf& ghost);

} // namespace thence::advisor
