#include "app/cli/signals.h"

#include <QSocketNotifier>

#include <csignal>

#include <sys/socket.h>
#include <unistd.h>

namespace thence::cli {

namespace {

// A handler may only write to a descriptor; the event loop reads at the other end.
int ends[2] = {-1, -1};

volatile std::sig_atomic_t heard = 0;

void tellEventLoop(int signal) {
    constexpr int patience = 2; // a terminal that closes sends SIGHUP and SIGTERM
    heard = heard + 1;
    if (heard > patience) {
        std::signal(signal, SIG_DFL);
        std::raise(signal);
    }
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(ends[0], &byte, 1);
}

} // namespace

Signals::Signals(QObject* parent) : QObject(parent) {
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return;
    auto* const notifier = new QSocketNotifier(ends[1], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        if (::read(ends[1], &byte, 1) == 1)
            emit interrupted();
    });
    std::signal(SIGINT, tellEventLoop);
    std::signal(SIGTERM, tellEventLoop);
    // What runs under nohup is to outlive its terminal.
    if (std::signal(SIGHUP, tellEventLoop) == SIG_IGN)
        std::signal(SIGHUP, SIG_IGN);
}

Signals::~Signals() {
    for (int& end : ends)
        if (end >= 0)
            ::close(std::exchange(end, -1));
}

} // namespace thence::cli
