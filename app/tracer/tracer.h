#pragma once

#include "app/trace/trace.h"
#include "app/tracer/pause.h"
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
/// Signals come from the event loop, never from inside a call. A slot may start, cancel or destroy
/// the Tracer.
class Tracer : public QObject {
    Q_OBJECT

public:
    explicit Tracer(wire::Wire& wire, QObject* parent = nullptr);
    ~Tracer() override;

    /// Starts a new chain, whose client must be known (redirect::agentOf). A chain under way is
    /// cancelled first (without signals). It pauses nowhere unless setPausing() says so.
    void start(http::Request request, trace::Terms terms);
    /// Starts a branch in the place of a new chain: keeps the hops of `original` before `index`
    /// and pauses before the request of hop `index` in any case. It has the terms of `original`.
    void continueFrom(const trace::Trace& original, int index);
    /// Ends the chain; finished() comes with what there is.
    void cancel();
    /// Goes on after paused(), with `edited` in the place of the next request if it is given.
    void resume(std::optional<http::Request> edited = {});
    /// In a pause: lets the client called `id` make this one step; paused() comes again.
    void stepAs(const QString& id);
    /// Whether it pauses before each request from now on.
    void setPausing(bool pausing);
    bool isRunning() const;
    /// The chain so far.
    const trace::Trace& trace() const;
    /// How many bytes of content have come for the request that is on its way.
    qint64 received() const;

signals:
    /// A request is about to be sent; it will be hop `index`.
    void hopStarted(int index, const thence::http::Request& request,
                    thence::trace::Arrival arrival);
    void phaseEntered(int index, thence::trace::Phase phase);
    /// trace().hops[index] is complete, its decision included.
    void hopFinished(int index);
    /// The next request waits for resume() or cancel().
    void paused(const thence::tracer::Pause& pause);
    /// The last signal of a chain.
    void finished();

private:
    void proceed();
    void proceedLater();
    void begin(const trace::Terms& terms);
    void pause();
    void release();
    void send(int index);
    void arrive(int index, trace::Exchange exchange);
    void end(trace::Failure::Kind kind);
    template <typename Emit>
    bool survives(Emit emitSignal);

    struct State;
    std::unique_ptr<State> state_;
};

} // namespace thence::tracer
