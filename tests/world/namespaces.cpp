#include "tests/world/namespaces.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace thence::world {

namespace {

int refuse(const std::string& what) {
    std::fprintf(stderr, "No world to test in: %s\n", what.c_str());
    return Refused;
}

bool write(const char* path, const std::string& text) {
    const int file = ::open(path, O_WRONLY | O_CLOEXEC);
    const bool done = file >= 0 && ::write(file, text.data(), text.size()) == ssize_t(text.size());
    ::close(file);
    return done;
}

/// Root needs no user namespace, but may lack the right to make the others, as in a container.
bool enterNamespaces() {
    constexpr int kinds = CLONE_NEWNET | CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWUTS;
    if (::geteuid() == 0 && ::unshare(kinds) == 0)
        return true;
    const std::string user = std::to_string(::geteuid()), group = std::to_string(::getegid());
    return ::unshare(CLONE_NEWUSER | kinds) == 0 && write("/proc/self/setgroups", "deny") &&
           write("/proc/self/uid_map", "0 " + user + " 1") &&
           write("/proc/self/gid_map", "0 " + group + " 1");
}

sigset_t forwardedSignals() {
    sigset_t signals;
    ::sigemptyset(&signals);
    for (const int signal : {SIGTERM, SIGINT, SIGQUIT, SIGHUP, SIGCHLD})
        ::sigaddset(&signals, signal);
    return signals;
}

/// Waits for `child`, and buries others on the way. The signals that somebody sent here go to it;
/// what a terminal sends it gets by itself. Needs forwardedSignals() blocked.
int outcomeOf(pid_t child) {
    const sigset_t signals = forwardedSignals();
    for (;;) {
        int status = 0;
        for (pid_t ended = 1; (ended = ::waitpid(-1, &status, WNOHANG)) > 0;)
            if (ended == child)
                return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
        siginfo_t what{};
        if (const int signal = ::sigwaitinfo(&signals, &what);
            signal > 0 && signal != SIGCHLD && what.si_code <= 0)
            ::kill(child, signal);
    }
}

/// Starts what serves, in a process group of its own (Ctrl-C is for the command), and waits until
/// it is ready.
bool startServing(const Making& making) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return false;
    if (::fork() == 0) {
        ::setpgid(0, 0);
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        ::close(ends[0]);
        ::_exit(making.serve(
            [writer = ends[1]] { [[maybe_unused]] const ssize_t told = ::write(writer, "!", 1); }));
    }
    ::close(ends[1]);
    char byte = 0;
    const bool ready = ::read(ends[0], &byte, 1) == 1;
    ::close(ends[0]);
    return ready;
}

/// As the first process of the new namespaces.
int live(char* const command[], const sigset_t& usual, const Making& making) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
        return refuse(std::string("mounts cannot be made private: ") + std::strerror(errno));
    // Where this is refused, as in some containers, the /proc of outside does for most purposes.
    ::mount("proc", "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, nullptr);
    if (const std::string refused = making.prepare(); !refused.empty())
        return refuse(refused);
    if (!startServing(making))
        return Broken;
    const pid_t child = ::fork();
    if (child == 0) {
        ::sigprocmask(SIG_SETMASK, &usual, nullptr);
        ::execvp(command[0], command);
        std::fprintf(stderr, "%s cannot be run: %s\n", command[0], std::strerror(errno));
        ::_exit(errno == ENOENT ? 127 : 126);
    }
    return outcomeOf(child);
}

} // namespace

int run(char* const command[], const Making& making) {
    if (!enterNamespaces())
        return refuse(std::string("namespaces cannot be made: ") + std::strerror(errno));
    const sigset_t signals = forwardedSignals();
    sigset_t usual;
    ::sigprocmask(SIG_BLOCK, &signals, &usual);
    const pid_t first = ::fork();
    if (first == 0)
        ::_exit(live(command, usual, making));
    return first < 0 ? refuse(std::string("no process can be made: ") + std::strerror(errno))
                     : outcomeOf(first);
}

} // namespace thence::world
