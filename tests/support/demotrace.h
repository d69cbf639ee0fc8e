#pragma once

#include "app/trace/trace.h"

namespace thence::test {

/// Made-up traces for the window's tests and pictures: the answers, times, sizes and addresses are
/// fixed, and what is sent is what Chrome would send.

/// Four hops: POST → 308 → 302 → 307 → 200, with a method change, a cookie and an Authorization
/// field on the way, two origins besides the first.
trace::Trace demoTrace();

/// Two hops; the second one's connection is refused.
trace::Trace failingTrace();

/// Three hops that come back to the first.
trace::Trace loopTrace();

/// Thirty hops with URLs of about 600 bytes, ended by the limit.
trace::Trace longTrace();

/// https that taught HSTS, then http, which the client upgrades by itself.
trace::Trace hstsTrace();

/// `trace` as a file may have it: what was sent and came back in fields; neither heads nor times,
/// connections or versions.
trace::Trace fieldsOnly(trace::Trace trace);

/// `trace` as it is while hop `hops` runs: the hops before it, and no end.
trace::Trace firstHops(trace::Trace trace, qsizetype hops);

} // namespace thence::test
