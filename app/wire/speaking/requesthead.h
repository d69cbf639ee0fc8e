#pragma once

#include "app/http/message.h"

#include <QString>

namespace thence::wire {

/// Why `request` cannot be written so that a server reads the same, in plain text: a method or
/// field name that is not a token, a line break or NUL in a field value, a space or control byte in
/// the target, port 0, a scheme other than http and https. Empty if it can.
QString whyInvalid(const http::Request& request);

/// The request line and field section of a valid request as HTTP/1.1 writes them, empty line
/// included (RFC 9112 §3).
QByteArray requestHead(const http::Request& request);

/// The content of `request` as its fields frame it: as it is, or in one chunk where they say
/// Transfer-Encoding: chunked (RFC 9112 §6.1, §7.1). Nothing without content and framing.
QByteArray framedContent(const http::Request& request);

} // namespace thence::wire
