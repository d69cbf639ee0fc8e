#pragma once

#include "app/http/fieldlist.h"

#include <chrono>
#include <optional>

namespace thence::http {

/// What a Strict-Transport-Security field says (RFC 6797 §6.1).
struct StrictTransport {
    std::chrono::seconds maxAge{0}; ///< 0 takes the promise back
    bool includeSubDomains = false;
    bool preload = false; ///< asks for a place in the browsers' lists; no part of the RFC

    bool operator==(const StrictTransport&) const = default;
};

/// Reads the value of one field. Null if browsers must ignore it: no max-age, a directive twice, a
/// max-age that is no number.
std::optional<StrictTransport> readStrictTransport(QByteArrayView value);

/// What the fields of a response say: only the first of several fields counts (RFC 6797 §8.1).
std::optional<StrictTransport> strictTransport(const FieldList& fields);

} // namespace thence::http
