#pragma once

#include <functional>
#include <string>

namespace thence::world {

/// What run() ends with besides the command's own exit codes.
constexpr int Refused = 77; ///< the system has no namespaces for us, and a line says so (ctest's
                            ///< SKIP_RETURN_CODE)
constexpr int Broken = 70;  ///< the world itself is wrong: EX_SOFTWARE of sysexits.h

/// What makes the world once the namespaces are there, in the order of the calls.
struct Making {
    /// Empty, or what the system refused. Runs before anything else, without threads.
    std::function<std::string()> prepare;
    /// Serves in a process of its own until it is killed; calls `ready` once it does.
    std::function<int(const std::function<void()>& ready)> serve;
};

/// Runs `command` (ends with a null) in network, mount, process and host name namespaces of its
/// own, and in a user namespace where this is not root. Returns the command's exit code, or 128 and
/// the signal that ended it. Signals sent to this process go to the command; when it ends, or this
/// process does, everything in the namespaces dies. To be called while there is one thread.
int run(char* const command[], const Making& making);

} // namespace thence::world
