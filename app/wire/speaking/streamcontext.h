#pragma once

#include "app/wire/options.h"
#include "app/wire/speaking/idletransports.h"

namespace thence::wire {

/// What happens between hold() and release() is told at release(), and not later from the event
/// loop; nothing of any exchange may be on the stack then.
class Telling {
public:
    virtual ~Telling() = default;
    virtual void hold() = 0;
    virtual void release() = 0;
};

/// What the streams of one wire share.
struct StreamContext {
    const Options& options;
    Telling& telling;
    IdleTransports idle = {};
    QByteArray readBuffer = QByteArray(64 * 1024, Qt::Uninitialized);
};

} // namespace thence::wire
