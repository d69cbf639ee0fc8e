#pragma once

#include "app/record/event.h"
#include "app/wire/wire.h"

#include <QObject>

#include <memory>
#include <optional>

namespace thence::tracer {

/// Follows one chain hop by hop: asks redirect::decide() for each next request, keeps the cookie
/// jar and what HSTS taught, and tells what happens as it happens. One Tracer follows one chain at
/// a time; the Wire can be shared. Delays that Refresh or Retry-After ask for are recorded, not
/// waited for. A request that would be sent a second time ends the chain (Stop::Reason::Loop), also
/// where the client would go on until its limit; a lower limit comes first.
///
/// The signal comes from the event loop, never from inside a call. A slot may start, cancel or
/// destroy the Tracer.
class Tracer : public QObject {
    Q_OBJECT

public:
    explicit Tracer(wire::Wire& wire, QObject* parent = nullptr);
    ~Tracer() override;

    /// Starts a new chain, which `record` is told of. The client that `terms` name must be known
    /// (redirect::agentOf). A chain under way is cancelled first (without a signal). It pauses
    /// nowhere unless setPausing() says so.
    void start(record::Id record, http::Request request, trace::Terms terms);
    /// Starts a branch in the place of a new chain: keeps the hops of `original` before `index`
    /// and pauses before the request of hop `index` in any case. It has the terms of `original`.
    void continueFrom(record::Id record, const trace::Trace& original, int index);
    /// Ends the chain; Finished comes with what there is.
    void cancel();
    /// Goes on after Paused, with `edited` in the place of the next request if it is given.
    void resume(std::optional<http::Request> edited = {});
    /// In a pause: lets the client called `id` make this one step; Paused comes again.
    void stepAs(const QString& id);
    /// Whether it pauses before each request but the first from now on.
    void setPausing(bool pausing);
    bool isRunning() const;

signals:
    /// What happens to the record of the chain, from Begun to Finished.
    void happened(const thence::record::Event& event);

private:
    void begin(record::Id record, const trace::Terms& terms);
    void proceed();
    void proceedLater();
    bool tellBeginning();
    void pause();
    void release();
    void send();
    void arrive(trace::Exchange exchange);
    bool tellLastHop();
    void end(trace::Failure::Kind kind);
    /// Emits, and says whether the chain is still the one it was: a slot may have started another
    /// one or destroyed this object.
    template <typename What>
    bool tell(What what);

    struct State;
    std::unique_ptr<State> state_;
};

} // namespace thence::tracer
