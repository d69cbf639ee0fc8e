#pragma once

#include "app/advisor/snippet.h"

#include <optional>

namespace thence::advisor {

/// The first {{placeholder}} in `text` whose value or quoting does not exist.
std::optional<QByteArray> unknownPlaceholder(const Snippet& snippet, const QByteArray& text);

} // namespace thence::advisor
