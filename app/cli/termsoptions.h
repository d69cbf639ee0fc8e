#pragma once

#include "app/cli/option.h"
#include "app/trace/terms.h"

#include <vector>

#include <tl/expected.hpp>

namespace thence::cli {

/// The options that set limits, to be made part of a command's.
std::vector<Option> limitOptions();

/// The terms that the options of `thence trace` ask for: the client (--as), what it does not send
/// (-H 'Name:'), limits, cookies, addresses, trust. Files that are named are read. The error is one
/// line.
tl::expected<trace::Terms, QString> readTerms(const Arguments& arguments);

} // namespace thence::cli
