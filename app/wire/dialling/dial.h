#pragma once

#include "app/trace/failure.h"
#include "app/url/url.h"
#include "app/wire/dialling/addressracer.h"
#include "app/wire/dialling/resolver.h"
#include "app/wire/dialling/tlssettings.h"
#include "app/wire/dialling/transport.h"
#include "app/wire/options.h"

#include <tl/expected.hpp>

namespace thence::wire {

/// Makes a transport to the origin of a URL:
///
///   override, literal, localhost ─┐
///   lookup ───────────────────────┴─▶ race the addresses ─▶ TLS (https) ─▶ transport
///
/// Every step has a phase, a time of its own and its own failures. Destroying it gives up.
class Dial {
public:
    /// Hears how far it has come.
    class Watcher {
    public:
        virtual ~Watcher() = default;
        /// A step begins, which may take `limit`: the watcher keeps the time.
        virtual void entered(trace::Phase phase, std::chrono::milliseconds limit) = 0;
        /// There is a connection, or more is known about it.
        virtual void reached(const std::shared_ptr<const trace::Connection>& connection) = 0;
    };

    /// The failure's phase is left to whoever keeps the time.
    using Outcome = tl::expected<std::unique_ptr<Transport>, trace::Failure>;
    /// Called once, possibly before start() returns.
    using Done = std::function<void(Outcome)>;

    /// `options`, `tls` and `watcher` must outlive it.
    Dial(const url::Url& target, const Options& options, TlsSettings& tls, Watcher& watcher,
         Done done);

    void start();

private:
    bool isSecure() const { return target_.scheme() == "https"; }
    QSslConfiguration configuration();
    void resolve();
    void resolved(const Lookup::Answer& answer);
    void connectTo(const QList<QHostAddress>& addresses, quint16 port,
                   std::chrono::milliseconds limit);
    void connected(std::unique_ptr<QTcpSocket> socket);
    void secured(const std::optional<QString>& whyNot);
    void fail(trace::Failure::Kind kind, const QString& reason);

    const url::Url target_;
    const Options& options_;
    TlsSettings& tls_;
    Watcher& watcher_;
    Done done_;
    std::chrono::steady_clock::time_point lookupEnd_; ///< of the time for lookup and connecting
    std::unique_ptr<Lookup> lookup_;
    std::unique_ptr<AddressRacer> racer_;
    std::unique_ptr<Transport> transport_;
};

} // namespace thence::wire
