#pragma once

#include "app/cli/option.h"

#include <tl/expected.hpp>

#include <chrono>
#include <optional>

namespace thence::cli {

/// The value of an option that is a number of seconds, 0.001 to 86400; nothing if it is not given.
/// The error is one line.
tl::expected<std::optional<std::chrono::milliseconds>, QString>
readSeconds(const Arguments& arguments, QLatin1String name);

} // namespace thence::cli
