#pragma once

#include "app/wire/limits.h"
#include "app/wire/override.h"

namespace thence::wire {

/// Certificates that are trusted for some hosts only: `hostSuffix` ".localhost" stands for
/// "localhost" and every name below it.
struct ExtraTrust {
    QByteArray certificates; ///< PEM, read when TLS is first spoken
    QByteArray hostSuffix;   ///< empty: every host
    /// Empty: every port, and the system's authorities are asked as well. With ports named, nobody
    /// else is asked about them, which spares the reading of the system's store (0.2 s).
    QList<quint16> ports = {};
};

struct Options {
    Limits limits;
    bool verify = true; ///< refuse connections whose certificate does not verify
    QList<ExtraTrust> trust;
    QList<Override> overrides;
    bool keepAlive = true;
};

} // namespace thence::wire
