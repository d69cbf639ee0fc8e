#pragma once

#include "app/redirect/client.h"
#include "app/trace/trace.h"
#include "app/wire/wire.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace whereto::tracer {

/// How a chain is followed.
struct Settings {
    redirect::Client client;
    QStringList clientOptions; ///< "--post301"
    bool follow = true;        ///< false: one exchange, whatever it says
    int maxRedirects = -1;     ///< -1: the client's own limit
    std::chrono::milliseconds wholeTrace{120'000};
    QByteArray cookies; ///< "a=1; b=2", sent to the first URL's host as if it had set them
};

/// Follows one chain hop by hop: asks redirect::decide() for each next request, keeps the cookie
/// jar and what HSTS taught, and tells what happens as it happens. One Tracer follows one chain at
/// a time; the Wire can be shared.
class Tracer : public QObject {
    Q_OBJECT

public:
    explicit Tracer(wire::Wire& wire, QObject* parent = nullptr);
    ~Tracer() override;

    /// Starts a new chain. A chain under way is cancelled first (without signals).
    void start(http::Request request, Settings settings);
    /// Ends the chain; finished() comes with what there is.
    void cancel();
    bool isRunning() const;
    /// The chain so far.
    const trace::Trace& trace() const;

signals:
    /// A request is about to be sent; it will be hop `index`.
    void hopStarted(int index, const whereto::http::Request& request,
                    whereto::trace::Arrival arrival);
    void phaseEntered(int index, whereto::trace::Phase phase);
    /// trace().hops[index] is complete, its decision included.
    void hopFinished(int index);
    /// The last signal of a chain.
    void finished();

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace whereto::tracer
