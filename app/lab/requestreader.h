#pragma once

#include "app/lab/received.h"

#include <memory>
#include <optional>

namespace thence::lab {

/// Reads one request after another out of a stream of bytes (RFC 9112 §2.2). Heads are limited to
/// 64 KiB and content to 1 MiB.
class RequestReader {
public:
    RequestReader();
    ~RequestReader();

    enum class State {
        Incomplete,    ///< more bytes are needed
        WantsContinue, ///< more bytes are needed, and will come after a 100 (RFC 9110 §10.1.1)
        Complete,
        Refused ///< what came is not HTTP, or too much
    };

    /// Takes from the front of `bytes` what it understands. WantsContinue comes once a request.
    State read(QByteArray& bytes);
    /// The request, after Complete; the next one can be read then. `scheme` is the connection's.
    Received take(QByteArrayView scheme);

private:
    struct Parsing;
    std::unique_ptr<Parsing> parsing_;
};

} // namespace thence::lab
