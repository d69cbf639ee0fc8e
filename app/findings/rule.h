#pragma once

#include <span>
#include <string_view>

namespace thence::findings {

enum class Topic { Method, Caching, Search, Security, Chain };

/// Good says what is right; Error what breaks or gives something away.
enum class Severity { Good, Note, Warning, Error };

/// What can be found, as data. Beside each table of rules stands the code that raises them.
struct Rule {
    const char* id; ///< "post-became-get": stable, used in JSON and in HAR
    Topic topic;
    Severity severity;
    const char* summary; ///< a few words, as on a chip; translatable ("Rule")
    const char* text;    ///< plain sentences; %1 to %9 are filled in from the trace
    const char*
        reference; ///< where it is written: "RFC 9110 §15.4.3", "Fetch, HTTP-redirect fetch"
};

/// The rule called `id`; asking for one that is not there does not compile.
template <size_t size>
consteval const Rule& named(const Rule (&rules)[size], std::string_view id) {
    for (const Rule& rule : rules)
        if (rule.id == id)
            return rule;
    throw "no rule has this id";
}

/// "caching", "security"…
std::string_view word(Topic topic);
/// "good", "note", "warning", "error".
std::string_view word(Severity severity);

} // namespace thence::findings
