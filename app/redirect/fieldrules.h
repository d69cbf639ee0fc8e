#pragma once

#include "app/http/message.h"
#include "app/redirect/rules.h"
#include "app/trace/decision.h"

namespace thence::redirect {

/// Where a request goes next, as far as the fields care.
struct Crossing {
    const url::Url& from;
    const url::Url& to;
    const url::Url& first; ///< of the chain
    Spelling spelling;
    bool crossedOrigins = false; ///< before this hop
    QByteArray referrerPolicy{}; ///< before this hop; empty: the usual one
};

/// Applies the rules' field table to `next`, adding a Change for each difference. `first` is the
/// first request of the chain, from which fields come back that were only dropped for a while; may
/// be null.
void applyFieldRules(const Rules& rules, const Crossing& crossing, const http::Response& response,
                     const http::Request* first, http::Request& next,
                     QList<trace::Change>& changes);

/// Whether a field carries a credential: Authorization, Cookie, Proxy-Authorization.
bool isCredential(QByteArrayView name);

} // namespace thence::redirect
