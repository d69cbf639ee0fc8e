#pragma once

#include "app/trace/trace.h"

#include <QList>
#include <QString>

namespace thence::trace {

/// How a piece of a summary is meant, for whoever colours it.
enum class Voice {
    Plain,
    Kept,  ///< the request survived
    Lost,  ///< something is gone, or is less safe than before
    ByHand ///< a person did it, not the client
};

struct Piece {
    QString text;
    Voice voice = Voice::Plain;

    bool operator==(const Piece&) const = default;
};

/// "302 Found". The registered phrase stands in for one that was not sent; what cannot be printed
/// is replaced.
QString statusText(const http::Response& response);

/// What made the next request: "308", "Refresh", "meta refresh", "HSTS". Empty at the end.
QString cause(const Hop& hop);

/// What going on from `hop` does to the request, most important first, to be joined by " · ":
/// "POST → GET, 48 B of content dropped" · "Content-Type removed". Where a person edited the step
/// it says what `client`, the name of the one that makes it, would have done: "Chrome would send
/// GET" · "you sent POST". Empty at the end.
QList<Piece> summary(const Hop& hop, const QString& client = {});

/// The pieces that describe a whole trace: "4 hops, 318 ms" · "2 origins" ·
/// "POST became GET at hop 2" · "ends 200 OK".
QList<Piece> summary(const Trace& trace);

/// The hop to look at first: the first one that loses something of the request, else the first.
int tellingHop(const Trace& trace);

} // namespace thence::trace
