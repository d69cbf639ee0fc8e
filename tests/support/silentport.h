#pragma once

#include <QHostAddress>

#include <array>

namespace thence::test {

/// A port of an address of this machine where connections are neither accepted nor refused: the
/// queue of its listener is full, so the kernel drops what asks to connect.
class SilentPort {
public:
    /// With port 0 the system chooses one.
    explicit SilentPort(const QHostAddress& address, quint16 port = 0);
    ~SilentPort();
    Q_DISABLE_COPY_MOVE(SilentPort)

    quint16 port() const { return port_; }

private:
    quint16 port_;
    int listener_;
    std::array<int, 3> fillers_;
};

} // namespace thence::test
