#pragma once

#include "app/lab/ports.h"
#include "app/lab/received.h"
#include "app/lab/script.h"

namespace thence::lab {

/// Bytes and how long to wait before they are sent.
struct Piece {
    std::chrono::milliseconds pause{0};
    QByteArray bytes;
};

/// A reply to one request, ready to be played.
struct TimedReply {
    QList<Piece> pieces;
    Ending ending = Ending::Keep;
};

/// `reply` for `request`: ports and placeholders filled in, Date (`now`, an IMF-fixdate) and
/// Content-Length added, cut into pieces.
TimedReply timedReply(const Route& route, const Received& request, const Ports& ports,
                      const QByteArray& now);

/// What the lab says where no route matches: its contents at "/", 404 elsewhere.
TimedReply timedDefaultReply(const QList<Script>& scripts, const Received& request,
                             const Ports& ports, const QByteArray& now);

} // namespace thence::lab
