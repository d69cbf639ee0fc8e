#pragma once

namespace thence::cli {

/// Sees to it that the environment asks for a locale of UTF-8, which Qt needs and complains about
/// where it finds another: before it starts. Only how characters are encoded changes (LC_CTYPE), to
/// the same language in UTF-8 where that is installed and else to C.UTF-8; where the locale that is
/// asked for is not installed at all, all of it becomes C.UTF-8.
void useUtf8Locale();

} // namespace thence::cli
