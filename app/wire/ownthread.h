#pragma once

#include <QThread>

namespace thence::wire {

/// A member of what belongs to the thread that it was made in. Wires, tracers, their sockets and
/// timers, and the lab are used from that thread alone; only finished values cross.
class OwnThread {
public:
    /// Debug builds end here when somebody else's thread comes by.
    void check() const {
        Q_ASSERT_X(QThread::currentThreadId() == id_, "OwnThread",
                   "used from a thread that it does not belong to");
    }

private:
    Qt::HANDLE id_ = QThread::currentThreadId();
};

} // namespace thence::wire
