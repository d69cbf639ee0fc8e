#pragma once

#include "app/trace/trace.h"

#include <QByteArray>
#include <QList>

namespace thence::test {

/// Responses that are within every limit and as large as the limits allow: what freezes a window
/// that lays out, compares or lists all of what it was given.
struct Hostile {
    const char* name;
    QList<QByteArray>
        responses; ///< one a hop, each on a connection of its own; 1xx may stand before
    const char* client = "chrome";
};

/// One that is not hostile, to compare with; every kind, each with one or two hops, and the worst
/// of them along 20 hops, 1,000 short ones, and 32 interim responses. Relative Locations lead from
/// hop to hop.
QList<Hostile> hostileResponses();

/// Made as a value, because no server has such a certificate: 4 certificates with names of 100 KB.
trace::Trace hostileCertificates();

} // namespace thence::test
