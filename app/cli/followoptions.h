#pragma once

#include "app/cli/option.h"
#include "app/tracer/settings.h"

#include <tl/expected.hpp>

namespace thence::cli {

/// How to follow: --as, --no-follow, --max-redirs, --max-memory, --max-time, -b. The error is one
/// line.
tl::expected<tracer::Settings, QString> readSettings(const Arguments& arguments);

} // namespace thence::cli
