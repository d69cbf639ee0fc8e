#pragma once

#include "app/http/fieldlist.h"
#include "app/url/url.h"

#include <optional>

namespace thence::http {

/// What a request carries. Content that comes from a stream cannot be sent a second time.
struct Content {
    QByteArray bytes;
    bool replayable = true;

    bool operator==(const Content&) const = default;
};

/// A request as somebody means it (RFC 9110 §3.4). What a client adds by itself (Host,
/// Content-Length, its User-Agent) is among `fields` only once it is ready to be sent.
struct Request {
    QByteArray method = "GET";
    url::Url target;
    FieldList fields;
    std::optional<Content> content;

    bool operator==(const Request&) const = default;
};

/// Whether a server cannot tell `a` from `b`: method, URL without its fragment, content and the
/// credentials that are sent (Cookie, Authorization, Proxy-Authorization). What else a client adds
/// does not count.
bool isSameRequest(const Request& a, const Request& b);

/// A final response (RFC 9110 §3.4).
struct Response {
    int status = 0;
    QByteArray reason;
    FieldList fields;
    /// Decoded content, up to the cap that was set for the exchange.
    QByteArray content;

    bool operator==(const Response&) const = default;
};

} // namespace thence::http
