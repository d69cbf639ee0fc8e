#pragma once

#include "app/advisor/snippet.h"

#include <optional>

namespace whereto::advisor {

/// The first {{placeholder}} in `text` whose value or quoting does not exist.
std::optional<QByteArray> unknownPlaceholder(const Snippet& snippet, const QByteArray& text);

} // namespace whereto::advisor
