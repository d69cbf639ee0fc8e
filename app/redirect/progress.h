#pragma once

#include "app/http/message.h"
#include "app/trace/trace.h"

#include <QByteArray>

namespace thence::redirect {

/// What a chain has seen before the response at hand.
struct Progress {
    int redirects = 0; ///< already followed
    /// Fetch's "redirect-tainted origin": the chain has crossed origins before.
    bool crossedOrigins = false;
    /// The request's referrer policy, as the last response that had one set it (Referrer Policy
    /// §8.2); empty: the usual one.
    QByteArray referrerPolicy{};
    /// The first request of the chain, as composed: some clients send a field again once the chain
    /// is back where it was meant for. Null: the request at hand is the first.
    const http::Request* first = nullptr;
};

/// `before`, once `response` to `request` has led on by `step`.
Progress after(Progress before, const http::Request& request, const http::Response& response,
               const trace::Follow& step);

/// The request of hop `index` as the caller meant it: without what the client adds by itself.
/// `index` may be one past the last. Points into `trace`.
const http::Request& meantRequest(const trace::Trace& trace, qsizetype index);

/// What had been seen before the response of hop `index`. Points into `trace`.
Progress progressAt(const trace::Trace& trace, qsizetype index);

} // namespace thence::redirect
