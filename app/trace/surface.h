#pragma once

namespace thence::trace {

/// Where a sentence is read. What to try has another name in each.
enum class Surface {
    Terminal, ///< and what is made there: options, "--resolve"
    Window    ///< pages of the composer, "Network › Resolve"
};

} // namespace thence::trace
