#pragma once

#include "app/wire/dialling/dial.h"
#include "app/wire/speaking/stream.h"
#include "app/wire/speaking/streamcontext.h"

namespace thence::wire {

/// Finds or makes the streams that exchanges travel on:
///
///   exchange ─▶ pool ─┬─ find: a transport is open ──────────────────┬─▶ stream ─▶ exchange
///                     └─ dial: lookup ─▶ race ─▶ TLS ─▶ transport ───┘    HTTP/1.1
///                        └──────────── dialling/ ────────────┘       └── speaking/ ──┘
///
/// Streams are for an origin. Trust, verification and what else makes up the identity that a server
/// is asked under are the options of the wire, and so the same for all of them.
class Pool {
public:
    /// Who asks for a stream, and hears how far it has come.
    class Asker : public Dial::Watcher {
    public:
        virtual void opened(std::unique_ptr<Stream> stream) = 0;
        virtual void notOpened(trace::Failure failure) = 0;
    };

    Pool(const Options& options, Telling& telling)
        : tls_(options.network.trust), context_{.options = options, .telling = telling} {}

    struct Found {
        std::unique_ptr<Stream> stream; ///< null if no transport is open that can carry it
        bool sawUnaskedBytes = false;   ///< one was given up because bytes had come on it
    };
    /// A stream to the origin of `target` over a transport that is open.
    Found find(const url::Url& target);

    /// A stream to the origin of `target` over a new transport: to be started, and kept until
    /// `asker` has been told or wants it no longer.
    std::unique_ptr<Dial> dial(const url::Url& target, Asker& asker);

private:
    TlsSettings tls_;
    StreamContext context_;
};

} // namespace thence::wire
