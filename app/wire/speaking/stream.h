#pragma once

#include "app/trace/exchange.h"

namespace thence::wire {

/// The way of one exchange over a transport, whatever is spoken there: it writes the request and
/// reads what comes back.
class Stream {
public:
    /// How an exchange ended on its stream.
    struct End {
        std::optional<trace::Failure> failure = {}; ///< none: the response is whole. No phase
        bool nothingCame = false;                   ///< not one byte of a response
    };

    /// Hears how the exchange goes on.
    class Listener {
    public:
        virtual ~Listener() = default;
        /// Some of the request has left this program; `whole`: all of it has.
        virtual void written(bool whole) = 0;
        /// Bytes of the response have come, and will be read now.
        virtual void arrived() = 0;
        /// The final response is in the exchange, and its content is to come.
        virtual void answered() = 0;
        /// Nothing more will be said. The stream must live until nothing of it is on the stack.
        virtual void ended(End end) = 0;
    };

    virtual ~Stream() = default;

    /// Whether its transport has carried an exchange before.
    virtual bool isReused() const = 0;
    virtual const std::shared_ptr<const trace::Connection>& connection() const = 0;

    /// Sends the request of `exchange`, which must be valid (see whyInvalid()), and puts what was
    /// sent and what comes into it. Called once; both must outlive the stream or its close().
    virtual void send(trace::Exchange& exchange, Listener& listener) = 0;
    /// No more content is wanted than has come.
    virtual void cutContent() = 0;
    /// The exchange is over, with or without a failure in it: the stream lets go of it, and leaves
    /// its transport to others if that can carry another exchange.
    virtual void close() = 0;
};

} // namespace thence::wire
