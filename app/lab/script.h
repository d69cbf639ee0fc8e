#pragma once

#include "app/http/fieldlist.h"
#include "app/lab/scenario.h"

#include <chrono>
#include <optional>

namespace thence::lab {

/// What happens to the connection after a reply.
enum class Ending {
    Keep,  ///< it waits for the next request
    Close, ///< orderly, when everything is out
    Reset, ///< with RST
    Stall  ///< nothing ever comes again
};

/// What the lab answers, as written in a scenario: texts still have the default ports and the
/// placeholders that timedReply() fills in.
struct Reply {
    std::vector<QByteArray> interim;         ///< whole heads of 1xx responses
    QByteArray statusLine;                   ///< "HTTP/1.1 302 Found"
    http::FieldList fields;                  ///< as they stand, repeats apart
    QByteArray content;                      ///
    std::optional<QByteArray> raw;           ///< every byte of the reply, instead of all the above
    std::chrono::milliseconds delay{0};      ///< before the first byte
    qsizetype pieceSize = 0;                 ///< bytes sent at a time; 0: all at once
    std::chrono::milliseconds piecePause{0}; ///< between two pieces
    Ending ending = Ending::Keep;
    qsizetype endAfter = -1; ///< bytes of the reply that are sent before the ending; -1: all
};

/// Which requests get a reply. Empty strings match everything.
struct Route {
    QByteArray scheme{};
    QByteArray host{};
    QByteArray path{}; ///< without query; "{n}" in it stands for a number
    std::optional<QByteArray> query{};
    QByteArray method{};
    QByteArray cookie{};        ///< the name of a cookie that must be sent
    QByteArray withoutCookie{}; ///< ... or that must not
    Reply reply{};
};

/// A scenario with the routes that play it.
struct Script {
    Scenario scenario;
    int order = 0;
    QList<Route> routes;
};

/// All scripts, in the order they should be shown. Read once from the resources.
const QList<Script>& scripts();

} // namespace thence::lab
