#pragma once

#include "app/redirect/client.h"
#include "app/trace/trace.h"

namespace whereto::redirect {

/// What one client would do after the response of a hop.
struct Prediction {
    const Client* client = nullptr; ///< one of clients()
    trace::Decision decision;
    /// How much it differs from what the followed client does: 0 where they agree, most where one
    /// goes on and the other does not.
    int disagreement = 0;
};

/// The request of hop `index` as the caller meant it: without what the client adds by itself.
http::Request meantRequest(const trace::Trace& trace, int index);

/// What every client does after the response of hop `index`, as if each had come there with this
/// very request. The client that the trace was followed as is first, then come the others by how
/// much they disagree with it. Empty where there is no response.
QList<Prediction> predictAll(const trace::Trace& trace, int index);

} // namespace whereto::redirect
