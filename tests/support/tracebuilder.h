#pragma once

#include "app/trace/trace.h"

namespace thence::test {

/// When the first hop of a built trace starts.
QDateTime traceBase();

/// A trace from one line a hop:
///
///   "POST http://a.test/ | Cookie: a=b | @content x=1 -> 302 | Location: /b | Date: {0}\n"
///   "GET http://a.test/b -> 200 | Content-Type: text/html | @content <p>"
///
/// Each hop is decided to lead to the next, the last one to be the final response. "{-60}" is the
/// date 60 seconds before traceBase(). What starts with @ is no field. Beside the request: content,
/// "by meta-refresh 5" and "by refresh 0" (how one got there, seconds), "step" (nothing was sent,
/// HSTS). Beside the response: content, "wait 120" and "connect 30" (milliseconds, 10 and none
/// otherwise), "tls TLS 1.1", "days 5" (until the certificate ends), "unverified why", "reused",
/// "lenient repeated-length", "fail" (no response came), "broken" (its content broke off),
/// "stop loop 0", "stop too-many-redirects"….
trace::Trace trace(const QByteArray& lines);

} // namespace thence::test
