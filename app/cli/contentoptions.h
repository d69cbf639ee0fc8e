#pragma once

#include "app/cli/option.h"

#include <tl/expected.hpp>

#include <optional>

namespace thence::cli {

/// What --data, --data-raw and --data-binary say, in the order they were given and joined by "&";
/// nothing if there is none of them. "@file" is read from the file, "@-" from the input; --data
/// leaves out CR, LF and NUL of a file, as curl does.
tl::expected<std::optional<QByteArray>, QString> contentFrom(const Arguments& arguments);

} // namespace thence::cli
