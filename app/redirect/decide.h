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
    QStringList options{}; ///< of the client, "--post301"
    /// The first request of the chain, as composed: some clients send a field again once the chain
    /// is back where it was meant for. Null: the request at hand is the first.
    const http::Request* first = nullptr;
};

/// What `client` does after `response` to `request`: the next request, with every difference
/// explained, or why there is none. Pure: no clock, no I/O, no cookie jar (RFC 9110 §15.4; the
/// client's own rules win over it). `request` holds the fields that the caller set, not those that
/// the client adds by itself.
trace::Decision decide(const Client& client, const http::Request& request,
                       const http::Response& response, const Progress& progress);

/// Whether no link and no form of a page can make `request`, so that a browser sends it only for a
/// script: another method than GET and POST, fields of the caller's own, content of a type that
/// forms do not have.
bool needsScript(const http::Request& request);

/// `request` as `client` puts it on the wire: Host first (RFC 9110 §7.2), then the fields that the
/// client puts in an order of its own, the caller's others, the client's own that the caller did
/// not set, `cookie` if not empty, and Content-Length where the client sends it (§8.6).
http::Request outgoing(const Client& client, const http::Request& request,
                       const QByteArray& cookie = {});

} // namespace whereto::redirect
