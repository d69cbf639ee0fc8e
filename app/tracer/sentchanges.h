#pragma once

#include "app/trace/decision.h"

namespace thence::tracer {

/// Appends to `changes` what differs between the fields of two requests as they are sent and is not
/// named there yet: cookies from the jar, Host, Content-Length, what the client sets by itself.
void appendSentChanges(const http::Request& sent, const http::Request& next,
                       QList<trace::Change>& changes);

/// Appends every difference between a request and what a person made of it, both as they are sent.
void appendEdits(const http::Request& before, const http::Request& edited,
                 QList<trace::Change>& changes);

} // namespace thence::tracer
