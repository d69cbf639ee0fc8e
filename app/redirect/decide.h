#pragma once

#include "app/http/message.h"
#include "app/redirect/agent.h"
#include "app/redirect/progress.h"
#include "app/trace/decision.h"

namespace thence::redirect {

/// What `agent` does after `response` to `request`: the next request, with every difference
/// explained, or why there is none. Pure: no clock, no I/O, no cookie jar (RFC 9110 §15.4; the
/// client's own rules win over it). `request` holds the fields that the caller set, not those that
/// the client adds by itself.
trace::Decision decide(const Agent& agent, const http::Request& request,
                       const http::Response& response, const Progress& progress);

/// `request` as `agent` puts it on the wire: Host first (RFC 9110 §7.2), then the fields that the
/// client puts in an order of its own, the caller's others, the client's own that the caller did
/// not set, `cookie` if not empty, and Content-Length where the client sends it (§8.6).
http::Request outgoing(const Agent& agent, const http::Request& request,
                       const QByteArray& cookie = {});

} // namespace thence::redirect
