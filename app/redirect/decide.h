#pragma once

#include "app/http/message.h"
#include "app/redirect/client.h"
#include "app/trace/decision.h"

#include <QStringList>

namespace whereto::redirect {

/// What a chain has seen before the response at hand.
struct Progress {
    int redirects = 0; ///< already followed
    /// The redirects that may be followed: -1 leaves it to the client.
    int limit = -1;
    /// Fetch's "redirect-tainted origin": the chain has crossed origins before.
    bool crossedOrigins = false;
    QStringList options; ///< of the client, "--post301"
};

/// What `client` does after `response` to `request`: the next request, with every difference
/// explained, or why there is none. Pure: no clock, no I/O, no cookie jar (RFC 9110 §15.4; the
/// client's own rules win over it). `request` holds the fields that the caller set, not those that
/// the client adds by itself.
trace::Decision decide(const Client& client, const http::Request& request,
                       const http::Response& response, const Progress& progress);

/// `request` as `client` puts it on the wire: Host first, then the caller's fields, the client's
/// own that the caller did not set, `cookie` if not empty, and Content-Length where it is due (RFC
/// 9110 §7.2, §8.6).
http::Request outgoing(const Client& client, const http::Request& request,
                       const QByteArray& cookie = {});

} // namespace whereto::redirect
