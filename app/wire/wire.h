#pragma once

#include "app/trace/exchange.h"
#include "app/wire/options.h"

#include <QObject>

#include <functional>
#include <memory>

namespace thence::wire {

/// Sends requests over HTTP/1.1 (RFC 9112) and reports what happened on the wire, byte for byte.
/// Lives in one thread; nothing in it blocks. Destroying it ends what is under way without a
/// report.
class Wire : public QObject {
    Q_OBJECT

public:
    using Id = ExchangeId;
    using Done = std::function<void(trace::Exchange)>;
    using PhaseEntered = std::function<void(trace::Phase)>;

    explicit Wire(Options options = {}, QObject* parent = nullptr);
    ~Wire() override;

    /// Sends `request` just as it is: nothing is added, so Host and Content-Length must be among
    /// its fields. `done` is called exactly once, later, also on failure and cancellation.
    /// `phaseEntered` is called as the exchange goes on.
    Id send(http::Request request, Done done, PhaseEntered phaseEntered = {});

    /// Ends an exchange as Cancelled (or as `kind`); `done` is called with what there is. Unknown
    /// ids are ignored.
    void cancel(Id id, trace::Failure::Kind kind = trace::Failure::Kind::Cancelled);

    /// How many bytes of content have come, as they were sent; 0 for unknown ids.
    qint64 received(Id id) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace thence::wire
