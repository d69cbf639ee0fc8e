#pragma once

#include "app/advisor/whatif.h"

namespace thence::advisor {

/// How the imagined hops of `ghost` differ from what happened in `trace`, in the order of Topic.
QList<Difference> differences(const trace::Trace& trace, const WhatIf& ghost);

} // namespace thence::advisor
